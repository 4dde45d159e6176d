"""How well a learner knows what they know: how sure they were, against how often they were right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import NamedTuple

from tutor.quiz.sitting import Item

FEWEST = 10
"""Answers below which nothing is said: so few prove nothing."""
SURE = 0.75
"""From this confidence on, a learner was sure."""
CLOSE = 0.05
"""A bias up to this size, either way, is none."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Confidence held against results."""

    answers: int
    brier: float
    """mean((c - o)^2): 0 is perfect, 0.25 is what always saying 50 % earns [Brier 1950]."""
    bias: float
    """mean(c) - mean(o): above 0 more sure than right."""


def calibration(pairs: Sequence[tuple[float, float]]) -> Calibration | None:
    """The calibration of (confidence, outcome) pairs, each 0 to 1; None when there are too few."""
    if len(pairs) < FEWEST:
        return None
    return measured(pairs)


def measured(pairs: Sequence[tuple[float, float]]) -> Calibration:
    """The figures, however few the pairs; raises ValueError for none."""
    if not pairs:
        raise ValueError("no answers to measure")
    brier = fmean((sure - right) ** 2 for sure, right in pairs)
    return Calibration(len(pairs), brier, fmean(c for c, _ in pairs) - fmean(o for _, o in pairs))


class Surety(NamedTuple):
    """All answers that were given with one confidence."""

    confidence: float
    answers: int
    right: float
    """The sum of their outcomes, each 0 to 1."""
    squares: float
    """The sum of the squares of their outcomes."""


class Level(NamedTuple):
    """Answers given about as sure as one another."""

    name: str
    confidence: float
    """The mean, 0 to 1."""
    right: float
    """The share that was right, 0 to 1."""
    answers: int


LEVELS = (("guessing", 0.4), ("unsure", 0.65), ("fairly sure", 0.85), ("sure", 1.0))
"""What is said of confidences up to these, beginning with the smallest.

A guess is one in the options, and the other words stand for 50, 75 and 95 %; the bounds lie between them.
"""


def summed(sureties: Iterable[Surety]) -> Calibration | None:
    """The same from sums, which do not grow with the answers."""
    sureties = tuple(sureties)
    answers = sum(one.answers for one in sureties)
    if answers < FEWEST:
        return None
    brier = sum(
        one.answers * one.confidence**2 - 2 * one.confidence * one.right + one.squares for one in sureties
    )
    bias = sum(one.answers * one.confidence - one.right for one in sureties)
    return Calibration(answers, max(0.0, brier / answers), bias / answers)


def levels(sureties: Iterable[Surety]) -> tuple[Level, ...]:
    """How often each kind of confidence was right, the least sure first; only kinds that have answers."""
    members: dict[str, list[Surety]] = {name: [] for name, _ in LEVELS}
    for one in sureties:
        name = next((name for name, most in LEVELS if one.confidence <= most), LEVELS[-1][0])
        members[name].append(one)
    return tuple(_level(name, those) for name, those in members.items() if sum(one.answers for one in those))


def _level(name: str, members: Sequence[Surety]) -> Level:
    answers = sum(one.answers for one in members)
    confidence = sum(one.answers * one.confidence for one in members) / answers
    return Level(name, confidence, sum(one.right for one in members) / answers, answers)


def pairs(items: Iterable[Item]) -> list[tuple[float, float]]:
    """Confidence and first credit of every item that was answered with a confidence."""
    return [
        (item.confidence, item.first.credit)
        for item in items
        if item.confidence is not None and item.first is not None
    ]


def said(found: Calibration) -> str:
    """The calibration in a sentence for the learner."""
    points = round(abs(found.bias) * 100)
    if abs(found.bias) <= CLOSE:
        return f"Over {found.answers} answers you were about as sure as you were right."
    if found.bias > 0:
        return f"Over {found.answers} answers you were {points} points in 100 more sure than right."
    return f"Over {found.answers} answers you were {points} points in 100 more often right than you thought."


def said_in_full(found: Calibration) -> str:
    """The same, with the Brier score and what to hold it against."""
    scale = "where 0 is perfect and saying “50:50” every time gives 0.25"
    return f"{said(found)} Your Brier score is {found.brier:.2f}, {scale}."


def sure_but_wrong(item: Item) -> bool:
    """Whether the learner was sure of a first answer that earned nothing."""
    sure = item.confidence is not None and item.confidence >= SURE
    return sure and item.first is not None and item.first.grade == "wrong"
