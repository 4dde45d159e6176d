"""The rating table."""

from __future__ import annotations

import pytest

from tutor.memory.rating import Rating, rated

AGAIN, HARD, GOOD = Rating


@pytest.mark.parametrize(
    ("credit", "rating"), [(0, AGAIN), (0.79, AGAIN), (0.8, HARD), (0.99, HARD), (1, GOOD)]
)
def test_credit_alone(credit: float, rating: Rating) -> None:
    assert rated(credit) is rating


@pytest.mark.parametrize("credit", [0, 0.9, 1])
def test_an_answer_with_help_was_not_known(credit: float) -> None:
    assert rated(credit, is_helped=True, confidence=0.95) is AGAIN


@pytest.mark.parametrize(
    ("confidence", "chance", "is_typed", "rating"),
    [
        (0.25, 0.25, False, AGAIN),
        (0.5, 0.5, False, AGAIN),
        (0.1, 0.1, True, HARD),
        (0.5, 0.25, False, HARD),
        (0.5, 0.1, True, HARD),
        (0.75, 0.25, False, GOOD),
        (0.95, 0.1, True, GOOD),
        (None, 0.5, False, GOOD),
    ],
)
def test_a_right_answer_is_worth_what_was_known(
    confidence: float | None, chance: float, is_typed: bool, rating: Rating
) -> None:
    assert rated(1, confidence=confidence, chance=chance, is_typed=is_typed) is rating


def test_confidence_does_not_make_a_miss_better_or_worse() -> None:
    assert {rated(0.5, confidence=sure) for sure in (0.1, 0.5, 0.95)} == {AGAIN}
    assert {rated(0.9, confidence=sure) for sure in (0.1, 0.5, 0.95)} == {HARD}
