"""A check that was not passed: what was missed, and the ways on, one of which is never closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tutor.quiz.score import last_try
from tutor.quiz.sitting import Sitting
from tutor.quiz.step import Retaken
from tutor.study.course import Course
from tutor.study.evidence import Proof

WAYS: Final = ("Read the passages again", "Answer what was missed again", "Go on without passing")


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Why a check was not passed."""

    words: str
    """What was earned and what is asked for."""
    proofs: tuple[Proof, ...]
    """The passages to read again, one for each question that was missed, in the order of the text."""


def shortfall(course: Course, part: int) -> Shortfall:
    """What a part's check, which is over, is short of."""
    sitting, mark = course.sitting(part), course.outline.study.pass_mark
    missed = [item.question for item in sitting.items if item.last is None or item.last.grade != "right"]
    return Shortfall(
        f"{last_try(sitting.items).share or 0:.0%} of the points; {mark:.0%} are asked for.",
        tuple(
            sorted(
                (proof for question in missed for proof in course.evidence.proofs(part, question)[:1]),
                key=lambda proof: (proof.section, proof.start),
            )
        ),
    )


def reopen(course: Course, part: int) -> Sitting:
    """A part's check as the learner goes into it: one that is over and was not passed asks again."""
    if course.open_check(part).done and not course.passed(part):
        course.step(part, Retaken())
    return course.open_check(part)
