"""Which cards there is nothing to ask for, by the lessons as they are on this machine.

An author takes a question away, or changes it so that it is another one. Its card is kept as it was and not
asked. That is no event: it hangs on the lesson files that are here, and is found out anew for each of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from tutor.memory.card import CardKey

IS_STRAY = "(lesson, kind, name, fingerprint) IN (SELECT lesson, kind, name, fingerprint FROM stray)"
"""A condition on cards."""


def is_settled(connection: sqlite3.Connection, lesson: str, digest: str) -> bool:
    """Whether the lesson file with this digest is the one that was looked at last."""
    found = connection.execute("SELECT digest FROM settled WHERE lesson = ?", (lesson,)).fetchone()
    return bool(found == (digest,))


def settle(connection: sqlite3.Connection, lesson: str, digest: str, strays: Iterable[CardKey]) -> None:
    """Keep what was found in the lesson file with this digest."""
    connection.execute("DELETE FROM stray WHERE lesson = ?", (lesson,))
    connection.executemany("INSERT INTO stray VALUES (?, ?, ?, ?)", strays)
    connection.execute("INSERT OR REPLACE INTO settled VALUES (?, ?)", (lesson, digest))


def forget(connection: sqlite3.Connection) -> None:
    """Have every lesson looked at again: there are other cards now."""
    connection.execute("DELETE FROM stray")
    connection.execute("DELETE FROM settled")
