"""A backup: one file that holds all of the progress file, made while that is in use, and looked through."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

from tutor.progress import naming, verification
from tutor.progress.connection import connect, connect_to_look, transaction
from tutor.progress.fault import Broken, NotBackedUp, reading, reason_of, words


def not_backed_up(folder: Path, error: OSError) -> NotBackedUp:
    """What the system says, for the learner."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return NotBackedUp(folder, *words("full"))
    return NotBackedUp(folder, (error.strerror or str(error)).lower(), "Check that folder, or name another")


def back_up(path: Path, target: Path, *, replace: bool = False) -> int:
    """Write all that the progress file at `path` holds to `target`; returns how many events that are.

    Raises DamagedStore, and makes none, if what was copied is not what was once written; NotBackedUp if the
    copy cannot be kept, or bears a name that is taken and not to be replaced. Uses connections of its own, so
    that it may run in any thread; others may read and write meanwhile.
    """
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with naming.unborn(target) as copy:
            with reading(path), closing(connect(path)) as connection:
                events = _copy(connection, copy, target)
            naming.make_durable(copy)
            if replace:
                naming.replace(copy, target)
            elif not naming.name(copy, target):
                raise NotBackedUp(target.parent, f"{target.name} is there already", "Choose another name")
    except OSError as error:
        raise not_backed_up(target.parent, error) from error
    return events


def _copy(connection: sqlite3.Connection, copy: Path, target: Path) -> int:
    """Write the rows into the empty file `copy`, one state of them and nothing of what was deleted."""
    try:
        connection.execute("VACUUM INTO ?", (copy.as_uri(),))
        return look_through(copy)
    except (sqlite3.Error, Broken) as error:
        if isinstance(error, sqlite3.Error) and reason_of(error) != "damaged":
            raise NotBackedUp(target.parent, *words(reason_of(error))) from error
        with transaction(connection, "DEFERRED"):
            verification.check(connection)
        raise NotBackedUp(
            target.parent, "what was written is not what was read again", "Check the disk"
        ) from error


def look_through(copy: Path) -> int:
    """How many events a backup of any version up to ours holds.

    Raises Broken, sqlite3.Error, or one of `fault.UNREADABLE` if it is not what was written.
    """
    with closing(connect_to_look(copy)) as connection, transaction(connection, "DEFERRED"):
        return verification.check(connection).seen
