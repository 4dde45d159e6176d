"""Bringing what is kept beside the log into line with the lesson as it is now, and with how it is graded now.

An author adds an accepted answer, renames a question, takes one away; a later version grades more fairly.
The summary always follows, since it is worked out from the answers. The library shows a kept figure instead,
which is made anew here when a lesson is opened that is not the one that was last graded.
"""

from __future__ import annotations

from tutor.progress.event import JSON
from tutor.progress.recorder import Saved, Unsaved
from tutor.quiz.score import worth
from tutor.quiz.sitting import Item
from tutor.study.course import Course


def regrade(course: Course) -> Saved | Unsaved | None:
    """Record what every answer of the attempt is worth now; None when nothing can have changed."""
    if not course.is_outgraded:
        return None
    answered = (
        item
        for part in range(course.last + 1)
        if course.is_begun(part)
        for item in course.sitting(part).items
        if item.verdicts
    )
    return course.mark_regraded([_result(item) for item in answered])


def _result(item: Item) -> JSON:
    found = worth(item)
    return {
        "question": item.question.id,
        "fingerprint": item.question.fingerprint,
        "tries": len(item.verdicts),
        "first": found.first,
        "last": found.last,
        "of": found.points,
    }
