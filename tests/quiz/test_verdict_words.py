"""What is said of a part of an answer."""

from __future__ import annotations

import pytest

from tutor.quiz.verdict_words import place_told


@pytest.mark.parametrize(
    ("place", "right", "in_order", "said"),
    [
        (1, 1, True, "✓ Right. "),
        (0, 2, True, "✓ In order with the others; its place: 3."),
        (1, 1, False, "✗ At its place, but not in order with the others. "),
        (0, 2, False, "✗ Not right; right is: place 3."),
    ],
)
def test_of_an_item_it_is_said_how_it_stands(place: int, right: int, in_order: bool, said: str) -> None:
    told = place_told(place, right, in_order)
    assert f"{told.sign} {told.words} {told.right}" == said
