"""Confidence against results, as in the worked example, and in words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.quiz.calibration import (
    Calibration,
    Level,
    Surety,
    calibration,
    levels,
    measured,
    said,
    said_in_full,
    summed,
)

SURE = (0.9, 0.9, 0.6, 0.75, 0.25)
RIGHT = (1, 0, 1, 1, 0)


def test_the_worked_example() -> None:
    found = measured(list(zip(SURE, RIGHT, strict=True)))
    assert found.brier == pytest.approx(0.221)
    assert found.bias == pytest.approx(0.08)


def test_nothing_is_said_of_fewer_than_ten_answers() -> None:
    assert calibration([(0.5, 1.0)] * 9) is None
    assert calibration([(0.5, 1.0)] * 10) is not None


def test_nothing_cannot_be_measured() -> None:
    with pytest.raises(ValueError, match="no answers"):
        measured([])


@pytest.mark.parametrize(
    ("bias", "words"),
    [
        (0.02, "about as sure as you were right"),
        (0.2, "20 points in 100 more sure than right"),
        (-0.2, "20 points in 100 more often right than you thought"),
    ],
)
def test_the_bias_is_said_in_words(bias: float, words: str) -> None:
    assert words in said(Calibration(10, 0.2, bias))


def test_the_brier_score_is_said_with_what_to_hold_it_against() -> None:
    words = said_in_full(Calibration(10, 0.221, 0.08))
    assert "8 points in 100 more sure than right. Your Brier score is 0.22, where 0 is perfect" in words


def sureties(sure: Sequence[float], right: Sequence[float]) -> list[Surety]:
    return [Surety(c, 1, o, o**2) for c, o in zip(sure, right, strict=True)]


def test_sums_say_what_the_answers_do() -> None:
    found = summed(sureties(SURE * 2, RIGHT * 2))
    assert found is not None
    assert found.answers == 10
    assert found.brier == pytest.approx(0.221)
    assert found.bias == pytest.approx(0.08)
    assert summed([Surety(0.5, 9, 9, 9)]) is None
    assert summed([]) is None


@given(st.lists(st.tuples(st.sampled_from(SURE), st.floats(0, 1)), min_size=10, max_size=30))
def test_sums_by_confidence_say_what_all_answers_do(answers: list[tuple[float, float]]) -> None:
    grouped = [
        Surety(c, len(those), sum(those), sum(o**2 for o in those))
        for c in set(SURE)
        if (those := [o for sure, o in answers if sure == c])
    ]
    found, expected = summed(grouped), calibration(answers)
    assert found is not None
    assert expected is not None
    assert found.brier == pytest.approx(expected.brier)
    assert found.bias == pytest.approx(expected.bias)


def test_a_level_holds_what_was_said_in_one_word() -> None:
    said_so = [
        Surety(0.125, 2, 0.0, 0.0),
        Surety(0.25, 2, 1.0, 1.0),
        Surety(0.5, 4, 2.5, 2.25),
        Surety(0.95, 10, 8.0, 8.0),
    ]
    assert levels(said_so) == (
        Level("guessing", 0.1875, 0.25, 4),
        Level("unsure", 0.5, 0.625, 4),
        Level("sure", 0.95, 0.8, 10),
    )


def test_there_is_a_level_for_every_confidence() -> None:
    assert [levels([Surety(c, 1, 1, 1)])[0].name for c in (0, 0.4, 0.41, 0.75, 0.86, 1, 7)] == [
        *("guessing", "guessing", "unsure", "fairly sure", "sure", "sure", "sure")
    ]
    assert levels([]) == ()
