"""A passage laid out: rows that cover the text, leads that line up, rows found by offset."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tutor.reading.layout import lay_out
from tutor.reading.markdown import blocks
from tutor.reading.passage import Passage

TEXT = """
A first paragraph with more than a few words in it.

> A quote that is long enough to need two rows.

- one item of some length here
- two

  goes on

1. first

```
code  here
```
"""


@pytest.fixture
def passage() -> Passage:
    """A passage with a block of every shape."""
    return Passage(blocks(TEXT))


@pytest.mark.parametrize("width", [1, 2, 7, 24, 80, 500])
def test_the_rows_hold_all_of_the_text_and_nothing_twice(passage: Passage, width: int) -> None:
    rows = [row for row in lay_out(passage, width).rows if row.block >= 0]
    shown = "".join(passage.text[row.start : row.end] for row in rows)
    assert shown == "".join(block.text for block in passage.blocks)


@pytest.mark.parametrize("width", [12, 24, 80])
def test_no_row_is_wider_than_the_column(passage: Passage, width: int) -> None:
    for row in lay_out(passage, width).rows:
        assert cell_len(row.lead + passage.text[row.start : row.end].rstrip()) <= width


def test_rows_of_a_block_line_up_under_its_marker(passage: Passage) -> None:
    leads = {(row.block, row.lead) for row in lay_out(passage, 24).rows if row.block >= 0}
    assert {lead for _, lead in leads} == {"", "│ ", "• ", "  ", "1. "}


def test_an_offset_is_found_in_the_row_that_shows_it(passage: Passage) -> None:
    layout = lay_out(passage, 24)
    for offset in range(len(passage.text)):
        row = layout.rows[layout.row_of(offset)]
        assert row.start <= offset
        following = layout.starts[layout.row_of(offset) + 1 :]
        assert not following or offset < following[0]


def test_an_empty_passage_has_no_rows() -> None:
    layout = lay_out(Passage(()), 40)
    assert (layout.rows, layout.row_of(0)) == ((), 0)
