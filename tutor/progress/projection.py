"""What follows from the log, kept beside it in the same transaction so that nothing needs a walk through it.

Feeding all events to `apply` in their order gives the same tables again, to the last digit.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from itertools import zip_longest

from tutor.progress import log
from tutor.progress.event import BEGUN, FORGOT, JSON, Event, microseconds, written

TABLES = {
    "lesson": "lesson",
    "attempt": "lesson, id",
    "result": "lesson, attempt, question",
    "section_read": "lesson, attempt, section",
    "lookup": "lesson, attempt, term",
    "known": "lesson, term",
    "met": "lesson",
}
"""Each with its key."""

MOST_POINTS = 1_000_000.0


def apply(connection: sqlite3.Connection, event: Event) -> None:
    """Let the tables follow from one more event; nothing follows from a tombstone by itself."""
    if event.kind == FORGOT:
        return
    connection.execute(
        "INSERT INTO lesson (lesson, last_used) VALUES (?, ?) "
        "ON CONFLICT (lesson) DO UPDATE SET last_used = excluded.last_used",
        (event.lesson, microseconds(event.wall)),
    )
    connection.execute(
        "INSERT INTO attempt (lesson, id) VALUES (?, ?) ON CONFLICT DO NOTHING", (event.lesson, event.attempt)
    )
    if event.kind in FOLLOWS:
        FOLLOWS[event.kind](connection, event)


def rebuild(connection: sqlite3.Connection) -> None:
    """Empty the tables and fill them from the log. To be called within a transaction."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")
    for event in log.everything(connection):
        apply(connection, event)


def equal(one: sqlite3.Connection, other: sqlite3.Connection) -> bool:
    """Do the tables of both hold the same?"""
    for table, key in TABLES.items():
        rows = [store.execute(f"SELECT * FROM {table} ORDER BY {key}") for store in (one, other)]
        if any(left != right for left, right in zip_longest(*rows)):
            return False
    return True


def begin(connection: sqlite3.Connection, event: Event) -> None:
    """`begun`: from here on this is the attempt under way."""
    connection.execute(
        "UPDATE attempt SET begun = ?, begun_order = ? WHERE (lesson, id) = (?, ?)",
        (microseconds(event.wall), event.order, event.lesson, event.attempt),
    )
    connection.execute("UPDATE lesson SET attempt = ? WHERE lesson = ?", (event.attempt, event.lesson))


def read(connection: sqlite3.Connection, event: Event) -> None:
    """`section-read`: counts once."""
    added = connection.execute(
        "INSERT INTO section_read VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (event.lesson, event.attempt, event.section),
    )
    connection.execute(
        "UPDATE attempt SET sections_read = sections_read + ? WHERE (lesson, id) = (?, ?)",
        (added.rowcount, event.lesson, event.attempt),
    )


def answer(connection: sqlite3.Connection, event: Event) -> None:
    """`answered`, with `credit` (0 to 1) and `points` (1 unless said) in the body.

    The first answer decides the score. When the question has changed since, that is, its fingerprint has,
    what was answered before no longer counts.
    """
    key = (event.lesson, event.attempt, event.question)
    credit, points = credit_of(event.body), points_of(event.body)
    before = connection.execute(
        "SELECT fingerprint, first_credit, points FROM result WHERE (lesson, attempt, question) = (?, ?, ?)",
        key,
    ).fetchone()
    if before and before[0] == event.fingerprint:
        connection.execute(
            "UPDATE result SET last_credit = ?, tries = tries + 1 "
            "WHERE (lesson, attempt, question) = (?, ?, ?)",
            (credit, *key),
        )
        return
    connection.execute(
        "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?, 1, ?)",
        (*key, event.fingerprint, credit, credit, points),
    )
    was_credit, was_points = (before[1] * before[2], before[2]) if before else (0.0, 0.0)
    connection.execute(
        "UPDATE attempt SET answered = answered + ?, first_credit = first_credit + ?, points = points + ? "
        "WHERE (lesson, id) = (?, ?)",
        (not before, credit * points - was_credit, points - was_points, event.lesson, event.attempt),
    )


def look_up(connection: sqlite3.Connection, event: Event) -> None:
    """`looked-up`, with `term` in the body."""
    connection.execute(
        "INSERT INTO lookup VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1",
        (event.lesson, event.attempt, term_of(event.body)),
    )


def know(connection: sqlite3.Connection, event: Event) -> None:
    """`known`, with `term` in the body."""
    connection.execute(
        "INSERT INTO known VALUES (?, ?) ON CONFLICT DO NOTHING", (event.lesson, term_of(event.body))
    )


def forget(connection: sqlite3.Connection, event: Event) -> None:
    """`unknown`, with `term` in the body: takes a `known` back."""
    connection.execute("DELETE FROM known WHERE (lesson, term) = (?, ?)", (event.lesson, term_of(event.body)))


def meet(connection: sqlite3.Connection, event: Event) -> None:
    """`met`: the body says which lesson bears this id."""
    connection.execute("INSERT OR REPLACE INTO met VALUES (?, ?)", (event.lesson, written(event.body)))


FOLLOWS: dict[str, Callable[[sqlite3.Connection, Event], None]] = {
    BEGUN: begin,
    "section-read": read,
    "answered": answer,
    "looked-up": look_up,
    "known": know,
    "unknown": forget,
    "met": meet,
}
"""What an event of a kind changes; events of other kinds only count as use of the lesson."""


def credit_of(body: Mapping[str, JSON]) -> float:
    """`credit`, from 0 to 1; 0 for what is no number."""
    return _between(body.get("credit"), 0.0, 1.0, default=0.0)


def points_of(body: Mapping[str, JSON]) -> float:
    """`points`, not below 0; 1 for what is no number."""
    return _between(body.get("points"), 0.0, MOST_POINTS, default=1.0)


def term_of(body: Mapping[str, JSON]) -> str:
    """`term`, in a form that can be stored: half a surrogate pair becomes a question mark."""
    return str(body.get("term", "")).encode(errors="replace").decode()


def _between(value: JSON, low: float, high: float, *, default: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return default
    return float(min(max(value, low), high))
