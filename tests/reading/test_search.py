"""Search folds what a reader does not type."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tutor.reading.passage import Passage
from tutor.reading.search import search

Build = Callable[..., Passage]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The Bell rang.", "bell", ["Bell"]),
        ("a line\nbreak", "line break", ["line\nbreak"]),
        ("Café, CAFE, cafe\u0301", "café", ["Café", "CAFE", "cafe\u0301"]),
        ("‘It’s’ — so", "'it's' - so", ["‘It’s’ — so"]),
        ("inside", "sid", ["sid"]),
        ("Straße", "stras", ["Straß"]),
        ("bell", "  bell ", ["bell"]),
        ("bell", " ", []),
        ("bell", "", []),
        ("aaaa", "aa", ["aa", "aa"]),
        ("北京市", "京", ["京"]),
    ],
)
def test_search_finds(passage: Build, text: str, words: str, found: list[str]) -> None:
    one = passage(text)
    assert [one.text[start:end] for start, end in search(one, words)] == found


def test_nothing_is_found_across_two_blocks(passage: Build) -> None:
    assert search(passage("the end", "of it"), "end of") == ()


def test_what_ends_at_a_block_does_not_hide_what_begins_after_it(passage: Build) -> None:
    assert search(passage("x a", "a a"), "a a") == ((5, 8),)


def test_offsets_are_those_of_the_whole_passage(passage: Build) -> None:
    one = passage("İstanbul…", "the bell")
    ((start, end),) = search(one, "BELL")
    assert one.text[start:end] == "bell"
