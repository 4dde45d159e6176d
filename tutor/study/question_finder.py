"""Questions by what events keep of them: the lesson's id, the question's id and its fingerprint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tutor.lesson.question import Question
from tutor.library import LessonNotFound, LessonUnusable, Library
from tutor.library.opened import OpenLesson


class QuestionFinder:
    """Finds questions in the lessons of a library, as these are now."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lessons: dict[str, OpenLesson | None] = {}
        self._called: dict[str, dict[str, list[Question]]] = {}

    def lesson(self, lesson: str) -> OpenLesson | None:
        """The lesson with this id; None if there is none that can be opened."""
        if lesson not in self._lessons:
            try:
                opened = self._library.open(lesson)
            except (LessonNotFound, LessonUnusable):
                opened = None
            self._lessons[lesson] = opened if opened and opened.outline.id == lesson else None
        return self._lessons[lesson]

    def named(self, lesson: str, question: str, fingerprint: str) -> Question | None:
        """The question that is meant: still the one that was asked, or it has this id now, or had it."""
        if lesson not in self._called:
            opened = self.lesson(lesson)
            self._called[lesson] = _called(tuple(_questions(opened)) if opened else ())
        found = self._called[lesson].get(question, [])
        same = (one for one in found if one.fingerprint == fingerprint)
        return next(same, found[0] if found else None)

    def asked(self, lesson: str, question: str, fingerprint: str) -> Question | None:
        """The question, if it is still the one that was asked."""
        found = self.named(lesson, question, fingerprint)
        return found if found and found.fingerprint == fingerprint else None


def _called(questions: Sequence[Question]) -> dict[str, list[Question]]:
    """Questions by what they are called, and after these by every id that one alone used to have."""
    called = {one.id: [one] for one in questions}
    claims = Counter(old for one in questions for old in one.was)
    for one in questions:
        for old in one.was:
            if claims[old] == 1:
                called.setdefault(old, []).append(one)
    return called


def _questions(opened: OpenLesson) -> Iterator[Question]:
    for number in range(len(opened.outline.sections)):
        yield from opened.section(number).questions
    yield from opened.last()
