"""The checks of a lesson as they stand, and what is recorded of a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.lesson.question import Cloze, Number, Question, Short
from tutor.library.opened import OpenLesson
from tutor.progress.event import Draft
from tutor.quiz.grading import is_typed
from tutor.quiz.score import last_try
from tutor.quiz.sitting import Item, Sitting, begin, replay, take
from tutor.quiz.step import Answered, Retaken, Step
from tutor.study.editions import Editions
from tutor.study.journal import CheckLog
from tutor.study.step_record import body_of, kind_of, step_of

if TYPE_CHECKING:
    from tutor.quiz.typed import Outcome


class Checks:
    """The sitting of each part's check, by the index of the part."""

    def __init__(self, lesson: OpenLesson, evidence: Editions) -> None:
        self._lesson = lesson
        self._evidence = evidence
        self._sittings: dict[int, Sitting] = {}

    def forget(self, part: int) -> None:
        """Work out a part's check anew when it is asked for again."""
        self._sittings.pop(part, None)

    def sitting(self, part: int, questions: tuple[Question, ...], log: CheckLog) -> Sitting:
        """A part's check after what its log says."""
        if part not in self._sittings:
            fresh = begin(questions, self._lesson.outline.study, log.seed)
            steps = (step_of(event, key) for event, key in log.steps)
            self._sittings[part] = replay(fresh, steps, self._evidence.about)
        return self._sittings[part]

    def take(self, part: int, before: Sitting, step: Step) -> Sitting:
        """A part's check after one more step; the same when the step does not fit."""
        self._sittings[part] = take(before, step, self._evidence.about)
        return self._sittings[part]

    def draft(self, section: str, step: Step, before: Sitting, after: Sitting, seconds: float) -> Draft:
        """What is to be recorded of a step in the check of the section with this id."""
        lesson, kind = self._lesson.outline.id, kind_of(step)
        if isinstance(step, Retaken):
            return Draft(kind=kind, lesson=lesson, section=section)
        item = after.item(step.question)
        return Draft(
            kind="neared" if isinstance(step, Answered) and item.near else kind,
            lesson=lesson,
            section=section,
            question=step.question,
            fingerprint=item.question.fingerprint,
            body=body_of(step, before.item(step.question), item, seconds, self._lesson.digest),
        )

    def whys_of(self, item: Item) -> tuple[str, ...]:
        """What is to be said of each thing that was typed last; () where nothing is typed."""
        if not is_typed(item.question):
            return ()
        from tutor.quiz.written import whys_of

        about, answer = self._evidence.about(item.question), item.answers[-1] if item.answers else ()
        return whys_of(item.question, answer, about.language, about.words)

    def near_outcomes(self, item: Item) -> tuple[Outcome, ...]:
        """Where a near miss and what was meant differ, for each thing typed."""
        if not item.near:
            return ()
        from tutor.quiz.written import gap_outcomes, short_outcome, slip_outcome

        about, question = self._evidence.about(item.question), item.question
        if isinstance(question, Cloze):
            return gap_outcomes(question, item.near, about.language, about.words)
        if isinstance(question, Short):
            return (short_outcome(question, item.near[0], about.language, about.words),)
        if isinstance(question, Number):
            return (slip_outcome(question, item.near[0], about.language, about.words),)
        return ()


def answers(step: Step, after: Sitting) -> bool:
    """Whether a step was an answer that counts: a near miss does not."""
    return isinstance(step, Answered) and not after.item(step.question).near


def last_share(sitting: Sitting) -> float:
    """The share of the points that the last tries earned, 0 to 1; this is what a gate looks at."""
    return last_try(sitting.items).share or 0
