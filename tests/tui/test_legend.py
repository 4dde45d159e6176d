"""Things to give, on as few lines as they need."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tutor.tui.widgets.legend import Thing, placed


def lines(things: list[Thing], width: int, is_list: bool = False) -> list[str]:
    """The legend as it is seen."""
    seen = []
    for pieces in placed(things, width, is_list):
        line = ""
        for piece in pieces:
            line = line.ljust(piece.start) + piece.key + piece.text + piece.note
        seen.append(line)
    return seen


CLASSES = [Thing("1", "fact"), Thing("2", "opinion"), Thing("3", "reasoned judgement")]


def test_what_fits_on_a_line_stands_on_it() -> None:
    assert lines(CLASSES, 60) == ["1 fact   2 opinion   3 reasoned judgement"]


def test_nothing_that_fits_on_a_line_is_parted() -> None:
    assert lines(CLASSES, 24) == ["1 fact   2 opinion", "3 reasoned judgement"]


def test_what_is_longer_than_a_line_goes_on_indented() -> None:
    things = [Thing("a", "builds a second bridge", "← 1"), Thing("b", "swims")]
    assert lines(things, 14, is_list=True) == ["a builds a", "  second", "  bridge ← 1", "b swims"]


def test_in_a_list_each_has_a_line_of_its_own() -> None:
    assert lines(CLASSES[:2], 60, is_list=True) == ["1 fact", "2 opinion"]


def test_a_line_break_in_a_thing_is_a_space() -> None:
    assert lines([Thing("1", "fact\nor so")], 60) == ["1 fact or so"]


@given(st.lists(st.text("ab ", min_size=1, max_size=40), max_size=8), st.integers(3, 60), st.booleans())
def test_no_line_is_too_wide_and_no_word_is_lost(texts: list[str], width: int, is_list: bool) -> None:
    things = [Thing("1", text) for text in texts]
    seen = placed(things, width, is_list)
    assert all(piece.end <= width for pieces in seen for piece in pieces)
    for index, text in enumerate(texts):
        parts = [piece.text for pieces in seen for piece in pieces if piece.index == index]
        assert "".join("".join(parts).split()) == "".join(text.split())
