"""Asking how sure the learner is of an answer, before the result is shown."""

from __future__ import annotations

from typing import Final

from tutor.lesson.question import Question
from tutor.quiz.answer_words import answer_words
from tutor.quiz.confidence import LEVELS, PURPOSE
from tutor.quiz.grading import Answer
from tutor.text import safe_line
from tutor.tui import content
from tutor.tui.widgets.ask import Ask

_SHOWN: Final = 200
"""Characters of the answer that are shown."""


def how_sure(question: Question, answer: Answer) -> Ask:
    """The question to ask of an answer, which stands in it; its last way goes back to the card.

    The cursor begins there: a second Enter by habit says nothing that the learner did not mean.
    """
    given = safe_line(answer_words(question, answer), _SHOWN)
    words = content.lines(f"“{given}”", content.plain(PURPOSE, content.MUTED))
    return Ask("How sure are you?", words, (*LEVELS, "Back to the question"), first=len(LEVELS))
