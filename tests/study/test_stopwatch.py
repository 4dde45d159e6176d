"""Time on task runs with the keys and stands still without them."""

from __future__ import annotations

import pytest

from tutor.study.stopwatch import Stopwatch

Clock = list[float]


@pytest.fixture
def clock() -> Clock:
    """The time is the last of these."""
    return [1000.0]


@pytest.fixture
def watch(clock: Clock) -> Stopwatch:
    return Stopwatch(lambda: clock[-1])


def test_it_runs_from_its_beginning(clock: Clock, watch: Stopwatch) -> None:
    assert watch.seconds == 0
    clock.append(1030.0)
    assert watch.seconds == 30


def test_the_time_of_which_no_key_was_pressed_for_ninety_seconds_does_not_count(
    clock: Clock, watch: Stopwatch
) -> None:
    clock.append(1080.0)
    watch.touch()
    clock.append(1080.0 + 3600)
    assert watch.seconds == 80 + 90
    assert watch.is_idle
    watch.touch()
    assert not watch.is_idle
    clock.append(clock[-1] + 10)
    assert watch.seconds == 80 + 90 + 10


def test_a_clock_that_goes_back_takes_nothing_away(clock: Clock, watch: Stopwatch) -> None:
    clock.append(1020.0)
    watch.touch()
    clock.append(900.0)
    assert watch.seconds == 20
    watch.touch()
    clock.append(905.0)
    assert watch.seconds == 25
