"""The learning day: what is learnt after midnight still belongs to the evening before."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

USUAL_START = 4
"""The hour, local time, at which a learning day begins unless the learner chose another."""

_FARTHEST = 2
"""Days by which the learning day can be off the day in UTC: 14 hours of zone and 12 of a late start."""


def learning_day(local: datetime, start: int = USUAL_START) -> date:
    """The learning day of a moment, by the clock on the wall where the learner is.

    `start` is the hour at which a day begins. Clocks that are put forward or back make no day shorter here:
    it is the hands of the clock that count. Before the first day of the calendar there is none.
    """
    try:
        return (local - timedelta(hours=start)).date()
    except OverflowError:
        return date.min


def day_of(said: object, wall: datetime) -> date:
    """The learning day on which something happened: as it was recorded, if that can be.

    `wall` is when it happened. Where no day was recorded, or one that this moment has in no zone of the
    world, it is the day in UTC.
    """
    usual = learning_day(wall.astimezone(UTC))
    if not isinstance(said, str):
        return usual
    try:
        recorded = date.fromisoformat(said)
    except ValueError:
        return usual
    return recorded if abs((recorded - usual).days) <= _FARTHEST else usual
