"""Asking how sure the learner is of an answer, before the result is shown."""

from __future__ import annotations

from tutor.quiz.confidence import LEVELS, PURPOSE
from tutor.tui import content
from tutor.tui.widgets.ask import Ask


def how_sure() -> Ask:
    """The question to ask; its last way goes back to the answer.

    The cursor begins there: a second Enter by habit says nothing that the learner did not mean.
    """
    words = content.plain(PURPOSE, content.MUTED)
    return Ask("How sure are you?", words, (*LEVELS, "Back to the question"), first=len(LEVELS))
