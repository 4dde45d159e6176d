"""Which marks are shown, and where else a term occurs."""

from __future__ import annotations

from tutor.reading.occurrence import occurrences
from tutor.reading.passage import TermMark
from tutor.reading.shown import shown

MARKS = (TermMark(0, 4, 1), TermMark(5, 9, 2), TermMark(10, 14, 1), TermMark(15, 19, 3))


def test_the_first_of_each_term_is_shown() -> None:
    assert shown(MARKS, "first", frozenset()) == (MARKS[0], MARKS[1], MARKS[3])


def test_all_are_shown() -> None:
    assert shown(MARKS, "all", frozenset()) == MARKS


def test_none_is_shown() -> None:
    assert shown(MARKS, "none", frozenset()) == ()


def test_known_terms_are_quiet() -> None:
    assert shown(MARKS, "all", frozenset({1})) == (MARKS[1], MARKS[3])
    assert shown(MARKS, "first", frozenset({2, 3})) == (MARKS[0],)


def test_a_term_occurs_in_several_sections() -> None:
    assert occurrences([MARKS[:2], (), MARKS[2:]]) == {1: [(0, 0), (2, 10)], 2: [(0, 5)], 3: [(2, 15)]}
