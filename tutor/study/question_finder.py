"""Questions by what events keep of them: the lesson's id, the question's id and its fingerprint."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.lesson.question import Question
from tutor.library import LessonNotFound, LessonUnusable, Library
from tutor.library.opened import OpenLesson


class QuestionFinder:
    """Finds questions in the lessons of a library, as these are now."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lessons: dict[str, OpenLesson | None] = {}
        self._questions: dict[str, dict[str, Question]] = {}

    def lesson(self, lesson: str) -> OpenLesson | None:
        """The lesson with this id; None if there is none that can be opened."""
        if lesson not in self._lessons:
            try:
                opened = self._library.open(lesson)
            except (LessonNotFound, LessonUnusable):
                opened = None
            self._lessons[lesson] = opened if opened and opened.outline.id == lesson else None
        return self._lessons[lesson]

    def question(self, lesson: str, question: str) -> Question | None:
        """The question that bears this id now, or used to bear it."""
        if lesson not in self._questions:
            opened = self.lesson(lesson)
            found = list(_questions(opened)) if opened else []
            former = {old: one for one in found for old in one.was}
            self._questions[lesson] = former | {one.id: one for one in found}
        return self._questions[lesson].get(question)

    def asked(self, lesson: str, question: str, fingerprint: str) -> Question | None:
        """The question, if it is still the one that was asked."""
        found = self.question(lesson, question)
        return found if found and found.fingerprint == fingerprint else None


def _questions(opened: OpenLesson) -> Iterator[Question]:
    for number in range(len(opened.outline.sections)):
        yield from opened.section(number).questions
    yield from opened.last()
