"""Setting a damaged progress file aside: it and what lies beside it go together to a folder of their own."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from tutor.progress import naming
from tutor.progress.fault import UnusableStore, words
from tutor.progress.naming import BESIDE, side

FOLDER = "damaged"
_SHARED_AT, _SHARED_LENGTH = 0x4000_0002, 510
"""The bytes of a file that everyone locks who reads it; see os_unix.c of SQLite."""
_MOMENT = "%Y-%m-%d-%H%M%S"


def folder(path: Path) -> Path:
    """Where the folders lie in which damaged files are kept."""
    return path.parent / FOLDER


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Nobody else has the file open, or can open it, as long as this lasts; raises UnusableStore or OSError.

    To be used while this process has no connection to the file. A file that is missing is nobody's.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    except FileNotFoundError:
        yield
        return
    try:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_LENGTH, _SHARED_AT)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EAGAIN):
                raise UnusableStore(path, *words("locked")) from error
            raise
        yield
    finally:
        os.close(descriptor)


def set_aside(path: Path, now: datetime) -> Path | None:
    """Move the file and those beside it to a folder with a date, which is returned; None if there are none.

    The file itself goes first: without it, nothing that is left is taken for a progress file. Raises OSError.
    """
    there = [file for file in (path, *(side(path, suffix) for suffix in BESIDE)) if file.exists()]
    if not there:
        return None
    into = _made(folder(path) / now.astimezone(UTC).strftime(_MOMENT))
    for file in there:
        file.rename(into / file.name)
    for changed in (into, into.parent, path.parent):
        naming.make_durable(changed)
    return into


def _made(wanted: Path) -> Path:
    """A new folder with this name, or with a number added to it."""
    wanted.parent.mkdir(mode=0o700, exist_ok=True)
    for count in range(1, 1000):
        into = wanted if count == 1 else wanted.with_name(f"{wanted.name}-{count}")
        with suppress(FileExistsError):
            into.mkdir(mode=0o700)
            return into
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(wanted))


def purge(path: Path) -> None:
    """Delete every damaged file that was set aside, and what an unfinished recovery left. Raises OSError."""
    naming.sweep(path.parent, path.name, datetime.max.replace(tzinfo=UTC))
    with suppress(FileNotFoundError):
        for one in folder(path).iterdir():
            for file in (one / path.name, *(side(one / path.name, suffix) for suffix in BESIDE)):
                file.unlink(missing_ok=True)
            with suppress(OSError):
                one.rmdir()
