"""Asking how sure the learner is of an answer, before the result is shown."""

from __future__ import annotations

from tutor.lesson.question import Question
from tutor.quiz.guess import chance
from tutor.tui import content
from tutor.tui.widgets.ask import Ask

LEVELS = ("Guessing", "Unsure", "Fairly sure", "Sure")
_SHARES = (0.0, 0.5, 0.75, 0.95)


def how_sure(question: Question) -> Ask:
    """The question to ask; its last way goes back to the answer."""
    words = content.plain("It changes no score. It shows you how well you know what you know.", content.MUTED)
    return Ask("How sure are you?", words, (*LEVELS, "Back to the question"))


def confidence_of(question: Question, way: int | None) -> float | None:
    """The level chosen as a chance of being right, 0 to 1; None for none. A guess is one in the options."""
    if way is None or way >= len(LEVELS):
        return None
    return _SHARES[way] if way else chance(question)
