"""Days laid out: the last four weeks with what was done, and the days to come with what is due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

SHOWN = 28
"""Days that are looked back on, today included."""
AHEAD = 30
"""Days that are looked ahead to, today included."""


class Day(NamedTuple):
    """What was done on a learning day."""

    day: date
    answers: int = 0
    seconds: float = 0
    """Time on task."""
    is_active: bool = False
    """Whether anything was read, looked up or answered."""


class Due(NamedTuple):
    """How much comes back on a day."""

    day: date
    reviews: int


def last_days(done: Iterable[Day], today: date) -> tuple[Day, ...]:
    """Each of the last `SHOWN` days, the oldest first, whether anything was done or not."""
    known = {one.day: one for one in done}
    days = (today - timedelta(back) for back in range(SHOWN - 1, -1, -1))
    return tuple(known.get(day, Day(day)) for day in days)


def weeks(days: Iterable[Day]) -> tuple[tuple[Day | None, ...], ...]:
    """Days without gaps as weeks from Monday to Sunday; None before the first and after the last."""
    days = tuple(days)
    if not days:
        return ()
    before: tuple[Day | None, ...] = (None,) * days[0].day.weekday()
    after: tuple[Day | None, ...] = (None,) * (6 - days[-1].day.weekday())
    cells = before + days + after
    return tuple(cells[at : at + 7] for at in range(0, len(cells), 7))


def forecast(due: Mapping[date, int], today: date) -> tuple[Due, ...]:
    """The reviews of each of the next `AHEAD` days; what is overdue waits for today."""
    waiting = sum(count for day, count in due.items() if day < today)
    days = (today + timedelta(ahead) for ahead in range(AHEAD))
    return tuple(Due(day, due.get(day, 0) + (waiting if day == today else 0)) for day in days)
