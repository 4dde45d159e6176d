"""Recovery: a new progress file takes the place of a damaged one, which is kept.

The damaged file is only read until the new one is whole and on the disk. Whenever this is interrupted, there
is the damaged file in its place, or the new one, or neither and then all that is needed to finish.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from tutor.progress import aside, naming, rebuilding
from tutor.progress.fault import (
    Broken,
    RecoverableStore,
    StoreError,
    UnusableStore,
    reason_of,
    words,
)
from tutor.progress.naming import RECOVERED, side
from tutor.progress.opening import look
from tutor.progress.rebuilding import Rebuilt
from tutor.progress.store import Store


class NotRecovered(StoreError):
    """Nothing was recovered, and nothing was changed."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"Nothing was recovered, and nothing was changed: {what}. {advice}.")


def is_there(path: Path) -> bool:
    """Is there a progress file, or was there one? Raises a StoreError if what is there cannot be one."""
    try:
        return look(path)
    except RecoverableStore:
        return True
    except OSError as error:
        raise UnusableStore(path, (error.strerror or str(error)).lower(), "Check the folder") from error


def trouble(path: Path, now: Callable[[], datetime]) -> RecoverableStore | None:
    """What recovery can help against; None if the file is whole. Raises a StoreError if it cannot be told."""
    try:
        with Store.open(path, now) as store:
            store.verify()
    except RecoverableStore as error:
        return error
    return None


@contextmanager
def recovered(path: Path, now: datetime, also: Sequence[Path] = ()) -> Iterator[Rebuilt]:
    """A new file for `path`, which is gone at the end of the block unless it was put in its place.

    `also` are files that may hold more: backups from elsewhere, damaged or not. Raises StoreError.
    """
    with ExitStack() as stack:
        with _told(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with aside.alone(path):
                naming.sweep(path.parent, path.name, now - naming.ABANDONED)
            file = stack.enter_context(naming.unborn(path))
            made = rebuilding.rebuild(path, file, also)
        yield made


def put_in_place(path: Path, made: Rebuilt, now: datetime) -> Path | None:
    """Set the damaged file aside and give the new one its name. Raises StoreError.

    Returns the folder where the damaged one is now, if there was one.
    """
    with _told(path), aside.alone(path):
        if rebuilding.stamp(path) != made.stamp:
            raise NotRecovered("the file was changed meanwhile", "Give the same command again")
        naming.replace(made.file, side(path, RECOVERED))
        return _exchange(path, now)


def finish(path: Path, now: datetime) -> bool:
    """Finish a recovery that was interrupted when the new file was whole; True if there was one.

    Raises StoreError.
    """
    new = side(path, RECOVERED)
    with _told(path):
        if not new.exists():
            return False
        with aside.alone(path):
            if path.exists() or not rebuilding.is_good(new):
                new.unlink()
                return False
            _exchange(path, now)
            return True


def _exchange(path: Path, now: datetime) -> Path | None:
    new = side(path, RECOVERED)
    try:
        into = aside.set_aside(path, now)
    except OSError:
        if path.exists():
            new.unlink()
        raise
    naming.replace(new, path)
    return into


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what keeps a new file from being made into NotRecovered."""
    try:
        yield
    except sqlite3.Error as error:
        reason = reason_of(error)
        raise NotRecovered(*words("io" if reason == "damaged" else reason)) from error
    except Broken as error:
        raise NotRecovered(f"what was read does not fit together: {error}", "Check the disk") from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NotRecovered(*words("full")) from error
        what = (error.strerror or str(error)).lower()
        where = f"{error.filename}: " if error.filename else ""
        raise NotRecovered(
            f"{where}{what}", f"Check what is in {path.parent}, and its permissions"
        ) from error
