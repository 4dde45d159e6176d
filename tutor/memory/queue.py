"""Which cards are asked, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias, TypeVar

Passage: TypeAlias = tuple[str, str]
"""A lesson and a section of it."""

T = TypeVar("T")
K = TypeVar("K", Passage, str)


class Limits(NamedTuple):
    """How much the learner wants to be asked."""

    new_a_day: int = 10
    """Cards that a day adds to the review, at most."""
    a_sitting: int = 30
    """Cards of a sitting, at most."""


def new_allowed(limits: Limits, waiting: int, introduced: int) -> int:
    """How many new cards may be asked now.

    `waiting` is how many others are due, `introduced` how many new ones this day has had. With two sittings
    waiting there are none: a backlog is worked off before anything is added to it.
    """
    if waiting >= 2 * limits.a_sitting:
        return 0
    return max(0, limits.new_a_day - introduced)


def sitting(waiting: Sequence[T], new: Sequence[T], limits: Limits, introduced: int) -> tuple[T, ...]:
    """The cards of one sitting: those that are waiting, in their order, then new ones while there is room.

    `waiting` are all that are due and not new; `introduced` is as for `new_allowed`.
    """
    allowed = new_allowed(limits, len(waiting), introduced)
    return (*waiting, *new[:allowed])[: limits.a_sitting]


def interleaved(cards: Sequence[T], passage_of: Callable[[T], Passage]) -> tuple[T, ...]:
    """The cards with those of one passage, and of one lesson, apart.

    Two cards of one passage stand beside each other only where it cannot be helped. Apart from that, lessons
    alternate as far as they can, and what comes first goes first.
    """
    left = [(passage_of(card), card) for card in cards]
    last: Passage | None = None
    placed: list[T] = []
    while left:
        at = _next([key for key, _ in left], last)
        last, card = left.pop(at)
        placed.append(card)
    return tuple(placed)


def _next(left: Sequence[Passage], last: Passage | None) -> int:
    """The index of the card that follows one of the passage `last`: the first that keeps the most apart."""
    passage, lesson = _crowded(left), _crowded([key[0] for key in left])

    def cost(at: int) -> tuple[bool, ...]:
        key = left[at]
        is_same_lesson = last is not None and key[0] == last[0]
        return key == last, passage not in (None, key), is_same_lesson, lesson not in (None, key[0])

    return min(range(len(left)), key=cost)


def _crowded(keys: Sequence[K]) -> K | None:
    """The key of more than half of what is left: it has to be next, or its cards cannot stay apart."""
    ((key, count),) = Counter(keys).most_common(1)
    return key if 2 * count > len(keys) else None
