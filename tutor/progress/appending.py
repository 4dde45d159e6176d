"""Drafts become events: numbered, chained, and followed by everything that is kept beside the log."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from tutor.progress import chain, log
from tutor.progress.event import BEGUN, FORGOT, Draft, Event, microseconds, moment

INSERT = f"INSERT INTO event ({chain.COLUMNS}, crc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def append(connection: sqlite3.Connection, drafts: Sequence[Draft], now: int) -> tuple[Event, ...]:
    """Store the drafts; one whose id is stored already gives what was stored then.

    `now` is in microseconds since 1970. To be called within a transaction. Raises Broken if the log does not
    end where it should.
    """
    from tutor.progress import projection

    device = chain.own_device(connection)
    end = before = chain.end(connection, device)
    (latest,) = connection.execute("SELECT max(ordered) FROM device").fetchone()
    events = []
    for draft in drafts:
        event = log.stored(connection, draft.id)
        if event is None:
            wall = microseconds(draft.wall) if draft.wall else now
            order = latest = max(wall, latest + 1)
            event = numbered(draft, attempt_of(connection, draft), device, end.number + 1, wall, order)
            row = log.row(event)
            end = chain.End(event.number, order, chain.link(end.crc, row))
            connection.execute(INSERT, (*row, end.crc))
            projection.apply(connection, event)
        events.append(event)
    if end != before:
        chain.extend(connection, device, end)
    return tuple(events)


def attempt_of(connection: sqlite3.Connection, draft: Draft) -> str:
    """The attempt the draft belongs to: its own, a new one, or the one under way; a tombstone to none."""
    if draft.attempt or draft.kind == FORGOT:
        return draft.attempt
    return draft.id if draft.kind == BEGUN else log.present_attempt(connection, draft.lesson)


def numbered(draft: Draft, attempt: str, device: str, number: int, wall: int, order: int) -> Event:
    """The draft as an event."""
    return Event(
        id=draft.id,
        device=device,
        number=number,
        wall=moment(wall),
        order=order,
        kind=draft.kind,
        lesson=draft.lesson,
        attempt=attempt,
        section=draft.section,
        question=draft.question,
        fingerprint=draft.fingerprint,
        body=draft.body,
    )
