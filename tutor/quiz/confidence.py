"""How sure a learner may say they are of an answer, and what that comes to as a chance of being right."""

from __future__ import annotations

from typing import Final

from tutor.lesson.question import Explain, Question
from tutor.quiz.guess import chance
from tutor.quiz.sitting import Item

LEVELS: Final = ("Guessing", "Unsure", "Fairly sure", "Sure")
PURPOSE: Final = "It changes no score. It shows you how well you know what you know."
_SHARES: Final = (0.0, 0.5, 0.75, 0.95)


def may_be_asked(item: Item) -> bool:
    """Whether the learner may be asked: of a first answer, unless they assess it themselves."""
    return not isinstance(item.question, Explain) and not item.near and not item.verdicts


def confidence_of(question: Question, level: int | None) -> float | None:
    """The chance of being right, 0 to 1, for an index into `LEVELS`; None for any other, or none.

    A guess is one in the options.
    """
    if level is None or not 0 <= level < len(LEVELS):
        return None
    return _SHARES[level] if level else chance(question)
