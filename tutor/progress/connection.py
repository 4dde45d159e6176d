"""A connection to the progress file, set so that a commit is on the disk when it returns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from random import uniform
from time import monotonic, sleep
from typing import Literal, NamedTuple

from tutor.progress.fault import UnusableStore
from tutor.progress.network import is_on_network

WAIT = 1.0
"""Seconds to wait for another process that is writing."""
_LOG_PAGES = 200
"""Pages in the log at which they go over into the file and it begins anew. Writing over them is quicker than
making the log longer, which has to be done for the first of them.
"""
_LOOK_AGAIN = 0.002, 0.006
"""Seconds after which to see whether it still is: so much at random, that no two always meet."""


def connect(path: Path) -> sqlite3.Connection:
    """Open the file that is at the absolute `path`; raises sqlite3.Error or UnusableStore."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=WAIT)
    try:
        if not secure(connection, on_network=is_on_network(path)):
            raise UnusableStore(path, "its journal cannot be kept there", "Move its folder to a local disk")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_look(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing, not even when it is closed: what lies in the log beside the file is
    read and stays there. Raises sqlite3.Error.
    """
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=WAIT)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def secure(connection: sqlite3.Connection, *, on_network: bool) -> str:
    """Make commits durable: a write-ahead log with FULL, or where that cannot be had a journal with EXTRA.

    Returns the journal mode, or nothing if SQLite came back with one that is not safe there. `fullfsync`
    matters on macOS, where a plain fsync leaves the data in the drive's own memory.
    """
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA checkpoint_fullfsync = ON")
    (got,) = connection.execute(f"PRAGMA journal_mode = {'DELETE' if on_network else 'WAL'}").fetchone()
    if got == "wal":
        connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
    connection.execute(f"PRAGMA synchronous = {'FULL' if got == 'wal' else 'EXTRA'}")
    return str(got) if got == "delete" or (got == "wal" and not on_network) else ""


class Identity(NamedTuple):
    """The marks of a file."""

    application: int
    version: int


def peek(path: Path) -> Identity:
    """Application id and version of the file as it lies there: nothing is locked, recovered or written.

    SQLite does the reading, because a process that opens and closes such a file by itself loses the locks
    that SQLite holds on it. Raises sqlite3.Error.
    """
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return identity(connection)


def identity(connection: sqlite3.Connection) -> Identity:
    """Application id and version."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return Identity(application, version)


@contextmanager
def transaction(
    connection: sqlite3.Connection, mode: Literal["IMMEDIATE", "DEFERRED"] = "IMMEDIATE", wait: float = WAIT
) -> Iterator[None]:
    """All or nothing. DEFERRED serves for reading one unchanging state; to write, other writers are waited
    for, up to `wait` seconds.
    """
    if mode == "DEFERRED":
        connection.execute("BEGIN DEFERRED")
    else:
        _take_turn(connection, wait)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
        raise


def _take_turn(connection: sqlite3.Connection, wait: float) -> None:
    """Begin to write once no other process does.

    SQLite by itself looks less and less often the longer it waits, so that whoever has waited longest comes
    last.
    """
    end = monotonic() + wait
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while not _has_begun(connection, last=monotonic() >= end):
            sleep(uniform(*_LOOK_AGAIN))
    finally:
        connection.execute(f"PRAGMA busy_timeout = {WAIT * 1000:.0f}")


def _has_begun(connection: sqlite3.Connection, *, last: bool) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if last or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True
