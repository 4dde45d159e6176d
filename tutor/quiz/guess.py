"""What guessing is worth."""

from __future__ import annotations

from typing import Final

from tutor.lesson.question import Choice, Multiple, Question, TrueFalse

_ELSEWHERE: Final = 0.1
"""Where there is more to get right than one option in a few."""


def chance(question: Question) -> float:
    """The confidence, 0 to 1, of one who guesses."""
    match question:
        case Choice(options=options) | Multiple(options=options):
            return 1 / len(options)
        case TrueFalse():
            return 0.5
        case _:
            return _ELSEWHERE
