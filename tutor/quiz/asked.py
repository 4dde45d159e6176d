"""A question as it is put to the learner."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.lesson.head import Study
from tutor.quiz.grading import Answer
from tutor.quiz.sitting import Item
from tutor.quiz.spelling import Piece


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that is shown of an item."""

    item: Item
    study: Study
    seed: str
    answer: Answer = ()
    """The answer given so far: half-given, or the last one when it is being told about."""
    differences: tuple[tuple[Piece, ...], ...] = ()
    """Of a near miss, where what was typed differs from what is meant."""
    outdated: str = ""
    """What was answered before the question was changed, in words."""
    needed: int = 1
    """Where sentences are pointed at, how many are asked for."""
