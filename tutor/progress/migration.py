"""The tables of the progress file, as numbered steps; `user_version` says how many of them a file has had."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from tutor.progress import activity, card, first_try, projection, settling
from tutor.progress.connection import transaction
from tutor.progress.event import fresh_id

APPLICATION_ID = 0x54555452
"""`TUTR`: marks the file as ours."""

EVENTS = (
    """CREATE TABLE device (
        id TEXT PRIMARY KEY NOT NULL,
        mine INTEGER NOT NULL,
        number INTEGER NOT NULL,
        ordered INTEGER NOT NULL,
        crc INTEGER NOT NULL,
        checked_number INTEGER NOT NULL,
        checked_crc INTEGER NOT NULL
    )""",
    """CREATE TABLE event (
        device TEXT NOT NULL,
        number INTEGER NOT NULL,
        id TEXT NOT NULL UNIQUE,
        wall INTEGER NOT NULL,
        ordered INTEGER NOT NULL,
        kind TEXT NOT NULL,
        lesson TEXT NOT NULL,
        attempt TEXT NOT NULL,
        section TEXT NOT NULL,
        question TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        body TEXT NOT NULL,
        crc INTEGER NOT NULL,
        UNIQUE (device, number)
    )""",
    "CREATE INDEX event_attempt ON event (lesson, attempt, ordered)",
)
"""The log. `device` holds the end of each device's chain, and how far it was last found whole."""

PROJECTIONS = (
    """CREATE TABLE lesson (
        lesson TEXT PRIMARY KEY NOT NULL,
        attempt TEXT NOT NULL DEFAULT '',
        last_used INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE attempt (
        lesson TEXT NOT NULL,
        id TEXT NOT NULL,
        begun INTEGER,
        begun_order INTEGER,
        sections_read INTEGER NOT NULL DEFAULT 0,
        answered INTEGER NOT NULL DEFAULT 0,
        first_credit REAL NOT NULL DEFAULT 0,
        points REAL NOT NULL DEFAULT 0,
        PRIMARY KEY (lesson, id)
    ) WITHOUT ROWID""",
    """CREATE TABLE result (
        lesson TEXT NOT NULL,
        attempt TEXT NOT NULL,
        question TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        first_credit REAL NOT NULL,
        last_credit REAL NOT NULL,
        tries INTEGER NOT NULL,
        points REAL NOT NULL,
        PRIMARY KEY (lesson, attempt, question)
    ) WITHOUT ROWID""",
    """CREATE TABLE section_read (
        lesson TEXT NOT NULL,
        attempt TEXT NOT NULL,
        section TEXT NOT NULL,
        PRIMARY KEY (lesson, attempt, section)
    ) WITHOUT ROWID""",
    """CREATE TABLE lookup (
        lesson TEXT NOT NULL,
        attempt TEXT NOT NULL,
        term TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (lesson, attempt, term)
    ) WITHOUT ROWID""",
    """CREATE TABLE known (
        lesson TEXT NOT NULL,
        term TEXT NOT NULL,
        PRIMARY KEY (lesson, term)
    ) WITHOUT ROWID""",
    """CREATE TABLE met (
        lesson TEXT PRIMARY KEY NOT NULL,
        body TEXT NOT NULL
    ) WITHOUT ROWID""",
)
"""What follows from the log and can be rebuilt from it; see `projection`."""

ROWS = (
    """CREATE TABLE place (
        lesson TEXT NOT NULL,
        edition TEXT NOT NULL,
        section TEXT NOT NULL,
        offset INTEGER NOT NULL,
        words TEXT NOT NULL,
        crc INTEGER NOT NULL,
        PRIMARY KEY (lesson, edition)
    ) WITHOUT ROWID""",
    """CREATE TABLE remembered (
        number INTEGER PRIMARY KEY,
        path BLOB NOT NULL UNIQUE,
        crc INTEGER NOT NULL
    )""",
    "CREATE TABLE verified (wall INTEGER NOT NULL)",
)
"""What is overwritten rather than logged."""

SHARING = (
    "ALTER TABLE place ADD COLUMN wall INTEGER NOT NULL DEFAULT 0",
    """CREATE TABLE pseudonym (
        secret TEXT NOT NULL,
        crc INTEGER NOT NULL
    )""",
)
"""What merging and sharing need: when a place was left, and what pseudonyms are made from."""

MARKS = (
    """CREATE TABLE mark (
        lesson TEXT NOT NULL,
        id TEXT NOT NULL,
        since INTEGER NOT NULL,
        section TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (lesson, id)
    ) WITHOUT ROWID""",
)
"""What is marked in the text, and the notes on it: it follows from the log, too."""

SUMS = (*first_try.SCHEMA, *activity.SCHEMA)
"""Sums over what was done, which follow from the log as well."""

CARDS = (*card.SCHEMA, *settling.SCHEMA)
"""What is asked again, which follows from the log, and what of it there is nothing to ask for here."""

MIGRATIONS: tuple[tuple[str, ...], ...] = ((*EVENTS, *PROJECTIONS, *ROWS), SHARING, MARKS, SUMS, CARDS)
VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> None:
    """Bring the file to the version of `migrations`, in one transaction; does nothing if it is there.

    What follows from the log is made anew, since a step may add tables that follow from what is there. The
    journal is emptied into the file afterwards, so that an older tutor sees the version and leaves it.
    """
    if connection.execute("PRAGMA user_version").fetchone() == (len(migrations),):
        return
    with transaction(connection):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for statement in [statement for step in migrations[version:] for statement in step]:
            connection.execute(statement)
        if version:
            projection.rebuild(connection)
        connection.execute(f"PRAGMA user_version = {max(version, len(migrations))}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def begin(connection: sqlite3.Connection, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> None:
    """Make a new, empty file ours: its marks, its tables and its device."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA auto_vacuum = NONE")
    migrate(connection, migrations)
    connection.execute("INSERT INTO device VALUES (?, 1, 0, 0, 0, 0, 0)", (fresh_id(),))


def schema(connection: sqlite3.Connection) -> list[tuple[str, str, str, str]]:
    """What tables and indexes there are, and the text that made them."""
    return connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name"
    ).fetchall()
