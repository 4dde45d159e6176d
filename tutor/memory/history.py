"""The answers to a card that its schedule looks at: the first of each learning day.

A history is in the order of days, whatever the order in which the answers became known, so that two machines
whose answers are joined come to the same; and its memory can be worked out as of any day.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final, NamedTuple, TypeAlias

from tutor.memory.rating import Rating
from tutor.memory.schedule import Memory, after

LEECH: Final = 4
"""Lapses after which asking again is no use, and reading again may be."""


_AGAIN: Final = f":{Rating.AGAIN.value}"
_HARD: Final = f":{Rating.HARD.value}"
"""How these ratings stand in a written history."""


class First(NamedTuple):
    """The first answer of a learning day."""

    day: int
    """As `date.toordinal` counts."""
    rating: Rating
    is_review: bool = False
    """It was asked for in a review, and not in a check."""


History: TypeAlias = tuple[First, ...]
"""By day, each day once."""


def noted(history: History, answer: First) -> History:
    """The history with one more answer; the same when its day has one: that was practice."""
    at = _place(history, answer.day)
    if at < len(history) and history[at].day == answer.day:
        return history
    return (*history[:at], answer, *history[at:])


def rerated(history: History, day: int, rating: Rating) -> History:
    """The history with another rating for the answer of that day, if there is one."""
    return tuple(one._replace(rating=rating) if one.day == day else one for one in history)


def until(history: History, day: int) -> History:
    """The answers up to that day, itself included."""
    return history[: bisect_right(history, day, key=_day)]


def remembered(history: History, card: str, before: Memory | None = None) -> Memory | None:
    """The memory after these answers, which follow those of `before`; None when there were none at all."""
    for answer in history:
        before = after(before, answer.rating, answer.day, card)
    return before


def is_missed(history: History) -> bool:
    """Whether any answer was not simply right: then the card is to be asked again."""
    return any(answer.rating is not Rating.GOOD for answer in history)


def tells_of_a_miss(text: str) -> bool:
    """`is_missed` of the history that was written as this text."""
    return _AGAIN in text or _HARD in text


def lapses(history: History, since: int = 0) -> int:
    """How often the card was forgotten again, after the day `since`."""
    return sum(answer.rating is Rating.AGAIN and answer.day > since for answer in history[1:])


def introduced(history: History) -> int | None:
    """The day of the first review; None when there was none yet."""
    return next((answer.day for answer in history if answer.is_review), None)


def written(history: History) -> str:
    """The history as text: `739217:1 739219:3r`, the day, the rating, and an r for a review."""
    return " ".join(map(word, history))


def word(one: First) -> str:
    """An answer as it stands in a written history."""
    return f"{one.day}:{one.rating.value}{'r' if one.is_review else ''}"


def read(text: str) -> History:
    """The history that was written. Raises ValueError for any other text."""
    found = []
    for word in text.split():
        day, _, rest = word.partition(":")
        found.append(First(int(day), Rating(int(rest.removesuffix("r"))), rest.endswith("r")))
    return tuple(found)


def _place(history: History, day: int) -> int:
    return bisect_left(history, day, key=_day)


def _day(answer: First) -> int:
    return answer.day
