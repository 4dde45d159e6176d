"""What is overwritten rather than logged: where someone was reading, and lesson files once read by path.

Each row carries a CRC of its own. A row that does not fit its CRC is as good as none when asked for, and
damage when the file is looked through.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from tutor.progress.chain import link
from tutor.progress.fault import Broken
from tutor.progress.standing import StoredPlace


def save(connection: sqlite3.Connection, lesson: str, place: StoredPlace) -> None:
    """Keep the place, one for each lesson and edition."""
    row = (lesson, place.edition, place.section, place.offset, place.words)
    connection.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?)", (*row, link(0, row)))


def load(connection: sqlite3.Connection, lesson: str, edition: str) -> StoredPlace | None:
    """The place last kept."""
    row = connection.execute(
        "SELECT section, offset, words, crc FROM place WHERE (lesson, edition) = (?, ?)", (lesson, edition)
    ).fetchone()
    if row is None or link(0, (lesson, edition, *row[:3])) != row[3]:
        return None
    section, offset, words, _ = row
    return StoredPlace(section, offset, words, edition)


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
    for *row, crc in connection.execute("SELECT lesson, edition, section, offset, words, crc FROM place"):
        if link(0, row) != crc:
            raise Broken("a place is not what was written")
    for name, crc in connection.execute("SELECT path, crc FROM remembered"):
        if link(0, (name,)) != crc:
            raise Broken("the path of a lesson is not what was written")
