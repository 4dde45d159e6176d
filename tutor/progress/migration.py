"""The progress file in numbered steps from version to version; `user_version` says how many it had."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from tutor.progress.connection import transaction
from tutor.progress.schema import CARDS, EVENTS, MARKS, PROJECTIONS, ROWS, SHARING, SUMS

APPLICATION_ID = 0x54555452
"""`TUTR`: marks the file as ours."""

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
            from tutor.progress import projection

            projection.rebuild(connection)
        connection.execute(f"PRAGMA user_version = {max(version, len(migrations))}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def begin(connection: sqlite3.Connection, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> None:
    """Make a new, empty file ours: its marks, its tables and its device."""
    from tutor.progress.event import fresh_id

    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA auto_vacuum = NONE")
    migrate(connection, migrations)
    connection.execute("INSERT INTO device VALUES (?, 1, 0, 0, 0, 0, 0)", (fresh_id(),))


def schema(connection: sqlite3.Connection) -> list[tuple[str, str, str, str]]:
    """What tables and indexes there are, and the text that made them."""
    return connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name"
    ).fetchall()
