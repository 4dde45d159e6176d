"""Opening the progress file, or refusing to: nothing is written to a file that is not ours to write."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from tutor.progress import chain, journal
from tutor.progress.connection import connect, connect_to_look, identity, peek, secure, transaction
from tutor.progress.fault import (
    Broken,
    DamagedStore,
    LostStore,
    NewerStore,
    NotAStore,
    Reason,
    UnusableStore,
    code_of,
    reading,
    words,
)
from tutor.progress.migration import APPLICATION_ID, VERSION, begin, migrate
from tutor.progress.naming import BACKUPS, RECOVERED, make_durable, name, side, unborn
from tutor.progress.network import is_on_network

SMALLEST = 512
"""Bytes of the smallest file that SQLite ever writes."""

LONG_TAIL = 256
"""Events since the last checkpoint from which on the checkpoint is moved when the file is opened."""

TROUBLES: dict[int, Reason] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EIO: "io",
    errno.EFBIG: "io",
}


def open_file(path: Path, now: Callable[[], datetime]) -> sqlite3.Connection:
    """The file at `path`, absolute and without links, made if there is none; raises StoreError."""
    try:
        found = look(path)
        if not found:
            create(path)
            look(path)
        with reading(path):
            refuse(path)
            return admitted(path, now)
    except OSError as error:
        if error.errno in TROUBLES:
            raise UnusableStore(path, *words(TROUBLES[error.errno])) from error
        raise UnusableStore(path, (error.strerror or str(error)).lower(), words("read-only")[1]) from error


def look(path: Path) -> bool:
    """Is there a file that can be ours? Raises UnusableStore, DamagedStore or OSError."""
    try:
        status = path.stat()
    except FileNotFoundError:
        refuse_if_lost(path)
        return False
    if not stat.S_ISREG(status.st_mode):
        raise UnusableStore(path, "it is not a regular file", "Move it elsewhere to begin anew")
    if status.st_uid != os.geteuid():
        raise UnusableStore(
            path, "it belongs to another user", "Run tutor as that user, or move it elsewhere"
        )
    if status.st_size < SMALLEST:
        raise DamagedStore(
            path, f"it holds only {status.st_size} {'byte' if status.st_size == 1 else 'bytes'}"
        )
    return True


def refuse_if_lost(path: Path) -> None:
    """Raise LostStore if there once was a file at `path`: beginning anew would hide that it is gone."""
    help_is = "`tutor recover` brings back what can be read"
    if side(path, RECOVERED).exists():
        raise LostStore(path, "since a recovery was interrupted", "`tutor recover` finishes it")
    for beside in (side(path, "-wal"), side(path, "-journal")):
        if beside.exists() and beside.stat().st_size:
            raise LostStore(path, f"and {beside.name} belongs to it", help_is)
    folder = path.parent / BACKUPS
    if folder.is_dir() and has_backups(path):
        what = f"and there are backups of it in {folder}"
        raise LostStore(path, what, f"{help_is}; to begin anew, move that folder elsewhere")


def has_backups(path: Path) -> bool:
    """Is there a backup that was made by itself?"""
    from tutor.progress import rotation

    return bool(rotation.backups(path))


def refuse(path: Path) -> None:
    """Raise if the file is not ours or too new, by a look that leaves no trace.

    A file cut short may be whole together with its log, when a process died while moving the log into it;
    that is seen once it is open.
    """
    try:
        application, version = peek(path)
    except sqlite3.DatabaseError as error:
        if code_of(error) == sqlite3.SQLITE_NOTADB:
            raise NotAStore(path) from error
        if not side(path, "-wal").exists():
            raise
        return
    judge(path, application, version)


def judge(path: Path, application: int, version: int) -> None:
    """Raise unless a file with these marks is ours and not too new."""
    if application != APPLICATION_ID:
        raise NotAStore(path)
    if version > VERSION:
        raise NewerStore(path)
    if version < 1:
        raise DamagedStore(path, f"its version says {version}")


def admitted(path: Path, now: Callable[[], datetime]) -> sqlite3.Connection:
    """A connection to a file that `refuse` let pass, brought to our version, its newest events checked."""
    if has_log(path):
        look_into_log(path)
    connection = connect(path)
    try:
        found = identity(connection)
        judge(path, *found)
        if holds_code(connection):
            raise Broken("its tables are not the ones that were made")
        if found.version < VERSION:
            update(path, connection, now())
        tighten(path)
        with transaction(connection, "DEFERRED"):
            checked = chain.check(connection, whole=False)
        if checked.seen > LONG_TAIL:
            with suppress(sqlite3.OperationalError), transaction(connection):
                chain.mark(connection, checked.ends)
    except BaseException:
        connection.close()
        raise
    return connection


def update(path: Path, connection: sqlite3.Connection, now: datetime) -> None:
    """Bring a file of an earlier version to ours, when a backup of it is kept. Raises StoreError."""
    from tutor.progress import rotation

    rotation.make(path, now)
    migrate(connection)


def refuse_newer(file: Path) -> None:
    """Raise NewerStore if a newer version wrote the file: what is recovered from it could lack something."""
    with suppress(sqlite3.Error):
        found = peek(file)
        if found.application == APPLICATION_ID and found.version > VERSION:
            raise NewerStore(file)


def holds_code(connection: sqlite3.Connection) -> bool:
    """Would SQLite run what stands in the file when a row is read or written? No version of ours has that."""
    code = "SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')"
    return connection.execute(code).fetchone() is not None


def has_log(path: Path) -> bool:
    """Does a log lie beside the file: is it in use, or did a process die that used it?"""
    try:
        return side(path, "-wal").stat().st_size > 0
    except FileNotFoundError:
        return False


def look_into_log(path: Path) -> None:
    """Raise unless the file together with its log is what was written.

    SQLite moves a log into the file beside it, as far as it is whole in itself, at the latest when the file
    is closed. A log of another file, which a copy or a backup left there, would so destroy this one, and what
    stands behind a damaged place would be lost.
    """
    with closing(connect_to_look(path)) as connection, transaction(connection, "DEFERRED"):
        judge(path, *identity(connection))
        chain.check(connection, whole=False)
        (page_size,) = connection.execute("PRAGMA page_size").fetchone()
        if journal.is_cut_short(path, page_size):
            raise Broken(f"what was saved last cannot be read in {path.name}-wal")


def tighten(path: Path) -> None:
    """Let nobody else read the file or those that SQLite keeps beside it."""
    for file in (path, side(path, "-wal"), side(path, "-shm")):
        with suppress(FileNotFoundError):
            if file.stat().st_mode & 0o077:
                file.chmod(0o600)


def create(path: Path) -> None:
    """Make a store at `path` unless another process is quicker; raises OSError or StoreError.

    It is made under another name and then gets its own, so that nobody ever sees half of one: an empty file
    under the name is damage.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with unborn(path) as file:
        with reading(path), closing(sqlite3.connect(file, isolation_level=None)) as connection:
            # It is synced once, when it is whole.
            connection.execute("PRAGMA synchronous = OFF")
            begin(connection)
            secure(connection, on_network=is_on_network(path))
        make_durable(file)
        name(file, path)
