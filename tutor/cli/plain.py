"""Plain mode: a lesson, or what is due, in numbered lines on standard output, answers on standard input."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tutor.cli import place
from tutor.cli.conversation import converse
from tutor.cli.session import named, over_progress

if TYPE_CHECKING:
    from tutor.library import Library
    from tutor.library.attached import AttachedCopy
    from tutor.library.opened import OpenLesson
    from tutor.plain.console import Console
    from tutor.progress.recorder import Recorder
    from tutor.progress.store import Store
    from tutor.settings import Settings


def read(name: str = "", *, again: bool = False, commands: Sequence[str] = ()) -> int:
    """Read the lesson of this name (an id or a path), or one that is chosen first; returns the exit code.

    `commands` are the names that the lesson's name may be a slip for.
    """

    def work(store: Store, chosen: Settings, problems: Sequence[str]) -> int:
        library = place.library(store.paths())
        lesson = named(store, library, name) if name else None

        def talk(console: Console, recorder: Recorder) -> None:
            _Table(console, recorder, library, chosen).read(lesson, again)

        return converse(store, problems, talk)

    return over_progress(work, commands)


def review(name: str = "") -> int:
    """Review what is due, of the lesson of this name or of all; returns the exit code."""

    def work(store: Store, chosen: Settings, problems: Sequence[str]) -> int:
        library = place.library(store.paths())
        lesson = named(store, library, name).outline.id if name else ""

        def talk(console: Console, recorder: Recorder) -> None:
            _Table(console, recorder, library, chosen).review(lesson)

        return converse(store, problems, talk)

    return over_progress(work)


class _Table:
    """Everything that a conversation is held over."""

    def __init__(self, console: Console, recorder: Recorder, library: Library, chosen: Settings) -> None:
        from tutor.study.stopwatch import Stopwatch

        self._console, self._recorder = console, recorder
        self._library, self._chosen = library, chosen
        self._watch = Stopwatch(time.monotonic)

    def read(self, lesson: OpenLesson | None, again: bool) -> None:
        """Read the lesson; without one, choose one, and again after each."""
        opened = lesson or self._choose()
        while opened is not None:
            self._read(opened, again)
            opened = None if lesson else self._choose()
            again = False

    def _read(self, lesson: OpenLesson, again: bool) -> None:
        from tutor.memory.schedule import Options
        from tutor.plain.lesson import read_lesson
        from tutor.study.course import Course

        watch = self._watch
        course = Course(lesson, self._recorder, _new_seed, self._copy_of(lesson), lambda: watch.seconds)
        course.chosen_marks = self._chosen.marks or None
        sure, options = self._chosen.confidence, Options(self._chosen.retention)
        read_lesson(self._console, course, watch, asks_how_sure=sure, options=options, again=again)

    def _choose(self) -> OpenLesson | None:
        """A lesson from the list; None to quit."""
        from tutor.plain.library import choose_lesson
        from tutor.study.plan import standings

        store, entries = self._recorder.store, self._library.entries()
        found = standings(store, self._chosen, entries) if store else {}
        entry = choose_lesson(self._console, entries, found)
        return None if entry is None else self._library.open(str(entry.path))

    def review(self, lesson: str) -> None:
        """Review what is due of the lesson with this id, or of all if it is empty."""
        from tutor.plain.review import review_due
        from tutor.study.course import Course
        from tutor.study.review import Review

        def begin() -> Review:
            return Review(
                self._library,
                self._recorder,
                self._chosen,
                lambda of: Course(of, self._recorder, _new_seed, self._copy_of(of)),
                _new_seed,
                lambda: self._watch.seconds,
                lesson,
            )

        review_due(self._console, self._recorder, self._watch, begin, asks_how_sure=self._chosen.confidence)

    def _copy_of(self, lesson: OpenLesson) -> AttachedCopy | None:
        """The learner's own copy of the article, where there is one."""
        copies = self._library.copies
        if copies is None or not (copies / f"{lesson.outline.id}.copy").exists():
            return None
        from tutor.authoring.own_copy import own_copy

        copy, said = own_copy(copies, lesson, keep=True)
        if said:
            self._console.say(said)
        return copy


def _new_seed() -> str:
    return os.urandom(8).hex()
