"""Days laid out by hand: 2 March 2026 is a Monday."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tutor.quiz.calendar import SHOWN, Day, last_days, weeks

MONDAY = date(2026, 3, 2)


def test_every_one_of_the_last_days_is_there_with_what_was_done() -> None:
    done = Day(MONDAY - timedelta(3), answers=5, seconds=60, is_active=True)
    days = last_days([done, Day(MONDAY - timedelta(28), is_active=True)], MONDAY)
    assert len(days) == SHOWN
    assert (days[0].day, days[-1].day) == (date(2026, 2, 3), MONDAY)
    assert [one for one in days if one.is_active] == [done]


def test_four_whole_weeks_end_on_a_sunday() -> None:
    sunday = MONDAY - timedelta(1)
    laid = weeks(last_days([], sunday))
    assert len(laid) == 4
    assert all(None not in week for week in laid)
    assert [week[0].day.isoformat() for week in laid if week[0]] == [
        *("2026-02-02", "2026-02-09", "2026-02-16", "2026-02-23")
    ]


@pytest.mark.parametrize("offset", range(7))
def test_days_stand_under_their_weekday(offset: int) -> None:
    laid = weeks(last_days([], MONDAY + timedelta(offset)))
    assert all(len(week) == 7 for week in laid)
    assert all(day is None or day.day.weekday() == at for week in laid for at, day in enumerate(week))
    assert [day for week in laid for day in week if day] == list(last_days([], MONDAY + timedelta(offset)))


def test_without_days_there_is_no_week() -> None:
    assert weeks([]) == ()
