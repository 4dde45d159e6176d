"""How well something was known, by the day's first answer to it."""

from __future__ import annotations

from enum import IntEnum

ENOUGH = 0.8
"""From this credit on, an answer was known, if not fully."""
UNSURE = 0.5
"""Up to this confidence, a learner was unsure."""


class Rating(IntEnum):
    """What the schedule is told; the numbers are those of FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3


def rated(
    credit: float,
    *,
    is_helped: bool = False,
    confidence: float | None = None,
    chance: float = 0.0,
    is_typed: bool = False,
) -> Rating:
    """The rating of a first answer.

    `credit` is 0 to 1; `is_helped`: a hint or a look at the passage came before it; `confidence`, 0 to 1 or
    None where it was not asked for; `chance` is the confidence of one who guesses; `is_typed`: the answer was
    typed and not picked, which is hard to do by guessing.
    """
    if credit < ENOUGH or is_helped:
        return Rating.AGAIN
    if credit < 1:
        return Rating.HARD
    if confidence is not None and confidence <= chance:
        return Rating.HARD if is_typed else Rating.AGAIN
    if confidence is not None and confidence <= UNSURE:
        return Rating.HARD
    return Rating.GOOD
