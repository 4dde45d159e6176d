"""How many cards the days to come will ask."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.memory.card import Plan
from tutor.memory.queue import new_allowed


def forecast(
    old: Mapping[int, int], new: Mapping[int, int], introduced: int, plan: Plan, days: int
) -> list[int]:
    """The number of cards on each of so many days, today first.

    `old` and `new` are how many cards are due by day, as `date.toordinal` counts; what is overdue counts for
    today. New ones are spread as the plan limits them, with the backlog worked off today; `introduced` of
    them were asked today already. Answers to come will bring cards back that are not counted here.
    """
    found = [0] * days
    for day, count in old.items():
        if day < plan.today + days:
            found[max(0, day - plan.today)] += count
    left = sorted(new.items())
    waiting = 0
    for at in range(days):
        while left and left[0][0] <= plan.today + at:
            waiting += left.pop(0)[1]
        allowed = new_allowed(plan.limits, found[0] if at == 0 else 0, introduced if at == 0 else 0)
        found[at] += min(waiting, allowed)
        waiting -= min(waiting, allowed)
    return found
