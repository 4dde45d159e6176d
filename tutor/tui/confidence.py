"""Asking how sure the learner is of an answer, before the result is shown."""

from __future__ import annotations

from tutor.lesson.question import Choice, Multiple, Question, TrueFalse
from tutor.tui import content
from tutor.tui.widgets.ask import Ask

LEVELS = ("Guessing", "Unsure", "Fairly sure", "Sure")
_SHARES = (0.0, 0.5, 0.75, 0.95)
_GUESS_TYPED = 0.1


def how_sure(question: Question) -> Ask:
    """The question to ask; its last way goes back to the answer."""
    words = content.plain("It changes no score. It shows you how well you know what you know.", content.MUTED)
    return Ask("How sure are you?", words, (*LEVELS, "Back to the question"))


def confidence_of(question: Question, way: int | None) -> float | None:
    """The level chosen as a chance of being right, 0 to 1; None for none. A guess is one in the options."""
    if way is None or way >= len(LEVELS):
        return None
    if way:
        return _SHARES[way]
    match question:
        case Choice(options=options) | Multiple(options=options):
            return 1 / len(options)
        case TrueFalse():
            return 0.5
        case _:
            return _GUESS_TYPED
