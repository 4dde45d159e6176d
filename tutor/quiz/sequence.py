"""Which items of a sequence stand in order, wherever they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def in_order(items: Sequence[str], given: Sequence[str]) -> frozenset[str]:
    """The items of the longest run of `given` that agrees with `items`; the first found of several as long.

    Nothing when `given` does not hold the same items.
    """
    if sorted(given) != sorted(items):
        return frozenset()
    place = {item: at for at, item in enumerate(items)}
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, item in enumerate(given):
        at = bisect_left(tails, place[item])
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [place[item]]
        ends[at : at + 1] = [index]
    run: list[str] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        run.append(given[index])
        index = before[index]
    return frozenset(run)
