"""First-try and last scores of a check, as a whole, by section and by skill."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tutor.quiz.grading import Verdict
from tutor.quiz.sitting import Item


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
    return _score(_worth(item, item.first) for item in items if item.first is not None)


def last_try(items: Iterable[Item]) -> Score:
    """The score that gates look at: the last verdict on each answered question."""
    return _score(_worth(item, item.last) for item in items if item.last is not None)


def grouped(items: Iterable[Item], name: Callable[[Item], str]) -> dict[str, Score]:
    """First-try scores of groups of items, in the order in which the groups come up."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(name(item), []).append(item)
    return {group: first_try(members) for group, members in groups.items()}


def _worth(item: Item, verdict: Verdict) -> tuple[float, float]:
    """Credit and points of an item; with a proof asked for, it is worth twice as much, half for that."""
    points = item.question.points
    if not item.question.proof:
        return verdict.credit, points
    proof = item.proof_credit or 0 if verdict.grade == "right" else 0
    return (verdict.credit + proof) / 2, points * 2


def _score(parts: Iterable[tuple[float, float]]) -> Score:
    earned = possible = 0.0
    answered = 0
    for credit, points in parts:
        earned += credit * points
        possible += points
        answered += 1
    return Score(earned, possible, answered)
