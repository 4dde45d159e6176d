"""The cards of all lessons of a library: which of them a sitting asks, and in which order."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property

from tutor.library import LessonNotFound, LessonUnusable, Library
from tutor.library.opened import OpenLesson
from tutor.memory.card import Plan
from tutor.memory.queue import interleaved, sitting
from tutor.progress import agenda
from tutor.progress.agenda import Due
from tutor.progress.recorder import Recorder
from tutor.progress.store import Store
from tutor.study.settling import settle


class Deck:
    """Lessons are opened when cards of theirs are wanted, and held against these first."""

    def __init__(self, library: Library, recorder: Recorder) -> None:
        self._library, self._recorder = library, recorder
        self._lessons: dict[str, OpenLesson | None] = {}

    def chosen(self, store: Store, plan: Plan, lesson: str = "") -> tuple[Due, ...]:
        """The cards of one sitting, of one lesson or of all of them. Raises StoreError."""
        while True:
            found = agenda.due(store, plan, lesson)
            waiting, new = (
                [one for one in due if self._may_be_asked(one)] for due in (found.waiting, found.new)
            )
            chosen = sitting(waiting, new, plan.limits, found.introduced)
            unseen = {one.key.lesson for one in chosen} - self._lessons.keys()
            if not unseen:
                return interleaved(chosen, lambda one: (one.key.lesson, one.section))
            for name in sorted(unseen):
                self.lesson(name)

    def lesson(self, name: str) -> OpenLesson | None:
        """The lesson with this id; None when there is none that can be opened."""
        if name not in self._lessons:
            self._lessons[name] = None
            with suppress(LessonNotFound, LessonUnusable):
                self._lessons[name] = self._library.open(self.paths[name]) if name in self.paths else None
            opened = self._lessons[name]
            if opened is not None:
                settle(opened, self._recorder)
        return self._lessons[name]

    @cached_property
    def paths(self) -> dict[str, str]:
        """Where every lesson is, by id."""
        return {name: str(entry.path) for name, entry in self._library.lessons().items()}

    def _may_be_asked(self, one: Due) -> bool:
        """Not when its lesson was looked for and not found."""
        return one.key.lesson not in self._lessons or self._lessons[one.key.lesson] is not None
