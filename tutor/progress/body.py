"""What the body of an event says, in a form that can be stored: anything may stand in an imported one."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan

from tutor.progress.event import JSON

MOST_POINTS = 1_000_000.0
MILLION, THOUSAND = 1_000_000, 1_000
"""In what sums are kept: whole numbers add up to the same in any order."""


def worth_of(body: Mapping[str, JSON]) -> tuple[float, float, float]:
    """First credit, last credit (0 to 1) and points (not below 0) of an answer.

    They are `first`, `last` and `of`; where one is missing, `credit` and `points` say it, which are 0 and 1
    when they are no numbers.
    """
    credit = between(body.get("credit"), 0.0, 1.0, default=0.0)
    points = between(body.get("points"), 0.0, MOST_POINTS, default=1.0)
    return (
        between(body.get("first"), 0.0, 1.0, default=credit),
        between(body.get("last"), 0.0, 1.0, default=credit),
        between(body.get("of"), 0.0, MOST_POINTS, default=points),
    )


def term_of(body: Mapping[str, JSON]) -> str:
    """`term`, in a form that can be stored."""
    return stored(body.get("term", ""))


def mark_of(body: Mapping[str, JSON]) -> str:
    """`mark`, in a form that can be stored."""
    return stored(body.get("mark", ""))


def stored(value: JSON) -> str:
    """A text that can be stored: half a surrogate pair becomes a question mark."""
    return str(value).encode(errors="replace").decode()


def between(value: JSON, low: float, high: float, *, default: float) -> float:
    """The value if it is a number, brought between `low` and `high`; else `default`."""
    if type(value) is float and low <= value <= high:
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return default
    if isinstance(value, float) and isnan(value):
        return default
    return float(min(max(value, low), high))
