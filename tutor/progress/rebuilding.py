"""A new progress file, made of the newest good backup and every row of a damaged file whose CRC holds.

What happens from then on is written as a device of its own: of the old one's chain another machine may know
more than could be saved here.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias

from tutor.progress import backup, fault, log, merging, migration, naming, place, rotation
from tutor.progress.connection import connect_to_look, transaction
from tutor.progress.event import BLANK, FORGOT, fresh_id, moment
from tutor.progress.fault import Broken
from tutor.progress.naming import side
from tutor.progress.opening import refuse_newer
from tutor.progress.rotation import Backup
from tutor.progress.salvage import Salvage, known_in

Stamp: TypeAlias = "tuple[tuple[str, int, int, int], ...]"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A new file, not yet in its place, and what it holds. Entries are events that were not forgotten."""

    file: Path
    backup: Backup | None
    """What it was begun with."""
    from_backup: int
    """Entries that stood in the backup."""
    added: int
    """Entries that came from the damaged file, and from others that were named."""
    lost: int
    """Entries that were written once and stand nowhere, as far as is known."""
    is_end_known: bool
    """Whether the damaged file still says how much was written to it."""
    is_log_foreign: bool
    """Whether the log beside the damaged file belongs to another one, and was left out."""
    unreadable: int
    """Pages of the damaged file that the disk does not give."""
    latest: datetime | None
    """When the last entry was written that the new file holds."""
    stamp: Stamp
    """Tells whether the damaged file was changed since."""


def rebuild(path: Path, file: Path, also: Sequence[Path]) -> Rebuilt:
    """Make the empty `file` into a new progress file for `path`, whole and on the disk.

    `also` are files that may hold more. Raises OSError, sqlite3.Error, Broken or NewerStore.
    """
    before = stamp(path)
    good = newest_good(path)
    _begin(file, good)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        from_backup = log.count(connection)
        with transaction(connection):
            _become_another_device(connection)
        taken = _take_over(connection, (path, *also))
        added = log.count(connection) - from_backup
        latest = _latest(connection)
    naming.make_durable(file)
    backup.look_through(file)
    return Rebuilt(file, good, from_backup, added, *taken, latest, before)


def stamp(path: Path) -> Stamp:
    """What changes when the file or what belongs to it does."""
    found = []
    for suffix in ("", "-wal", "-journal"):
        with suppress(FileNotFoundError):
            status = side(path, suffix).stat()
            found.append((suffix, status.st_ino, status.st_size, status.st_mtime_ns))
    return tuple(found)


def newest_good(path: Path) -> Backup | None:
    """The newest backup that is what was written, if there is one.

    Raises OSError, sqlite3.Error, or NewerStore where a newer version of the program made it.
    """
    for one in rotation.backups(path):
        refuse_newer(one.path)
        if is_good(one.path):
            return one
    return None


def is_good(copy: Path) -> bool:
    """Is a backup, or a file made as one is, what was written?

    Raises sqlite3.Error where that cannot be told: what cannot be read now is not therefore bad. It is read
    once more before it counts as bad, since SQLite takes some of the disk's errors for those of the file.
    """
    return _is_good(copy) or _is_good(copy)


def _is_good(copy: Path) -> bool:
    try:
        backup.look_through(copy)
    except (Broken, *fault.UNREADABLE):
        return False
    except sqlite3.Error as error:
        if fault.reason_of(error) != "damaged":
            raise
        return False
    return True


def _begin(file: Path, good: Backup | None) -> None:
    """Fill the empty file with the backup, or with nothing."""
    if good is not None:
        with closing(connect_to_look(good.path)) as connection:
            connection.execute("VACUUM INTO ?", (file.as_uri(),))
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        if good is None:
            migration.begin(connection)
        else:
            migration.migrate(connection)


def _become_another_device(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE device SET mine = 0")
    connection.execute("DELETE FROM device WHERE number = 0")
    connection.execute("INSERT INTO device VALUES (?, 1, 0, 0, 0, 0, 0)", (fresh_id(),))


class _Taken(NamedTuple):
    """What is known of the damaged file after it was taken over; see Rebuilt."""

    lost: int
    is_end_known: bool
    is_log_foreign: bool
    unreadable: int


def _take_over(connection: sqlite3.Connection, sources: Sequence[Path]) -> _Taken:
    """Merge what holds in the sources. The first is the damaged file, which alone can say how it ended."""
    held: dict[str, set[int]] = {}
    for device, number in connection.execute("SELECT device, number FROM event"):
        held.setdefault(device, set()).add(number)
    ends: dict[str, int] = {}
    is_end_known = is_log_foreign = False
    unreadable = 0
    for source in sources:
        with Salvage(source, known_in(connection)) as salvage:
            said, found = salvage.ends(), salvage.numbers()
            with transaction(connection):
                merging.merge(connection, salvage)
                _remember(connection, salvage)
            if source == sources[0]:
                is_end_known = bool(said) and said.keys() >= held.keys() | found.keys()
                is_log_foreign = salvage.rest.is_log_foreign
                unreadable = salvage.rest.unreadable
        for device, numbers in found.items():
            held.setdefault(device, set()).update(numbers)
        for device, end in said.items():
            ends[device] = max(end, ends.get(device, 0))
    for device, numbers in held.items():
        ends[device] = max(ends.get(device, 0), *numbers)
    lost = sum(end - len(held.get(device, ())) for device, end in ends.items())
    return _Taken(lost, is_end_known, is_log_foreign, unreadable)


def _remember(connection: sqlite3.Connection, salvage: Salvage) -> None:
    """Keep the paths of lessons that are not known yet."""
    known = place.remembered(connection)
    for path in map(Path, map(os.fsdecode, salvage.rest.paths)):
        if path not in known:
            place.remember(connection, path)


def _latest(connection: sqlite3.Connection) -> datetime | None:
    (wall,) = connection.execute(
        "SELECT max(wall) FROM event WHERE kind NOT IN (?, ?)", (FORGOT, BLANK)
    ).fetchone()
    return None if wall is None else moment(wall)
