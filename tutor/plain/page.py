"""A section in pages to be said: whole paragraphs as far as they fit, a long one parted between sentences.

A page does not depend on the window, so that a place is the same one in every window.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from tutor.plain.console import PAGE
from tutor.plain.prose import spoken
from tutor.reading.passage import Block, Passage
from tutor.reading.sentences import POINTABLE, in_block


class Piece(NamedTuple):
    """A block, or a part of it; offsets into the block's own text."""

    block: int
    start: int
    end: int


class Page(NamedTuple):
    """What is said at a time."""

    start: int
    """Offset into the passage's text."""
    end: int
    pieces: tuple[Piece, ...]
    is_last: bool
    """Whether nothing of the section comes after it."""


def page_at(passage: Passage, language: str, offset: int) -> Page:
    """The page that begins with the sentence, or the block without sentences, in which an offset is."""
    blocks, starts = passage.blocks, passage.starts
    if not blocks:
        return Page(0, 0, (), True)
    first = max(0, bisect_right(starts, offset) - 1)
    begin = _stop_before(blocks[first], language, offset - starts[first])
    pieces: list[Piece] = []
    size = 0
    for index in range(first, len(blocks)):
        block = blocks[index]
        at = 0 if pieces else begin
        cells = cell_len(block.text[at:])
        if pieces and size + cells > PAGE:
            break
        end = len(block.text) if cells <= PAGE else _cut(block, language, at)
        pieces.append(Piece(index, at, end))
        size += cells
        if end < len(block.text):
            break
    pieces = _without_heading(pieces, blocks)
    last = pieces[-1]
    is_last = last.block == len(blocks) - 1 and last.end == len(blocks[-1].text)
    return Page(starts[first] + begin, starts[last.block] + last.end, tuple(pieces), is_last)


def page_before(passage: Passage, language: str, start: int) -> Page:
    """The page that ends before an offset; the first one when there is none."""
    page = page_at(passage, language, 0)
    while not page.is_last and page.end < start:
        after = page_after(passage, language, page)
        if after.start >= start:
            break
        page = after
    return page


def page_after(passage: Passage, language: str, page: Page) -> Page:
    """The page that follows one that is not the last."""
    last = page.pieces[-1]
    block = passage.blocks[last.block]
    rest = last.end < len(block.text)
    offset = passage.starts[last.block] + last.end if rest else passage.starts[last.block + 1]
    return page_at(passage, language, offset)


def last_page(passage: Passage, language: str) -> Page:
    """The page at the end of the section."""
    page = page_at(passage, language, 0)
    while not page.is_last:
        page = page_after(passage, language, page)
    return page


def said(passage: Passage, page: Page) -> list[str]:
    """The lines of a page, with an empty one before each block but those of a tight list."""
    lines: list[str] = []
    for index, start, end in page.pieces:
        block = passage.blocks[index]
        if not block.tight or not lines:
            lines.append("")
        lines.append(spoken(block, start, end))
    return lines


def _without_heading(pieces: list[Piece], blocks: Sequence[Block]) -> list[Piece]:
    """The pieces without headings at their end: these belong to what comes next."""
    is_last = pieces[-1].block == len(blocks) - 1
    kept = len(pieces)
    while kept > 1 and not is_last and blocks[pieces[kept - 1].block].kind == "heading":
        kept -= 1
    return pieces[:kept]


@lru_cache(maxsize=8)
def _stops(block: Block, language: str) -> list[int]:
    """Where a page may begin in a block."""
    if block.kind == "code":
        lines = block.text.split("\n")
        return [0, *(sum(len(line) + 1 for line in lines[:number]) for number in range(1, len(lines)))]
    if block.kind in POINTABLE:
        return [0, *(start for start, _ in in_block(block, language) if start)]
    return [0]


def _stop_before(block: Block, language: str, offset: int) -> int:
    if offset <= 0:
        return 0
    stops = _stops(block, language)
    return stops[max(0, bisect_right(stops, offset) - 1)]


def _cut(block: Block, language: str, start: int) -> int:
    """Where a page that begins in a long block ends: before the last sentence that does not fit."""
    end = start
    for stop in [*(one for one in _stops(block, language) if one > start), len(block.text)]:
        if end > start and cell_len(block.text[start:stop]) > PAGE:
            break
        end = stop
    return end
