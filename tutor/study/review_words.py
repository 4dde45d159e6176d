"""What a review tells, in words."""

from __future__ import annotations

from datetime import date

from tutor.memory.rating import Rating
from tutor.study.review import Review, Reviewed
from tutor.study.review_card import is_helped, rating_of
from tutor.text import safe_line

NOTHING_DUE = "Nothing is due"
HOW_IT_FILLS = "Questions that you missed and terms that you looked up come here by themselves."
_NAMES = {Rating.GOOD: "known", Rating.HARD: "known but not well", Rating.AGAIN: "not known"}
HELPED = "with help: counts as not known"
"""When a hint, or the passage, was asked for before the first answer."""
PUT_AWAY = "put away; “a” in its lesson undoes it"
KNOWN = "known: asked no more"
_LONGEST_TITLE = 60


def position(review: Review) -> str:
    """Which card this is."""
    if review.item.showing:
        return "Asked again"
    return f"Card {min(review.answered + (not review.item.verdicts), review.size)} of {review.size}"


def comes_back(review: Review) -> str:
    """When the card that was answered is asked again."""
    if review.is_leech():
        return "forgotten too often: not asked any more"
    days = review.comes_back_in()
    return "" if days is None else f"{_but(review)}comes back {in_days(days)}"


def _but(review: Review) -> str:
    """Why what was right is not taken for known."""
    first = review.item.first
    if first is None or first.credit < 1 or rating_of(review.item) is Rating.GOOD:
        return ""
    return "with help: " if is_helped(review.item) else "not sure: "


def in_days(days: int) -> str:
    """A number of days from now."""
    if days <= 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days"


def headline(reviewed: Reviewed) -> str:
    """How many cards were answered."""
    count = reviewed.answered
    if not count:
        return NOTHING_DUE if not reviewed.due else "Nothing was answered"
    return f"{count} {'card' if count == 1 else 'cards'} reviewed"


def outcomes(reviewed: Reviewed) -> str:
    """How well they were known."""
    return ", ".join(f"{reviewed.ratings[one]} {_NAMES[one]}" for one in _NAMES if reviewed.ratings.get(one))


def what_is_next(reviewed: Reviewed, today: date) -> str:
    """What is still due today, or when the next is."""
    if reviewed.due:
        return f"Still due today: {reviewed.due}."
    if reviewed.next_day is None:
        return "Nothing else is to come back." if reviewed.answered else "Nothing is to come back yet."
    days = (reviewed.next_day - today).days
    return f"The next is due {in_days(days)}{f', on {reviewed.next_day.isoformat()}' if days > 1 else ''}."


def missing(reviewed: Reviewed) -> tuple[str, ...]:
    """A line for each lesson that is not here and has cards that are due."""
    return tuple(
        f"{count} due of `{safe_line(lesson, _LONGEST_TITLE)}`, "
        "which is not in the library or cannot be opened."
        for lesson, count in sorted(reviewed.missing.items())
    )
