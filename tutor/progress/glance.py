"""A look at how many cards are due that changes nothing and needs next to no time: for a shell prompt."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Container, Sequence
from contextlib import closing
from pathlib import Path

from tutor.memory.card import Plan
from tutor.progress import agenda, migration, place
from tutor.progress.connection import connect_to_look, identity


def count_due(path: Path, plan: Plan, lessons_of: Callable[[Sequence[Path]], Container[str]]) -> int | None:
    """How many cards are due by the file at the absolute `path`, with no more new ones than the day allows.

    `lessons_of` tells the ids of the lessons that can be opened, from the files that were opened by path; it
    is not asked when nothing is due.
    None where opening the file with care has to say what is the matter with it, or to bring it to this
    version first.
    """
    try:
        if not path.is_file():
            return None
        with closing(connect_to_look(path)) as connection:
            if identity(connection) != (migration.APPLICATION_ID, migration.VERSION):
                return None
            counts = agenda.counted(connection, plan, lambda: lessons_of(place.remembered(connection)))
            return sum(counts.values())
    except (OSError, sqlite3.Error, ValueError, TypeError):
        return None
