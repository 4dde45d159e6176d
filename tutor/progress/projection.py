"""What follows from the log, kept beside it in the same transaction so that nothing needs a walk through it.

Feeding all events to `apply` in their order gives the same tables again, to the last digit.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from itertools import zip_longest

from tutor.progress import activity, card, cards, first_try, log, settling
from tutor.progress.body import between, mark_of, stored, term_of, worth_of
from tutor.progress.event import BEGUN, FORGOT, JSON, REGRADED, Event, microseconds, written

TABLES = {
    "lesson": "lesson",
    "attempt": "lesson, id",
    "result": "lesson, attempt, question",
    "section_read": "lesson, attempt, section",
    "lookup": "lesson, attempt, term",
    "known": "lesson, term",
    "met": "lesson",
    "mark": "lesson, id",
    **first_try.TABLES,
    **activity.TABLES,
    **card.TABLES,
}
"""Each with its key."""

MOST_TRIES = 1_000_000


def apply(connection: sqlite3.Connection, event: Event) -> None:
    """Let the tables follow from one more event; nothing follows from a tombstone by itself."""
    if event.kind == FORGOT:
        return
    if event.kind not in cards.OF_REVIEWS:
        _use(connection, event)
    if event.kind in FOLLOWS:
        FOLLOWS[event.kind](connection, event)
    first_try.apply(connection, event)
    activity.apply(connection, event)
    cards.apply(connection, event)


def _use(connection: sqlite3.Connection, event: Event) -> None:
    """The lesson was used, in this attempt; in the one under way, as a rule, and that is known already."""
    used = microseconds(event.wall)
    under_way = connection.execute(
        "UPDATE lesson SET last_used = ? WHERE (lesson, attempt) = (?, ?) AND attempt != ''",
        (used, event.lesson, event.attempt),
    )
    if under_way.rowcount:
        return
    connection.execute(
        "INSERT INTO lesson (lesson, last_used) VALUES (?, ?) "
        "ON CONFLICT (lesson) DO UPDATE SET last_used = excluded.last_used",
        (event.lesson, used),
    )
    connection.execute(
        "INSERT INTO attempt (lesson, id) VALUES (?, ?) ON CONFLICT DO NOTHING", (event.lesson, event.attempt)
    )


def rebuild(connection: sqlite3.Connection) -> None:
    """Empty the tables and fill them from the log. To be called within a transaction."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")
    settling.forget(connection)
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
    """`answered`: the first answer decides the score.

    When the question has changed since, that is, its fingerprint has, what was answered before no longer
    counts.
    """
    key = (event.lesson, event.attempt, event.question)
    first, last, points = worth_of(event.body)
    row = (*key, event.fingerprint, first, last, points)
    values = "INTO result VALUES (?, ?, ?, ?, ?, ?, 1, ?)"
    if connection.execute(f"INSERT {values} ON CONFLICT DO NOTHING", row).rowcount:
        _add(connection, event, 1, first * points, points)
        return
    before = _result(connection, event)
    if before and before[0] != event.fingerprint:
        connection.execute(f"REPLACE {values}", row)
        _add(connection, event, 0, first * points - before[1] * before[2], points - before[2])
        return
    connection.execute(
        "UPDATE result SET last_credit = ?, tries = tries + 1 WHERE (lesson, attempt, question) = (?, ?, ?)",
        (last, *key),
    )


def revalue(connection: sqlite3.Connection, event: Event) -> None:
    """`proved` and `counted`: what came after an answer changes what it is worth, if the body says so."""
    before = _result(connection, event)
    if before is None or before[0] != event.fingerprint or "of" not in event.body:
        return
    first, last, points = worth_of(event.body)
    connection.execute(
        "UPDATE result SET first_credit = ?, last_credit = ?, points = ? "
        "WHERE (lesson, attempt, question) = (?, ?, ?)",
        (first, last, points, event.lesson, event.attempt, event.question),
    )
    _add(connection, event, 0, first * points - before[1] * before[2], points - before[2])


def regrade(connection: sqlite3.Connection, event: Event) -> None:
    """`regraded`: the body's `results` are what the attempt's answers are worth now, and there are no others.

    Each has `question`, `fingerprint`, `tries` and what an answer has.
    """
    said = event.body.get("results")
    found: dict[str, Mapping[str, JSON]] = {}
    for one in said if isinstance(said, list) else ():
        if isinstance(one, Mapping):
            found[stored(one.get("question", ""))] = one
    connection.execute("DELETE FROM result WHERE (lesson, attempt) = (?, ?)", (event.lesson, event.attempt))
    connection.execute(
        "UPDATE attempt SET answered = 0, first_credit = 0, points = 0 WHERE (lesson, id) = (?, ?)",
        (event.lesson, event.attempt),
    )
    for question, one in found.items():
        first, last, points = worth_of(one)
        connection.execute(
            "INSERT INTO result VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(event.lesson, event.attempt, question, stored(one.get("fingerprint", ""))),
                *(first, last, int(between(one.get("tries"), 1, MOST_TRIES, default=1)), points),
            ),
        )
        _add(connection, event, 1, first * points, points)


def _result(connection: sqlite3.Connection, event: Event) -> tuple[str, float, float] | None:
    """Fingerprint, first credit and points of what is known of the event's question."""
    found = connection.execute(
        "SELECT fingerprint, first_credit, points FROM result WHERE (lesson, attempt, question) = (?, ?, ?)",
        (event.lesson, event.attempt, event.question),
    ).fetchone()
    return tuple(found) if found else None


def _add(connection: sqlite3.Connection, event: Event, answered: int, credit: float, points: float) -> None:
    connection.execute(
        "UPDATE attempt SET answered = answered + ?, first_credit = first_credit + ?, points = points + ? "
        "WHERE (lesson, id) = (?, ?)",
        (answered, credit, points, event.lesson, event.attempt),
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


def mark(connection: sqlite3.Connection, event: Event) -> None:
    """`marked`, with the id of the `mark` in the body: a new one, or what it is from now on."""
    connection.execute(
        "INSERT INTO mark VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET section = excluded.section, body = excluded.body",
        (event.lesson, mark_of(event.body), event.order, event.section, written(event.body)),
    )


def unmark(connection: sqlite3.Connection, event: Event) -> None:
    """`unmarked`, with the id of the `mark` in the body."""
    connection.execute("DELETE FROM mark WHERE (lesson, id) = (?, ?)", (event.lesson, mark_of(event.body)))


FOLLOWS: dict[str, Callable[[sqlite3.Connection, Event], None]] = {
    BEGUN: begin,
    "section-read": read,
    "answered": answer,
    "proved": revalue,
    "counted": revalue,
    REGRADED: regrade,
    "looked-up": look_up,
    "known": know,
    "unknown": forget,
    "met": meet,
    "marked": mark,
    "unmarked": unmark,
}
"""What an event of a kind changes; events of other kinds only count as use of the lesson."""
