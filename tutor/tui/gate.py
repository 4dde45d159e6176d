"""A check that was not passed: what was missed, and the ways on, one of which is never closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tutor.quiz.score import last_try
from tutor.study.course import Course
from tutor.tui import content, request
from tutor.tui.proof import proof_words
from tutor.tui.widgets.ask import Ask

if TYPE_CHECKING:
    from textual.app import App

WAYS = ("Read the passages again", "Answer what was missed again", "Go on without passing")


def not_passed(app: App[Any], course: Course, part: int) -> tuple[Ask, Callable[[int | None], None]]:
    """The question to ask, and what to do with the answer."""
    sitting, mark = course.sitting(part), course.outline.study.pass_mark
    missed = [item.question for item in sitting.items if item.last is None or item.last.grade != "right"]
    proofs = [proof for question in missed for proof in course.evidence.proofs(part, question)[:1]]
    words = content.lines(
        f"{last_try(sitting.items).share or 0:.0%} of the points; {mark:.0%} are asked for.",
        "",
        proof_words(course, proofs, tell_all=False),
    )

    def decide(way: int | None) -> None:
        if way == 0 and proofs:
            first = proofs[0]
            app.screen.post_message(request.ShowPassage(first.section, first.start, first.end, first.edition))
        elif way == 1:
            app.screen.post_message(request.OpenCheck(part))
        elif way == 2:
            course.pass_by(part)
            app.screen.post_message(request.PassedBy())

    return Ask("Not passed yet", words, WAYS, safe=0), decide
