"""A passage laid out in rows of a given width."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from rich.cells import cell_len

from tutor.reading.passage import Block, Passage
from tutor.reading.wrap import wrap

QUOTE_BAR = "│ "
STEP = "  "
"""One level of a nested list."""


class Row(NamedTuple):
    """One row: the text from `start` to `end` of the passage, behind `lead`."""

    block: int
    """Index of the block; -1 for a blank row."""
    start: int
    end: int
    lead: str


class Layout(NamedTuple):
    """All rows of a passage at one width."""

    width: int
    rows: tuple[Row, ...]
    starts: tuple[int, ...]
    """Each row's start offset, for finding the row of an offset."""

    def row_of(self, offset: int) -> int:
        """The row that shows this offset (the last one that begins at or before it); 0 when empty."""
        return max(0, bisect_right(self.starts, offset) - 1)


def lay_out(passage: Passage, width: int) -> Layout:
    """The rows of a passage in a column of `width` cells, at least 1."""
    rows: list[Row] = []
    for index, (block, base) in enumerate(zip(passage.blocks, passage.starts, strict=True)):
        if rows and not block.tight:
            rows.append(Row(-1, base, base, ""))
        first, rest = _leads(block)
        room = max(1, width - cell_len(first))
        begins = wrap(block.text, room)
        ends = [*begins[1:], len(block.text)]
        for number, (a, b) in enumerate(zip(begins, ends, strict=True)):
            rows.append(Row(index, base + a, base + b, rest if number else first))
    return Layout(width, tuple(rows), tuple(row.start for row in rows))


def _leads(block: Block) -> tuple[str, str]:
    """What stands before a block's first row, and before the others."""
    if block.kind == "quote":
        bar = QUOTE_BAR * max(1, block.level)
        return bar, bar
    if block.kind in ("item", "note"):
        before = STEP * max(0, block.level - 1)
        first = before + (f"{block.marker} " if block.marker else STEP)
        return first, " " * cell_len(first)
    if block.kind == "code":
        return STEP * (block.level + 1), STEP * (block.level + 1)
    return "", ""
