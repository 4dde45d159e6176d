"""Distance between spellings, and the letters that make it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.quiz.spelling import difference, distance

WORDS = st.text("abcé", max_size=8)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("", "", 0),
        ("", "abc", 3),
        ("bell", "bell", 0),
        ("bell", "bel", 1),
        ("bell", "belll", 1),
        ("bell", "ball", 1),
        ("bell", "ebll", 1),
        ("stakehlodre", "stakeholder", 2),
        ("ca", "abc", 3),
        ("kitten", "sitting", 3),
    ],
)
def test_the_distance_counts_letters_added_lost_changed_and_swapped(one: str, other: str, apart: int) -> None:
    assert distance(one, other) == apart


@given(WORDS, WORDS)
def test_the_distance_is_the_same_both_ways(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)


@given(WORDS, WORDS)
def test_the_distance_is_nothing_only_between_equals(one: str, other: str) -> None:
    assert (distance(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance(one, other) <= max(len(one), len(other))


@pytest.mark.parametrize(
    ("typed", "meant", "shown"),
    [
        ("levrage", "leverage", "lev[-e]rage"),
        ("leveragge", "leverage", "levera[+g]ge"),
        ("levarage", "leverage", "lev[a>e]rage"),
        ("levearge", "leverage", "leve[ar>ra]ge"),
        ("CAFÉ", "cafe", "CAFÉ"),
        ("", "ab", "[-ab]"),
        ("xy", "", "[+xy]"),
        ("", "", ""),
    ],
)
def test_the_difference_shows_the_letters(typed: str, meant: str, shown: str) -> None:
    marks = {
        "same": "{typed}",
        "extra": "[+{typed}]",
        "missing": "[-{meant}]",
        "changed": "[{typed}>{meant}]",
    }
    pieces = difference(typed, meant)
    assert "".join(marks[p.kind].format(typed=p.typed, meant=p.meant) for p in pieces) == shown


@given(WORDS, WORDS)
def test_the_pieces_make_up_both_texts(one: str, other: str) -> None:
    pieces = difference(one, other)
    assert "".join(piece.typed for piece in pieces) == one
    assert "".join(piece.meant for piece in pieces) == other
    assert all(before.kind != after.kind for before, after in pairwise(pieces))
