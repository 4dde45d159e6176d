"""The learning day goes by the clock on the wall, and is recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.memory.day import day_of, learning_day

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("moment", "start", "day"),
    [
        ("2031-05-04T03:59:59", 4, date(2031, 5, 3)),
        ("2031-05-04T04:00:00", 4, date(2031, 5, 4)),
        ("2031-05-04T00:00:00", 0, date(2031, 5, 4)),
        ("2031-01-01T11:59:00", 12, date(2030, 12, 31)),
        ("0001-01-01T03:59:00", 4, date(1, 1, 1)),
        ("9999-12-31T23:59:59", 4, date(9999, 12, 31)),
    ],
)
def test_a_day_begins_at_its_hour(moment: str, start: int, day: date) -> None:
    assert learning_day(datetime.fromisoformat(moment), start) == day


@pytest.mark.parametrize(("sunday", "hours"), [(date(2031, 3, 30), 23), (date(2031, 10, 26), 25)])
def test_the_days_on_which_clocks_are_changed_end_at_the_same_hour(sunday: date, hours: int) -> None:
    first = datetime(sunday.year, sunday.month, sunday.day - 1, 4, tzinfo=BERLIN).astimezone(UTC)
    found = [learning_day((first + timedelta(hours=hour)).astimezone(BERLIN)) for hour in range(49)]
    assert found.count(sunday - timedelta(days=1)) == hours
    assert found == sorted(found)


def test_what_was_recorded_decides_where_it_is_possible() -> None:
    wall = datetime(2031, 5, 4, 2, tzinfo=UTC)
    assert day_of("2031-05-04", wall) == date(2031, 5, 4)
    assert day_of("2031-05-02", wall) == date(2031, 5, 2)
    for said in (None, 7, "", "2031-05", "2031-13-01", "2030-05-04", "9999-12-31"):
        assert day_of(said, wall) == date(2031, 5, 3)


@given(
    st.integers(0, 100_000),
    st.floats(-12, 14),
    st.integers(0, 12),
)
def test_a_day_of_any_zone_with_any_start_is_taken(hours: int, zone: float, start: int) -> None:
    utc = datetime(2027, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    day = learning_day(utc + timedelta(hours=zone), start)
    assert day_of(day.isoformat(), utc) == day
