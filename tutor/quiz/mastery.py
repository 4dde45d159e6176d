"""How well a skill is mastered: the share of first tries that are right, where old ones count for less."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

HALF_LIFE = 30
"""Days after which a first try counts half as much."""
FEWEST = 4
"""First tries below which no share is shown: so few prove nothing."""
SECURE_SHARE, SECURE_TRIES, SECURE_DAYS = 0.8, 5, 2
"""What a skill needs to be secure."""


class Tries(NamedTuple):
    """The first tries at a skill on one day."""

    skill: str
    day: int
    """A learning day, as the number of a date: `date.toordinal`."""
    number: int
    credit: float
    """The sum of their credits, each 0 to 1."""


@dataclass(frozen=True, slots=True)
class Mastery:
    """A skill, and how well it is mastered."""

    skill: str
    estimate: float
    """(sum w c + 1)/(sum w + 2), with c the credit of a first try and w what it counts for.

    Laplace's rule of succession: one try that was right and one that was not are taken for granted, so that
    few tries give neither 0 nor 1.
    """
    tries: int
    days: int
    """Days on which there were first tries."""

    @property
    def share(self) -> float | None:
        """The estimate, 0 to 1; None while there are too few tries to show one."""
        return self.estimate if self.tries >= FEWEST else None

    @property
    def is_secure(self) -> bool:
        """Whether it is good enough, often enough, on more than one day."""
        often = self.tries >= SECURE_TRIES and self.days >= SECURE_DAYS
        return often and self.estimate >= SECURE_SHARE


def mastery(tries: Iterable[Tries], today: int) -> tuple[Mastery, ...]:
    """The skills, the weakest first, and at the end those of which too little is known.

    Each skill and day has to come once. A day to come counts as today: a clock was wrong then.
    """
    weights: dict[str, float] = {}
    credits: dict[str, float] = {}
    counts: dict[str, int] = {}
    days: dict[str, int] = {}
    for skill, day, number, credit in tries:
        weight = 0.5 ** (max(0, today - day) / HALF_LIFE)
        weights[skill] = weights.get(skill, 0.0) + weight * number
        credits[skill] = credits.get(skill, 0.0) + weight * credit
        counts[skill] = counts.get(skill, 0) + number
        days[skill] = days.get(skill, 0) + 1
    found = [
        Mastery(skill, (credits[skill] + 1) / (weights[skill] + 2), counts[skill], days[skill])
        for skill in counts
    ]
    return tuple(sorted(found, key=lambda one: (one.share is None, one.estimate, one.skill)))
