"""Parts cut out of a text of blocks, with the styles of what is left kept in their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tutor.reading.passage import Block, Passage, Span

Cut = tuple[int, int]
"""From and to, as offsets."""


def stretch(passage: Passage, start: int, end: int, without: Iterable[Cut] = ()) -> tuple[Block, ...]:
    """The blocks between two offsets, without these cuts; blocks of which nothing is left are gone."""
    gone = [(0, start), *without, (end, len(passage.text))]
    found: list[Block] = []
    for block, base in zip(passage.blocks, passage.starts, strict=True):
        here = [(max(0, a - base), min(len(block.text), b - base)) for a, b in gone]
        left = cut(block, [(a, b) for a, b in here if a < b])
        if left.text.strip():
            found.append(left)
    return tuple(found)


def cut(block: Block, cuts: Sequence[Cut]) -> Block:
    """The block without these parts of it, and without the blanks that they would leave doubled."""
    if not cuts:
        return block
    kept = list(_kept(block.text, cuts))
    text = "".join(block.text[a:b] for a, b in kept)
    spans: list[Span] = []
    for span in block.spans:
        start, end = _moved(span.start, kept), _moved(span.end, kept)
        if start < end:
            spans.append(span._replace(start=start, end=end))
    return block._replace(text=text, spans=tuple(spans))


def _kept(text: str, cuts: Sequence[Cut]) -> Iterator[Cut]:
    """What stays: the parts between the cuts, one blank at most where two of them meet, none at the ends."""
    at = 0
    blank = True
    for start, end in (*sorted(cuts), (len(text), len(text))):
        if start > at:
            first, last = at, start
            while blank and first < last and text[first].isspace():
                first += 1
            if end >= len(text):
                while last > first and text[last - 1].isspace():
                    last -= 1
            if first < last:
                yield first, last
                blank = text[last - 1].isspace()
        at = max(at, end)


def _moved(offset: int, kept: Sequence[Cut]) -> int:
    """Where an offset is after cutting."""
    return sum(min(end, offset) - start for start, end in kept if start < offset)
