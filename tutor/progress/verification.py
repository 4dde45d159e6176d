"""Looking through the whole progress file: SQLite's own check, every chain, every row, every projection."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

from tutor.progress import chain, log, migration, place, projection
from tutor.progress.connection import connect, identity, transaction
from tutor.progress.event import microseconds, moment
from tutor.progress.fault import Broken, reading

EVERY = timedelta(days=1)
_CODE = re.compile(r"error code[ =](\d+)")
"""SQLite's words for why it could not read a page."""


def is_due(path: Path, now: datetime) -> bool:
    """Has the file not been looked through for a day? A time to come counts as never. Raises StoreError."""
    with reading(path), closing(connect(path)) as connection:
        (last,) = connection.execute("SELECT max(wall) FROM verified").fetchone()
    return not isinstance(last, int) or not timedelta(0) <= now - moment(last) < EVERY


def verify(path: Path, now: datetime) -> bool:
    """Look through the file; raises DamagedStore, or another StoreError if it cannot be read.

    True if the projections had to be rebuilt because they did not follow from the log. Uses a connection of
    its own, so that it may run in any thread.
    """
    with reading(path), closing(connect(path)) as connection:
        with transaction(connection, "DEFERRED"):
            ends = check(connection).ends
            sound = follows(connection)
        if not sound:
            with transaction(connection):
                projection.rebuild(connection)
        with suppress(sqlite3.OperationalError), transaction(connection):
            chain.mark(connection, ends)
            connection.execute("DELETE FROM verified")
            connection.execute("INSERT INTO verified VALUES (?)", (microseconds(now),))
    return not sound


def check(connection: sqlite3.Connection) -> chain.Checked:
    """Look through all that cannot be made again, in a file of any version up to ours; raises Broken.

    To be called within a transaction.
    """
    look_over(connection)
    found = chain.check(connection, whole=True)
    there, noted = chain.count(connection)
    if there != noted:
        raise Broken(f"there are {there} events, and {noted} were written")
    if identity(connection).version == migration.VERSION:
        place.check(connection)
    return found


def look_over(connection: sqlite3.Connection) -> None:
    """SQLite's check of pages and indexes, and whether the tables are the ones we made; raises Broken.

    A page that the disk does not give is no damage to the file: that raises sqlite3.OperationalError, or is
    nothing where the disk gives it when asked again.
    """
    said = look_at_pages(connection)
    if said and look_at_pages(connection):
        raise Broken(f"its pages do not fit together ({said})")
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migration.begin(fresh, migration.MIGRATIONS[: identity(connection).version])
        if migration.schema(connection) != migration.schema(fresh):
            raise Broken("its tables are not the ones that were made")


def look_at_pages(connection: sqlite3.Connection) -> str:
    """What SQLite finds wrong first; empty if nothing is."""
    (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    said = str(said).splitlines()[-1]
    code = _CODE.search(said)
    if code and int(code[1]) & 0xFF in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM):
        error = sqlite3.OperationalError(said)
        error.sqlite_errorcode = int(code[1])
        raise error
    return "" if said == "ok" else said


def follows(connection: sqlite3.Connection) -> bool:
    """Are the projections what the log says? They are made once more, in memory, and compared."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migration.begin(fresh)
        for event in log.everything(connection):
            projection.apply(fresh, event)
        try:
            return projection.equal(connection, fresh)
        except (UnicodeDecodeError, sqlite3.OperationalError) as error:
            if hasattr(error, "sqlite_errorcode"):
                raise
            return False
