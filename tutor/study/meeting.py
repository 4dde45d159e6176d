"""Opening a lesson: is it the one that progress was kept for, and does what is kept fit it still?"""

from __future__ import annotations

from typing import Final

from tutor.progress.event import JSON
from tutor.progress.fault import NotSaved
from tutor.progress.recorder import Saved, Unsaved
from tutor.study.course import Course
from tutor.study.identity import same_lesson, told_apart

WAYS: Final = (
    "It is the same lesson: go on",
    "It is another: begin anew, keep the old answers",
    "Leave it",
)
"""What to do about another lesson with the same id."""


def other_lesson(course: Course) -> str | None:
    """The title of another lesson that progress was kept for under this id; None when this is the one."""
    known = _known(course)
    if known is None or not course.begun or same_lesson(known, told_apart(course.outline)):
        return None
    return str(known.get("title", ""))


def other_lesson_words(course: Course, other: str) -> tuple[str, str]:
    """What to say about another lesson with the same id."""
    return (
        f"Your progress under the id “{course.outline.id}” is from “{other}”.",
        f"This file is “{course.outline.title}”.",
    )


def remember(course: Course) -> str:
    """Keep which lesson bears this id; the message when that could not be saved, else nothing."""
    present = told_apart(course.outline)
    store = course.recorder.store
    try:
        if store is not None and _known(course) != present:
            store.meet(course.outline.id, present)
    except NotSaved as error:
        return error.message
    return ""


def take_up(course: Course) -> Saved | Unsaved | None:
    """Begin the first attempt, or let the figures kept of the present one follow from the lesson as it is.

    The cards of its reviews follow it, too.
    """
    outcome = None
    if not course.begun:
        outcome = course.begin_attempt()
    elif course.is_outgraded:
        from tutor.study.regrading import regrade

        outcome = regrade(course)
    from tutor.study.settling import settle

    settle(course.study, course.recorder)
    return outcome


def _known(course: Course) -> dict[str, JSON] | None:
    store = course.recorder.store
    return store.met(course.outline.id) if store else None
