"""First-try and last scores of a check, as a whole, by section and by skill."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tutor.quiz.grading import Verdict
from tutor.quiz.sitting import Item


@dataclass(frozen=True, slots=True)
class Worth:
    """What an answered item counts for in every score."""

    first: float
    """Share of the points that the first try earned, 0 to 1."""
    last: float
    """The same of the last try."""
    points: float
    """What there is to earn; twice the question's points where a proof is asked for."""


def worth(item: Item) -> Worth:
    """The worth of an item; raises ValueError when it was not answered.

    Half of a question with a proof is for the proof, which counts only behind a right answer. Who was not
    asked for it cannot lose it: whoever counted a refused answer as right, or has no text with the proof.
    """
    if item.first is None or item.last is None:
        raise ValueError("an item that was not answered")
    points = item.question.points
    was_not_asked = item.over and item.last.grade == "right" and item.proof_credit is None
    if not item.question.proof or was_not_asked:
        return Worth(item.first.credit, item.last.credit, points)
    return Worth(_proved(item, item.first), _proved(item, item.last), points * 2)


@dataclass(frozen=True, slots=True)
class Score:
    """Points earned of points that could be."""

    earned: float = 0
    possible: float = 0
    answered: int = 0
    """Questions with at least one answer; only these count."""

    @property
    def share(self) -> float | None:
        """Earned over possible, 0 to 1; None when nothing was answered."""
        return self.earned / self.possible if self.possible else None


def first_try(items: Iterable[Item]) -> Score:
    """The headline score: the first verdict on each answered question, weighted by its points."""
    return _score((found.first, found.points) for found in map(worth, _answered(items)))


def last_try(items: Iterable[Item]) -> Score:
    """The score that gates look at: the last verdict on each answered question."""
    return _score((found.last, found.points) for found in map(worth, _answered(items)))


def grouped(items: Iterable[Item], name: Callable[[Item], str]) -> dict[str, Score]:
    """First-try scores of groups of items, in the order in which the groups come up."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(name(item), []).append(item)
    return {group: first_try(members) for group, members in groups.items()}


def _answered(items: Iterable[Item]) -> Iterable[Item]:
    return (item for item in items if item.verdicts)


def _proved(item: Item, verdict: Verdict) -> float:
    proof = item.proof_credit or 0 if verdict.grade == "right" else 0
    return (verdict.credit + proof) / 2


def _score(parts: Iterable[tuple[float, float]]) -> Score:
    earned = possible = 0.0
    answered = 0
    for credit, points in parts:
        earned += credit * points
        possible += points
        answered += 1
    return Score(earned, possible, answered)
