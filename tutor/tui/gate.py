"""Asking what to do about a check that was not passed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tutor.study.course import Course
from tutor.study.gate import WAYS, shortfall
from tutor.tui import content, request
from tutor.tui.proof import proof_words
from tutor.tui.widgets.ask import Ask

if TYPE_CHECKING:
    from textual.app import App


def not_passed(app: App[Any], course: Course, part: int) -> tuple[Ask, Callable[[int | None], None]]:
    """The question to ask, and what to do with the answer."""
    missing = shortfall(course, part)
    words = content.lines(missing.words, "", proof_words(course, missing.proofs, tell_all=False))

    def decide(way: int | None) -> None:
        if way == 0 and missing.proofs:
            first = missing.proofs[0]
            app.screen.post_message(request.ShowPassage(first.section, first.start, first.end, first.edition))
        elif way == 1:
            app.screen.post_message(request.OpenCheck(part))
        elif way == 2:
            course.pass_by(part)
            app.screen.post_message(request.PassedBy())

    return Ask("Not passed yet", words, WAYS, safe=0), decide
