"""The progress file: what happened is appended, and what follows from it is asked for.

A store belongs to one thread; only `verify`, `verify_if_due` and `back_up_if_due` may be called from any.
Several processes may have the same file open at once.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Self

from tutor.memory.day import USUAL_START, learning_day
from tutor.progress import appending, chain, fault, log, place
from tutor.progress.connection import WAIT, transaction
from tutor.progress.event import JSON, Draft, Event, microseconds, moment
from tutor.progress.fault import (
    DamagedStore,
    LostStore,
    NewerStore,
    NotAStore,
    NotSaved,
    StoreError,
    UnusableStore,
)
from tutor.progress.opening import open_file
from tutor.progress.standing import AttemptScore, Standing, StoredMark, StoredPlace

__all__ = [
    "AttemptScore",
    "DamagedStore",
    "LostStore",
    "NewerStore",
    "NotAStore",
    "NotSaved",
    "Standing",
    "Store",
    "StoreError",
    "StoredMark",
    "StoredPlace",
    "UnusableStore",
]


class Store:
    """An open progress file."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        now: Callable[[], datetime],
        day_start: int = USUAL_START,
    ) -> None:
        self.path = path
        self.now = now
        """The clock: aware, in the zone where the learner is."""
        self.day_start = day_start
        """The hour, local time, at which a learning day begins."""
        self._connection = connection
        self._file = identity(path)
        self._patience = WAIT
        """Seconds to wait for another writer. Who was waited for once in vain is not waited for again at
        every key: that would stop the screen each time.
        """

    @classmethod
    def open(cls, path: Path, now: Callable[[], datetime], day_start: int = USUAL_START) -> Self:
        """Open the file at `path`, or make it; raises a StoreError that says what to do.

        Checks what was written since the file was last found whole, so it takes the same time for any size.
        """
        real = Path(os.path.realpath(path))
        return cls(real, open_file(real, now), now, day_start)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Note how far the file is whole, and let go of it. May be called twice."""
        with suppress(sqlite3.Error, fault.Broken, *fault.UNREADABLE), transaction(self._connection):
            found = chain.check(self._connection, whole=False)
            if found.seen:
                chain.mark(self._connection, found.ends)
        self._connection.close()

    def append(self, *drafts: Draft) -> tuple[Event, ...]:
        """Store the drafts, all or none; they are on the disk when this returns. Raises NotSaved.

        A draft that is stored already, by its id, is not stored again: what was stored comes back for it.
        Each says on which learning day it happened.
        """
        with self.writing() as connection:
            return appending.append(connection, drafts, self.now(), self.day_start)

    def today(self) -> date:
        """The learning day."""
        return learning_day(self.now(), self.day_start)

    def present_attempt(self, lesson: str) -> str:
        """The id of the newest attempt at the lesson; empty if none was begun."""
        with fault.reading(self.path):
            return log.present_attempt(self._connection, lesson)

    def attempt(self, lesson: str) -> tuple[Event, ...]:
        """What happened in the newest attempt at the lesson, in order."""
        with fault.reading(self.path):
            return log.attempt(self._connection, lesson)

    def attempts(self, lesson: str) -> tuple[AttemptScore, ...]:
        """Every attempt at the lesson that was begun, oldest first."""
        with fault.reading(self.path):
            rows = self._connection.execute(
                "SELECT id, begun, first_credit, points, answered FROM attempt "
                "WHERE lesson = ? AND begun IS NOT NULL ORDER BY begun_order, id",
                (lesson,),
            )
            return tuple(AttemptScore(key, moment(begun), *score) for key, begun, *score in rows)

    def standings(self) -> dict[str, Standing]:
        """How far each lesson has come, by lesson id."""
        with fault.reading(self.path):
            rows = self._connection.execute(
                "SELECT lesson.lesson, coalesce(sections_read, 0), coalesce(answered, 0), "
                "coalesce(first_credit, 0.0), coalesce(points, 0.0), last_used FROM lesson "
                "LEFT JOIN attempt ON attempt.lesson = lesson.lesson AND attempt.id = lesson.attempt"
            )
            return {
                lesson: Standing(read, answered, credit, points, moment(used))
                for lesson, read, answered, credit, points, used in rows
            }

    def looked_up(self, lesson: str) -> dict[str, int]:
        """How often each term was looked up in the newest attempt."""
        with fault.reading(self.path):
            rows = self._connection.execute(
                "SELECT term, count FROM lookup JOIN lesson USING (lesson, attempt) WHERE lesson = ?",
                (lesson,),
            )
            return dict(rows.fetchall())

    def known_terms(self, lesson: str) -> frozenset[str]:
        """The terms that the learner knows: said so and not taken back, or reviewed until secure."""
        from tutor.memory.secure import SECURE

        with fault.reading(self.path):
            rows = self._connection.execute(
                "SELECT term FROM known WHERE lesson = ?1 UNION SELECT name FROM card "
                "WHERE lesson = ?1 AND kind = 'term' AND known IS NULL AND stability >= ?2",
                (lesson, SECURE),
            )
            return frozenset(term for (term,) in rows)

    def marks(self, lesson: str) -> tuple[StoredMark, ...]:
        """What is marked in the lesson, in any attempt, in the order in which it was."""
        with fault.reading(self.path):
            rows = self._connection.execute(
                "SELECT id, section, body FROM mark WHERE lesson = ? ORDER BY since, id", (lesson,)
            )
            return tuple(StoredMark(key, section, json.loads(body)) for key, section, body in rows)

    def met(self, lesson: str) -> dict[str, JSON] | None:
        """Which lesson bore this id when it was last asked about, as given to `meet`."""
        with fault.reading(self.path):
            row = self._connection.execute("SELECT body FROM met WHERE lesson = ?", (lesson,)).fetchone()
            return dict(json.loads(row[0])) if row else None

    def meet(self, lesson: str, which: Mapping[str, JSON]) -> None:
        """Store which lesson (title, source, ...) bears this id. Raises NotSaved."""
        self.append(Draft(kind="met", lesson=lesson, body=which))

    def place(self, lesson: str, edition: str = "study") -> StoredPlace | None:
        """Where the lesson was being read."""
        with fault.reading(self.path):
            return place.load(self._connection, lesson, edition)

    def save_place(self, lesson: str, where: StoredPlace) -> None:
        """Store where the lesson is being read, instead of what was there. Raises NotSaved."""
        with self.writing() as connection:
            place.save(connection, lesson, where, microseconds(self.now()))

    def paths(self) -> tuple[Path, ...]:
        """Lesson files that were read by path, the newest last; whether they still exist is not looked at."""
        with fault.reading(self.path):
            return place.remembered(self._connection)

    def remember_path(self, path: Path) -> None:
        """Store that the lesson file at `path` was read. Raises NotSaved."""
        with self.writing() as connection:
            place.remember(connection, path)

    def rebuild(self) -> None:
        """Make everything that follows from the events anew. Raises NotSaved."""
        from tutor.progress import projection

        with self.writing() as connection:
            projection.rebuild(connection)

    def verify(self) -> bool:
        """Look through the whole file; raises DamagedStore. True if `rebuild` was needed, and done."""
        from tutor.progress import verification

        return verification.verify(self.path, self.now())

    def verify_if_due(self) -> bool:
        """`verify`, unless that was done less than a day ago; True if it was done now."""
        from tutor.progress import verification

        due = verification.is_due(self.path, self.now())
        if due:
            self.verify()
        return due

    def back_up_if_due(self) -> bool:
        """Make a backup unless that was done less than a day ago; True if it was done now.

        Raises DamagedStore, or another StoreError if there can be none.
        """
        from tutor.progress import rotation

        due = rotation.is_due(self.path, self.now())
        if due:
            rotation.make(self.path, self.now())
        return due

    def events(self, lesson: str = "") -> Iterator[Event]:
        """What happened with the lesson, or with all of them, in order."""
        with fault.reading(self.path):
            yield from log.everything(self._connection, lesson)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One unchanging state of the file, for the modules of this room; raises a StoreError."""
        with fault.reading(self.path), transaction(self._connection, "DEFERRED"):
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, for the modules of this room, on the disk at its end; raises NotSaved.

        A file that is no longer at its path could still be written to, and everything would be lost.
        """
        if identity(self.path) != self._file:
            raise fault.not_saved(self.path, "gone")
        try:
            with transaction(self._connection, wait=self._patience):
                yield self._connection
        except fault.FAILURES as error:
            failure = fault.unsaved(self.path, error)
            if failure.reason == "locked":
                self._patience = 0
            raise failure from error
        self._patience = WAIT

    @contextmanager
    def idle(self) -> Iterator[sqlite3.Connection]:
        """Outside of a transaction, for the modules of this room; raises NotSaved."""
        with fault.saving(self.path):
            yield self._connection


def identity(path: Path) -> tuple[int, int] | None:
    """What tells the file at `path` from any other; None if there is none to be seen."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
