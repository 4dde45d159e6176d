"""Drafts become events: dated, numbered, chained, and followed by everything that is kept beside the log."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache

from tutor.memory.day import USUAL_START, day_of, learning_day
from tutor.progress import chain, log
from tutor.progress.event import BEGUN, FORGOT, JSON, Draft, Event, microseconds

INSERT = f"INSERT INTO event ({chain.COLUMNS}, crc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_NEW = f"{INSERT} ON CONFLICT (id) DO NOTHING"

_UNDATED = frozenset((FORGOT, "met"))
"""Kinds of events whose body is all there is to say."""


def append(
    connection: sqlite3.Connection, drafts: Sequence[Draft], now: datetime, day_start: int = USUAL_START
) -> tuple[Event, ...]:
    """Store the drafts; one whose id is stored already gives what was stored then.

    `day_start` is the hour, local time, at which a learning day begins. To be called within a transaction.
    Raises Broken if the log does not end where it should.
    """
    device, before, latest = chain.own(connection)
    end = before
    events = []
    for draft in drafts:
        wall = draft.wall or now
        day, body = dated(draft, wall, day_start)
        event = Event(
            id=draft.id,
            device=device,
            number=end.number + 1,
            wall=wall.astimezone(UTC),
            day=day.toordinal(),
            order=max(microseconds(wall), latest + 1),
            kind=draft.kind,
            lesson=draft.lesson,
            attempt=attempt_of(connection, draft),
            section=draft.section,
            question=draft.question,
            fingerprint=draft.fingerprint,
            body=body,
        )
        row = log.row(event)
        longer = chain.End(event.number, event.order, chain.link(end.crc, row))
        if connection.execute(_INSERT_NEW, (*row, longer.crc)).rowcount:
            _follow()(connection, event)
            end, latest = longer, longer.ordered
        else:
            event = log.stored(connection, draft.id)
        events.append(event)
    if end != before:
        chain.extend(connection, device, end)
    return tuple(events)


@cache
def _follow() -> Callable[[sqlite3.Connection, Event], None]:
    """What everything beside the log follows from an event by. Nobody needs it before something is stored."""
    from tutor.progress.projection import apply

    return apply


def dated(draft: Draft, wall: datetime, day_start: int) -> tuple[date, Mapping[str, JSON]]:
    """The draft's learning day, and its body that says so: nobody could tell later from the time alone."""
    if "day" in draft.body or draft.kind in _UNDATED:
        return day_of(draft.body.get("day"), wall), draft.body
    day = learning_day(wall, day_start)
    return day, {**draft.body, "day": day.isoformat()}


def attempt_of(connection: sqlite3.Connection, draft: Draft) -> str:
    """The attempt the draft belongs to: its own, a new one, or the one under way; a tombstone to none."""
    if draft.attempt or draft.kind == FORGOT:
        return draft.attempt
    return draft.id if draft.kind == BEGUN else log.present_attempt(connection, draft.lesson)
