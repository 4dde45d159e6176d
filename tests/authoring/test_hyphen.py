"""Words that the end of a line divided."""

from __future__ import annotations

import pytest

from tutor.authoring.hyphen import made_whole, words_in


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("It has lever-\nage.", "It has leverage."),
        ("It has lever\u00ad\n  age.", "It has leverage."),
        ("A well-\nknown boat.", "A well-known boat."),
        ("A forty-\nfirst boat.", "A forty-first boat."),
        ("The harbour-\nmaster, a harbour-master", "The harbour-master, a harbour-master"),
        ("A light-\nhouse, the lighthouse.", "A lighthouse, the lighthouse."),
        ("Anna Thaler-\nHuber came.", "Anna Thaler-Huber came."),
        ("short-\nand long-term", "short- and long-term"),
        ("Strom-\nund Gasnetz", "Strom- und Gasnetz"),
        ("the years 1961-\n1963", "the years 1961-1963"),
        ("a pause -\nand on", "a pause -\nand on"),
        ("no end-\n\nA new paragraph", "no end-\n\nA new paragraph"),
        ("land use, land use; a land-\nuse plan", "land use, land use; a land-use plan"),
    ],
)
def test_the_hyphen_stays_where_the_word_has_one(written: str, whole: str) -> None:
    assert made_whole(written, words_in([written])) == whole


def test_many_divided_words_are_joined_in_one_pass() -> None:
    assert made_whole("x-\n" * 50_000, words_in([])).count("\n") <= 25_001
