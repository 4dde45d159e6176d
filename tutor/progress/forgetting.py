"""Forgetting: what the learner did is taken out of the log, and a tombstone keeps it out.

A tombstone is an event as any other: it has its place in its device's chain and goes along when stores are
merged. It covers what came before it, by order, on whichever device: so it does not matter which of two
stores is merged into which, nor whether what it covers arrives before or after it. What is covered becomes
blank. Its id, device and number stay, since the chain and later imports need them; nothing else does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, TypeAlias

from tutor.progress import appending, chain, place, projection
from tutor.progress.event import BLANK, FORGOT, REGRADED, Draft
from tutor.progress.log import Row

Tombstones: TypeAlias = Mapping[tuple[str, str], int]
"""The order below which everything is blank, by lesson and question, each empty for all of them."""

Subject: TypeAlias = tuple[str, str]
"""What to forget: a lesson and a question of it; without a question all of the lesson, without both all."""

EVERYTHING: Subject = ("", "")


_NOTHING = (
    f"wall = 0, ordered = 0, kind = '{BLANK}', lesson = '', attempt = '', section = '', question = '', "
    "fingerprint = '', body = '{}'"
)


class Covered(NamedTuple):
    """What there is to forget."""

    events: int
    lessons: tuple[str, ...]
    """Their ids."""


def covered(connection: sqlite3.Connection, subjects: Sequence[Subject]) -> Covered:
    """What would be forgotten now."""
    rows = connection.execute(
        f"SELECT lesson, count(*) FROM event WHERE {_is_content()} AND ({_is_about(subjects)}) "
        "GROUP BY lesson ORDER BY lesson",
        _values(subjects),
    ).fetchall()
    return Covered(sum(count for _, count in rows), tuple(lesson for lesson, _ in rows))


def forget(connection: sqlite3.Connection, subjects: Sequence[Subject], now: datetime) -> None:
    """Forget, and store the tombstones; everything that follows from the log is made anew.

    To be called within a transaction. Raises Broken before anything is changed if the log is damaged.
    """
    chain.check(connection, whole=True)
    appending.append(
        connection,
        [Draft(kind=FORGOT, lesson=lesson, question=question) for lesson, question in subjects],
        now,
    )
    blank(connection, tombstones(connection))
    if EVERYTHING in subjects:
        connection.execute("DELETE FROM pseudonym")
        connection.execute("DELETE FROM remembered")
    projection.rebuild(connection)


def tombstones(connection: sqlite3.Connection) -> Tombstones:
    """The tombstones in the log."""
    rows = connection.execute(
        "SELECT lesson, question, max(ordered) FROM event WHERE kind = ? GROUP BY lesson, question", (FORGOT,)
    )
    return {(lesson, question): order for lesson, question, order in rows}


def is_covered(stones: Tombstones, row: Row) -> bool:
    """Whether the event stored as `row` has to be blank."""
    _, _, _, _, ordered, kind, lesson, _, _, question, *_ = row
    if kind in (FORGOT, BLANK):
        return False
    if kind == REGRADED:
        return any(ordered < order for (about, _), order in stones.items() if about in ("", lesson))
    return any(ordered < stones.get(about, 0) for about in (EVERYTHING, (lesson, ""), (lesson, question)))


def blanked(row: Row) -> Row:
    """What is left of an event that is forgotten."""
    device, number, key, *_ = row
    return (device, number, key, 0, 0, BLANK, "", "", "", "", "", "{}")


def blank(connection: sqlite3.Connection, stones: Tombstones) -> int:
    """Make blank what is covered, events and places; returns how many events. The chains are made anew."""
    changed: dict[str, int] = {}
    count = 0
    for (lesson, question), order in stones.items():
        about, values = _is_about([(lesson, question)]), (order, *_values([(lesson, question)]))
        found = f"FROM event WHERE {_is_content()} AND ordered < ? AND ({about})"
        for device, first in connection.execute(
            f"SELECT device, min(number) {found} GROUP BY device", values
        ):
            changed[device] = min(first, changed.get(device, first))
        done = connection.execute(
            f"UPDATE event SET {_NOTHING} WHERE rowid IN (SELECT rowid {found})",
            values,
        )
        count += done.rowcount
        if not question:
            connection.execute(
                "DELETE FROM place WHERE wall < ? AND (? = '' OR lesson = ?)", (order, lesson, lesson)
            )
    for device, first in changed.items():
        chain.rewrite(connection, device, first)
    return count


def is_place_covered(stones: Tombstones, left: place.Left) -> bool:
    """Whether the place belongs to what was forgotten."""
    return any(left.wall < stones.get(subject, 0) for subject in (EVERYTHING, (left.lesson, "")))


def scrub(connection: sqlite3.Connection) -> bool:
    """Write the file anew, so that nothing of what was deleted stands in it or in the log beside it.

    False if another process that reads or writes prevents it now. To be called outside of a transaction.
    """
    try:
        connection.execute("VACUUM")
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return False
        raise
    return not busy


def _is_content() -> str:
    return f"kind NOT IN ('{FORGOT}', '{BLANK}')"


def _is_about(subjects: Sequence[Subject]) -> str:
    """A condition on events, with the values of `_values`.

    What answers are worth is said of all questions at once; it goes with any of them, and is made anew.
    """
    one = f"((? = '' OR lesson = ?) AND (? = '' OR question = ? OR kind = '{REGRADED}'))"
    return " OR ".join(one for _ in subjects) or "FALSE"


def _values(subjects: Sequence[Subject]) -> tuple[str, ...]:
    return tuple(value for lesson, question in subjects for value in (lesson, lesson, question, question))
