"""The backups that are made by themselves: when one is due, where they lie, how many are kept.

They lie in a folder beside the progress file. A day's newest, a week's newest, and the newest that an earlier
version of the program left are kept, each for a while; so their number is bounded, and what went wrong
unnoticed some weeks ago can still be put right.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple, TypeVar

from tutor.progress import backup, chain, naming
from tutor.progress.backup import not_backed_up
from tutor.progress.connection import connect, connect_to_look, identity
from tutor.progress.fault import NotBackedUp, reading

EVERY = timedelta(days=1)
DAYS, WEEKS, VERSIONS = 3, 4, 2
"""Of so many days, weeks and earlier versions a backup is kept, the newest of each."""
ROOM = 2
"""A backup is made only where the disk has room for so many of that size, so that it never takes the last."""

_ENDING = re.compile(r"-(\d{4}-\d\d-\d\d-\d{6})-v(\d{1,6})\.db", re.ASCII)
"""What the name of a backup adds to that of the progress file."""
_MOMENT = "%Y-%m-%d-%H%M%S"

_Key = TypeVar("_Key")


class Backup(NamedTuple):
    """A backup, by its name."""

    made: datetime
    """UTC, whole seconds."""
    version: int
    """Of the tables."""
    path: Path


def folder(path: Path) -> Path:
    """Where the backups of the progress file at `path` lie."""
    return path.parent / naming.BACKUPS


def backups(path: Path) -> list[Backup]:
    """Those there are, the newest first. What bears another name is none. Raises OSError."""
    found = []
    with suppress(FileNotFoundError):
        for file in folder(path).iterdir():
            match = file.name.startswith(path.stem) and _ENDING.fullmatch(file.name, len(path.stem))
            with suppress(ValueError):
                if match:
                    made = datetime.strptime(match[1], _MOMENT).replace(tzinfo=UTC)
                    found.append(Backup(made, int(match[2]), file))
    return sorted(found, reverse=True)


def is_due(path: Path, now: datetime) -> bool:
    """Is there something to back up, and was that not done for a day? A time to come counts as never.

    Raises StoreError.
    """
    try:
        if any(timedelta(0) <= now - one.made < EVERY for one in backups(path)):
            return False
    except OSError as error:
        raise not_backed_up(folder(path), error) from error
    with reading(path), closing(connect(path)) as connection:
        _, noted = chain.count(connection)
    return noted > 0


def make(path: Path, now: datetime) -> Backup:
    """Back the progress file up, and take away the backups that are not kept any longer.

    Raises DamagedStore or NotBackedUp.
    """
    with reading(path), closing(connect_to_look(path)) as connection:
        version = identity(connection).version
    moment = now.astimezone(UTC).replace(microsecond=0)
    target = folder(path) / f"{path.stem}-{moment.strftime(_MOMENT)}-v{version}.db"
    try:
        _refuse_if_crowded(path, target)
        backup.back_up(path, target, replace=True)
        made = Backup(moment, version, target)
        there = backups(path)
        for one in set(there) - kept(there, made):
            one.path.unlink(missing_ok=True)
        naming.sweep(folder(path), f"{path.stem}-", now - naming.ABANDONED)
    except OSError as error:
        raise not_backed_up(target.parent, error) from error
    return made


def kept(there: Sequence[Backup], made: Backup) -> set[Backup]:
    """Which of the backups stay when `made` has been added to them.

    What bears a date to come was made while the clock was wrong, and holds nothing that `made` does not.
    """
    there = [one for one in there if one.made <= made.made]
    earlier = [one for one in there if one.version < made.version]
    return {
        made,
        *_newest(there, lambda one: one.made.date(), DAYS),
        *_newest(there, lambda one: one.made.isocalendar()[:2], WEEKS),
        *_newest(earlier, lambda one: one.version, VERSIONS),
    }


def _newest(there: Sequence[Backup], key: Callable[[Backup], _Key], most: int) -> list[Backup]:
    """The newest of each key, for so many of the newest keys."""
    newest: dict[_Key, Backup] = {}
    for one in sorted(there, reverse=True):
        newest.setdefault(key(one), one)
    return list(newest.values())[:most]


def purge(path: Path, keep: Backup | None = None) -> None:
    """Take every backup away but one, and what is left of one that was not finished. Raises OSError."""
    with suppress(FileNotFoundError):
        for file in folder(path).iterdir():
            if file.name.startswith(f"{path.stem}-") and (keep is None or file != keep.path):
                file.unlink(missing_ok=True)


def _refuse_if_crowded(path: Path, target: Path) -> None:
    """Raise NotBackedUp if the backup would take the last of the disk."""
    disk = os.statvfs(path.parent)
    if disk.f_bavail * disk.f_frsize < ROOM * path.stat().st_size:
        raise NotBackedUp(target.parent, "the disk is nearly full", "Free some space on it")
