"""Which questions can be answered in the text: those that ask for a sentence of it must find one there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.lesson.model import Lesson
from tutor.lesson.question import Evidence, Question
from tutor.reading.passage import Passage
from tutor.reading.quotes import find, may_hold, touched
from tutor.reading.sentences import sentences


class Answerable:
    """Looks the sentences up that the questions of a lesson ask for."""

    def __init__(self, lesson: Lesson, passages: Sequence[Passage]) -> None:
        self._lesson, self._passages = lesson, passages
        self._parts = {section.id: part for part, section in enumerate(lesson.sections)}
        self._sentences: dict[int, tuple[tuple[int, int], ...]] = {}

    def lesson(self) -> Lesson:
        """The lesson without what nobody could answer: a question that asks for a sentence which is not in
        the text is left out, and a proof that is not in it is not asked for.
        """
        sections = tuple(
            replace(section, questions=self._kept(part, section.questions))
            for part, section in enumerate(self._lesson.sections)
        )
        questions = self._kept(len(sections), self._lesson.questions)
        return replace(self._lesson, sections=sections, questions=questions)

    def needing_copy(self) -> frozenset[str]:
        """Ids of the questions that ask for a sentence which only the learner's own copy can bring."""
        parts = [*(section.questions for section in self._lesson.sections), self._lesson.questions]
        return frozenset(
            question.id
            for part, questions in enumerate(parts)
            for question in questions
            if isinstance(question, Evidence)
            and not self._is_there(part, question)
            and self._may_come(part, question)
        )

    def _kept(self, part: int, questions: Sequence[Question]) -> tuple[Question, ...]:
        kept = (self._as_it_can_be_asked(part, question) for question in questions)
        return tuple(question for question in kept if question is not None)

    def _as_it_can_be_asked(self, part: int, question: Question) -> Question | None:
        asks_for_sentences = isinstance(question, Evidence) or question.proof
        if not asks_for_sentences or self._is_there(part, question) or self._may_come(part, question):
            return question
        return None if isinstance(question, Evidence) else replace(question, proof=False)

    def _is_there(self, part: int, question: Question) -> bool:
        return any(
            touched(self._sentences_of(place), find(self._passages[place], quote.quote))
            for quote in question.evidence
            for place in may_hold(quote, part, self._parts)
        )

    def _may_come(self, part: int, question: Question) -> bool:
        """Whether a section that may hold one of the quotes has no words of its own."""
        return any(
            not self._lesson.sections[place].text.strip()
            for quote in question.evidence
            for place in may_hold(quote, part, self._parts)
        )

    def _sentences_of(self, section: int) -> tuple[tuple[int, int], ...]:
        if section not in self._sentences:
            self._sentences[section] = sentences(self._passages[section], self._lesson.language)
        return self._sentences[section]
