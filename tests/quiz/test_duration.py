"""Time in words."""

from __future__ import annotations

import pytest

from tutor.quiz.duration import duration


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 min"),
        (0.4, "under 1 min"),
        (29, "under 1 min"),
        (31, "1 min"),
        (59 * 60 + 40, "1 h"),
        (60 * 60 + 60, "1 h 1 min"),
        (123 * 3600, "123 h"),
    ],
)
def test_time_is_said_in_hours_and_minutes(seconds: float, words: str) -> None:
    assert duration(seconds) == words
