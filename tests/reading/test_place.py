"""A place survives an edit of the text around it."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from tutor.reading.passage import Block, Passage
from tutor.reading.place import Place, at, restore

Build = Callable[..., Passage]

TEXT = "The bell hung in the tower. Nobody rang it any more, and nobody took it down."


def test_a_place_carries_a_few_words(passage: Build) -> None:
    assert at(passage(TEXT), "bell", 28) == Place("bell", 28, "Nobody rang it any more, and")


@given(st.lists(st.text(), max_size=4), st.integers(-5, 100))
def test_an_unchanged_text_gives_the_place_back(texts: list[str], offset: int) -> None:
    one = Passage(tuple(Block("paragraph", text) for text in texts))
    place = at(one, "s", offset)
    assert restore(one, place) == place.offset == min(max(0, offset), len(one.text))


def test_the_words_win_over_the_offset_when_the_text_was_edited(passage: Build) -> None:
    place = at(passage(TEXT), "bell", 28)
    edited = passage("A sentence was put before it.", TEXT)
    assert edited.text[restore(edited, place) :].startswith("Nobody rang")


def test_of_several_places_with_the_words_the_nearest_is_taken(passage: Build) -> None:
    text = "once more. " * 10
    assert restore(passage("x" + text), Place("s", 57, "once more.")) == 56


def test_other_quotation_marks_do_not_lose_the_place(passage: Build) -> None:
    place = Place("s", 0, "the 'last' bell")
    assert restore(passage("It was the ‘last’ bell"), place) == 7


def test_without_its_words_a_place_is_where_it_was(passage: Build) -> None:
    assert restore(passage(TEXT), Place("s", 30, "gone")) == 30


def test_a_place_beyond_a_shortened_text_is_its_end(passage: Build) -> None:
    assert restore(passage("short"), Place("s", 300, "gone")) == 5


def test_a_text_without_spaces_gives_a_place_of_few_characters(passage: Build) -> None:
    assert 0 < len(at(passage("中" * 500), "s", 3).words) <= 60
