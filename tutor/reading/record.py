"""A passage as plain lists, for the cache; quick to read back.

`[blocks, marks]`: a block is `[kind, text, spans, level, marker, tight]` with the spans in one flat list of
`start, end, style, href`; the marks are one flat list of `start, end, term`.
"""

from __future__ import annotations

from typing import Any, Final, get_args

from tutor.reading.passage import Block, BlockKind, Passage, Span, SpanStyle, TermMark

_KINDS: Final[tuple[BlockKind, ...]] = get_args(BlockKind)
_STYLES: Final[tuple[SpanStyle, ...]] = get_args(SpanStyle)


def encode_passage(passage: Passage) -> list[Any]:
    """The passage as lists, strings, integers and booleans."""
    blocks = [
        [_KINDS.index(b.kind), b.text, _encode_spans(b.spans), b.level, b.marker, b.tight]
        for b in passage.blocks
    ]
    marks = [number for mark in passage.terms for number in (mark.start, mark.end, mark.term)]
    return [blocks, marks]


def decode_passage(data: list[Any]) -> Passage:
    """The passage that was encoded. Raises ValueError, TypeError or LookupError for anything else."""
    rows, marks = data
    blocks = tuple(
        Block(_KINDS[kind], text, _decode_spans(spans) if spans else (), level, marker, tight)
        for kind, text, spans, level, marker, tight in rows
    )
    return Passage(blocks, tuple(map(TermMark, marks[::3], marks[1::3], marks[2::3])))


def _encode_spans(spans: tuple[Span, ...]) -> list[Any]:
    return [value for span in spans for value in (span.start, span.end, _STYLES.index(span.style), span.href)]


def _decode_spans(flat: list[Any]) -> tuple[Span, ...]:
    styles = [_STYLES[style] for style in flat[2::4]]
    return tuple(map(Span, flat[::4], flat[1::4], styles, flat[3::4]))
