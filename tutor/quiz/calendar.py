"""The last four weeks laid out, each day with what was done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

SHOWN = 28
"""Days that are looked back on, today included."""


class Day(NamedTuple):
    """What was done on a learning day."""

    day: date
    answers: int = 0
    seconds: float = 0
    """Time on task."""
    is_active: bool = False
    """Whether anything was read, looked up or answered."""


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
