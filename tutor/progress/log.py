"""The log of events: rows to events and back, and reading from it in order."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import TypeAlias

from tutor.memory.day import day_of
from tutor.progress.chain import COLUMNS
from tutor.progress.event import BLANK, FORGOT, Event, microseconds, moment, written

Row: TypeAlias = tuple[str, int, str, int, int, str, str, str, str, str, str, str]
"""An event in the order of `chain.COLUMNS`."""


def row(event: Event) -> Row:
    """How the event is stored."""
    return (
        event.device,
        event.number,
        event.id,
        microseconds(event.wall),
        event.order,
        event.kind,
        event.lesson,
        event.attempt,
        event.section,
        event.question,
        event.fingerprint,
        written(event.body),
    )


def event(row: Row) -> Event:
    """What is stored as `row`; raises ValueError, TypeError or OverflowError for what never was an event."""
    device, number, key, wall, order, kind, lesson, attempt, section, question, fingerprint, text = row
    when, body = moment(wall), json.loads(text)
    if not isinstance(body, dict):
        raise ValueError("what an event says is no table")
    return Event(
        id=key,
        device=device,
        number=number,
        wall=when,
        day=day_of(body.get("day"), when).toordinal(),
        order=order,
        kind=kind,
        lesson=lesson,
        attempt=attempt,
        section=section,
        question=question,
        fingerprint=fingerprint,
        body=body,
    )


def everything(connection: sqlite3.Connection, lesson: str = "") -> Iterator[Event]:
    """What happened, with the lesson or with all of them, in an order that does not depend on which device's
    events were stored first.

    Tombstones and what is blank are no part of it.
    """
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM event WHERE kind NOT IN (?, ?) AND (? = '' OR lesson = ?) "
        "ORDER BY ordered, device, number",
        (FORGOT, BLANK, lesson, lesson),
    )
    return map(event, rows)


def count(connection: sqlite3.Connection) -> int:
    """How much happened: tombstones and what is blank are no part of it."""
    (found,) = connection.execute(
        "SELECT count(*) FROM event WHERE kind NOT IN (?, ?)", (FORGOT, BLANK)
    ).fetchone()
    return int(found)


def stored(connection: sqlite3.Connection, key: str) -> Event:
    """The event with the id `key`, which is there."""
    return event(connection.execute(f"SELECT {COLUMNS} FROM event WHERE id = ?", (key,)).fetchone())


def attempt(connection: sqlite3.Connection, lesson: str) -> tuple[Event, ...]:
    """What happened in the newest attempt at the lesson; nothing if none was begun."""
    present = present_attempt(connection, lesson)
    if not present:
        return ()
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM event WHERE lesson = ? AND attempt = ? ORDER BY ordered, device, number",
        (lesson, present),
    )
    return tuple(map(event, rows))


def present_attempt(connection: sqlite3.Connection, lesson: str) -> str:
    """The id of the newest attempt at the lesson; empty if none was begun."""
    found = connection.execute("SELECT attempt FROM lesson WHERE lesson = ?", (lesson,)).fetchone()
    return str(found[0]) if found else ""
