"""Ratios that a busy machine does not spoil: each measurement has its control right beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Spread:
    """A median, and the quartiles around it."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """A measurement against its control."""

    measured: Spread
    control: Spread
    ratio: Spread
    """Of the pairs, not of the two medians: what slows both halves of a pair cancels out."""


def spread(values: Sequence[float]) -> Spread:
    """The median and the quartiles of at least one value."""
    if len(values) == 1:
        return Spread(values[0], values[0], values[0])
    low, _, high = quantiles(values, n=4, method="inclusive")
    return Spread(low, median(values), high)


def compare(measure: Callable[[], float], control: Callable[[], float], pairs: int) -> Comparison:
    """Measure and control in turns, A B B A, so that neither always goes first.

    One pair before is not counted.
    """
    measure()
    control()
    taken: list[tuple[float, float]] = []
    for number in range(pairs):
        if number % 2:
            second = control()
            taken.append((measure(), second))
        else:
            first = measure()
            taken.append((first, control()))
    return compared(taken)


def compared(taken: Sequence[tuple[float, float]]) -> Comparison:
    """The comparison of pairs of a measurement and its control."""
    return Comparison(
        measured=spread([measured for measured, _ in taken]),
        control=spread([control for _, control in taken]),
        ratio=spread([measured / control for measured, control in taken]),
    )
