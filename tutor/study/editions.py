"""What questions are asked about: the lesson's own words, or those of the learner's copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.lesson.question import Evidence, Question
from tutor.library.opened import OpenLesson
from tutor.quiz.grading import Reference
from tutor.quiz.step import Answered, Proved, Step
from tutor.reading.passage import Passage
from tutor.study.edition import Edition
from tutor.study.evidence import EvidenceFinder, Proof

if TYPE_CHECKING:
    from tutor.library.attached import CopiedLesson


class Editions:
    """The evidence of one lesson in each edition there is."""

    def __init__(
        self, lesson: OpenLesson, copied: CopiedLesson | None, present: Callable[[], Edition]
    ) -> None:
        """`present` says which edition is read now."""
        self.study = EvidenceFinder(lesson)
        """In the lesson's own words, which are always there."""
        self._attached = None if copied is None else EvidenceFinder(copied, "attached")
        self._present = present

    def text_for(self, question: Question) -> EvidenceFinder:
        """The words that a question is asked about: those that are read, if its proof stands in them."""
        if self._attached is None or self._present() == "study":
            return self.study
        if self._attached.is_complete(question) or not self.study.is_found(question):
            return self._attached
        return self.study

    def is_brought(self, question: Question) -> bool:
        """Whether the learner's copy has the words of a question's proof."""
        return self._attached is not None and bool(self._attached.key(question))

    def passage_of(self, proof: Proof) -> Passage:
        """The text in which a proof stands."""
        finder = self._attached if proof.edition == "attached" and self._attached else self.study
        return finder.passage(proof.section)

    def proofs(self, part: int, question: Question) -> tuple[Proof, ...]:
        """Where a question's quotes stand."""
        return self.text_for(question).proofs(part, question)

    def key(self, question: Question) -> tuple[str, ...]:
        """The sentences that answer an evidence question, or prove an answer; () where none are asked for."""
        return self.text_for(question).key(question)

    def about(self, question: Question) -> Reference:
        """What grading needs to know; of sentences, the lesson's own, since those are always there; where the
        lesson has no words of its own, those of the copy.
        """
        about = self.study.about(question)
        if self._attached is None:
            return about
        words = about.words | self._attached.about(question).words if about.words else about.words
        return replace(about, words=words, key=about.key or self._attached.key(question))

    def weighed(self, step: Step, question: Question) -> Step:
        """The step with the sentences that are right, where those are not the lesson's own."""
        if not isinstance(step, Answered | Proved) or self.text_for(question).edition == "study":
            return step
        if isinstance(step, Answered) and not isinstance(question, Evidence):
            return step
        return replace(step, against=self.key(question))
