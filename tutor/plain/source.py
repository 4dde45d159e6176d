"""Where questions come from and where steps go: the check of a part, or a review over many lessons."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.progress.recorder import Saved, Unsaved
from tutor.quiz.grading import Answer
from tutor.quiz.sitting import Item, Sitting
from tutor.quiz.skill import skill_name
from tutor.quiz.step import Step
from tutor.quiz.verdict_words import position
from tutor.study.asking import where_to_look
from tutor.study.course import Course
from tutor.study.evidence import Proof


class Source:
    """What is asked now, of which lesson, and what is known of its text."""

    @property
    def course(self) -> Course:
        """The lesson that the question is of."""
        raise NotImplementedError

    @property
    def part(self) -> int:
        """The part of it that asks the question."""
        raise NotImplementedError

    @property
    def sitting(self) -> Sitting:
        """The sitting in which the question is asked."""
        raise NotImplementedError

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to ask."""
        raise NotImplementedError

    @property
    def is_only_one(self) -> bool:
        """Whether no other question is left."""
        raise NotImplementedError

    @property
    def section(self) -> int:
        """The section that the question is about."""
        raise NotImplementedError

    def position(self) -> str:
        """Which question this is."""
        raise NotImplementedError

    def proofs(self) -> Sequence[Proof]:
        """The words that settle the question."""
        raise NotImplementedError

    def outlook(self) -> str:
        """What is said besides of a question that is answered; nothing unless there is something."""
        return ""

    def step(self, step: Step, seconds: float) -> Saved | Unsaved:
        """Take a step and record it."""
        raise NotImplementedError

    def begun(self) -> Answer:
        """What was begun to be answered when the question was last asked."""
        raise NotImplementedError

    def keep(self, answer: Answer) -> Saved | Unsaved | None:
        """Keep what was begun to be answered."""
        raise NotImplementedError

    @property
    def item(self) -> Item:
        """The open item."""
        item = self.sitting.current
        assert item is not None, "what is over asks nothing"
        return item


class CheckSource(Source):
    """The check of one part of a lesson."""

    def __init__(self, course: Course, part: int) -> None:
        self._course, self._part = course, part

    @property
    def course(self) -> Course:
        """The one lesson."""
        return self._course

    @property
    def part(self) -> int:
        """The one part."""
        return self._part

    @property
    def sitting(self) -> Sitting:
        """The check as it stands."""
        return self._course.sitting(self._part)

    @property
    def is_over(self) -> bool:
        """Whether every question is answered for good."""
        return self.sitting.done

    @property
    def is_only_one(self) -> bool:
        """Whether the rest was answered."""
        return len(self.sitting.queue) == 1

    @property
    def section(self) -> int:
        """Its own, or in the last check the one that holds the proof."""
        return where_to_look(self._course, self._part, self.item)

    def position(self) -> str:
        """By number, with the skill that is asked for."""
        return f"{position(self.sitting)}, {skill_name(self.item.question.skill)}."

    def proofs(self) -> Sequence[Proof]:
        """In the edition that is read."""
        return self._course.evidence.proofs(self._part, self.item.question)

    def step(self, step: Step, seconds: float) -> Saved | Unsaved:
        """In the course."""
        return self._course.step(self._part, step, seconds)

    def begun(self) -> Answer:
        """As the course has it."""
        return self._course.half_given.get(self.item.question.id, ())

    def keep(self, answer: Answer) -> Saved | Unsaved | None:
        """In the course, where it outlives the program."""
        return self._course.keep_half_given(self._part, self.item.question, answer)
