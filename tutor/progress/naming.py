"""Names in the folder of the progress file: those of the files beside it, and giving a name for good."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tutor.progress.event import fresh_id

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite may keep beside a file."""
UNBORN = ".new"
"""Ends the name of a file that is still being made."""
RECOVERED = ".recovered"
"""Ends the name of a new progress file that is whole, and is going to take the place of a damaged one."""
BACKUPS = "backups"
"""The folder of the backups that are made by themselves."""
ABANDONED = timedelta(days=1)
"""After that, a file that is still being made is not being made any more."""
_IS_UNBORN = re.compile(r"\.[0-9a-f]{32}\.new(-wal|-shm|-journal)?")


def side(path: Path, suffix: str) -> Path:
    """A file beside `path`."""
    return path.with_name(path.name + suffix)


@contextmanager
def unborn(path: Path) -> Iterator[Path]:
    """An empty file for its owner alone, to be made into what `path` is to be and then named so.

    What does not get another name within the block is taken away at its end, if that can be done; `sweep`
    does it later. Raises OSError.
    """
    file = side(path, f".{fresh_id()}{UNBORN}")
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield file
    finally:
        for left in (file, *(side(file, suffix) for suffix in BESIDE)):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def sweep(folder: Path, name: str, before: datetime) -> None:
    """Delete what processes left that died before then while they made a file whose name begins so.

    Raises OSError.
    """
    for file in folder.iterdir():
        if file.name.startswith(name) and _IS_UNBORN.search(file.name):
            with suppress(FileNotFoundError):
                if datetime.fromtimestamp(file.stat().st_mtime, UTC) < before:
                    file.unlink()


def make_durable(file: Path) -> None:
    """Have the bytes of a file on the disk. Not for one that SQLite has open, whose locks would go."""
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def name(file: Path, path: Path) -> bool:
    """Give `file` the name `path` unless that is taken, and make the name durable; False if it is."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        try:
            os.link(file, path)
        except FileExistsError:
            return False
        except OSError:
            fcntl.flock(folder, fcntl.LOCK_EX)
            if path.exists():
                return False
            file.rename(path)
        os.fsync(folder)
        return True
    finally:
        os.close(folder)


def replace(file: Path, path: Path) -> None:
    """Give `file` the name `path`, whatever bears it now, and make that durable."""
    file.replace(path)
    make_durable(path.parent)
