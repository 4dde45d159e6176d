"""Confidence against results, as in the worked example, and in words."""

from __future__ import annotations

import pytest

from tutor.quiz.calibration import Calibration, calibration, measured, said

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
