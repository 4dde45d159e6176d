"""Bringing what is kept beside the log into line with the lesson as it is now, and with how it is graded now.

An author adds an accepted answer, renames a question, takes one away; a later version grades more fairly.
The summary always follows, since it is worked out from the answers. The library shows a kept figure instead,
which is made anew here when a lesson is opened that is not the one that was last graded.
"""

from __future__ import annotations

from tutor.progress.event import JSON
from tutor.progress.recorder import Saved, Unsaved
from tutor.quiz.sitting import Item
from tutor.study.course import Course
from tutor.study.step_record import worth_of


def regrade(course: Course) -> Saved | Unsaved | None:
    """Record what every answer of the attempt is worth now; None when nothing can have changed."""
    if not course.is_outgraded:
        return None
    begun = [part for part in range(course.last + 1) if course.is_begun(part)]
    for part in begun:
        course.mark_ended(part)
    answered = (item for part in begun for item in course.sitting(part).items if item.verdicts)
    return course.mark_regraded([_result(item) for item in answered])


def _result(item: Item) -> JSON:
    question = item.question
    said: dict[str, JSON] = {"question": question.id, "fingerprint": question.fingerprint}
    return said | {"tries": len(item.verdicts), **worth_of(item)}
