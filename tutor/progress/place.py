"""What is overwritten rather than logged: where someone was reading, and lesson files once read by path.

Each row carries a CRC of its own. A row that does not fit its CRC is as good as none when asked for, and
damage when the file is looked through.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tutor.progress.chain import link
from tutor.progress.fault import Broken
from tutor.progress.standing import StoredPlace


class Left(NamedTuple):
    """A place with its lesson, and when it was left; of two the later is kept."""

    lesson: str
    edition: str
    section: str
    offset: int
    words: str
    wall: int
    """Microseconds since 1970; 0 for a place from before this was kept."""

    @property
    def crc(self) -> int:
        """Over all of it; the time is left out where there is none, as it was then."""
        return link(0, self if self.wall else self[:-1])


_COLUMNS = "lesson, edition, section, offset, words, wall, crc"


def save(connection: sqlite3.Connection, lesson: str, place: StoredPlace, now: int) -> None:
    """Keep the place, one for each lesson and edition; `now` is in microseconds since 1970."""
    put(connection, Left(lesson, place.edition, place.section, place.offset, place.words, now))


def put(connection: sqlite3.Connection, left: Left) -> None:
    """Keep the place instead of what was kept for its lesson and edition."""
    connection.execute(
        f"INSERT OR REPLACE INTO place ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", (*left, left.crc)
    )


def merge(connection: sqlite3.Connection, left: Left) -> bool:
    """Keep the place if it was left later than the one that is kept; True if it is kept now and was not."""
    here = [one for one in everything(connection, left.lesson) if one.edition == left.edition]
    if here and (here[0].wall, here[0]) >= (left.wall, left):
        return False
    put(connection, left)
    return True


def everything(connection: sqlite3.Connection, lesson: str | None = None) -> Iterator[Left]:
    """All places, or those of a lesson, in an order that does not depend on which was kept first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM place WHERE ?1 IS NULL OR lesson = ?1 ORDER BY lesson, edition", (lesson,)
    )
    return (Left(*row) for *row, crc in rows if Left(*row).crc == crc)


def load(connection: sqlite3.Connection, lesson: str, edition: str) -> StoredPlace | None:
    """The place last kept."""
    for left in everything(connection, lesson):
        if left.edition == edition:
            return StoredPlace(left.section, left.offset, left.words, edition)
    return None


def remember(connection: sqlite3.Connection, path: Path) -> None:
    """Keep the path, as bytes because a file name need not be text; the newest comes last."""
    name = os.fsencode(path)
    connection.execute("DELETE FROM remembered WHERE path = ?", (name,))
    connection.execute("INSERT INTO remembered (path, crc) VALUES (?, ?)", (name, link(0, (name,))))


def remembered(connection: sqlite3.Connection) -> tuple[Path, ...]:
    """The paths kept, oldest first."""
    rows = connection.execute("SELECT path, crc FROM remembered ORDER BY number")
    return tuple(Path(os.fsdecode(name)) for name, crc in rows if link(0, (name,)) == crc)


def check(connection: sqlite3.Connection) -> None:
    """Raise Broken if a row is not what was written."""
    for *row, crc in connection.execute(f"SELECT {_COLUMNS} FROM place"):
        if Left(*row).crc != crc:
            raise Broken("a place is not what was written")
    for name, crc in connection.execute("SELECT path, crc FROM remembered"):
        if link(0, (name,)) != crc:
            raise Broken("the path of a lesson is not what was written")
