"""How the progress file is, looked at without changing it: for a report about what went wrong."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from tutor.progress import verification
from tutor.progress.connection import connect_to_look, identity, transaction
from tutor.progress.fault import UNREADABLE, Broken
from tutor.progress.migration import APPLICATION_ID, VERSION

SQLITE: Final = sqlite3.sqlite_version
"""The version of the library that reads and writes it."""


class Health(NamedTuple):
    """What there is to say of the file."""

    state: str
    """`whole`, or what is the matter, in a few words."""
    version: int | None = None
    """Of its tables; None where it cannot be read."""
    events: int | None = None
    size: int = 0
    """Bytes, without the log beside it."""
    mode: str = ""
    """Who may read and write it, as `ls` shows it."""


def health(path: Path) -> Health | None:
    """Look through the file at the absolute `path`; None when there is none.

    Takes the longer, the more there is in it.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        return Health(f"cannot be looked at: {(error.strerror or 'unknown').lower()}")
    found = Health("whole", size=status.st_size, mode=stat.filemode(status.st_mode))
    if not stat.S_ISREG(status.st_mode):
        return found._replace(state="no regular file")
    try:
        with closing(connect_to_look(path)) as connection, transaction(connection, "DEFERRED"):
            return _looked_through(connection, found)
    except Broken as broken:
        return found._replace(state=f"damaged: {broken}")
    except (sqlite3.Error, *UNREADABLE) as error:
        return found._replace(state=f"cannot be read: {error}")


def _looked_through(connection: sqlite3.Connection, found: Health) -> Health:
    application, version = identity(connection)
    if application != APPLICATION_ID:
        return found._replace(state="not a progress file")
    found = found._replace(version=version)
    if version > VERSION:
        return found._replace(state="written by a newer tutor")
    return found._replace(events=verification.check(connection).seen)
