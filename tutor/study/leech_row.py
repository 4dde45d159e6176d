"""What an author is told of a question or term that a learner forgot again and again: it may be the lesson's
fault. A row beside those of `answer_row`, with the same keys.
"""

from __future__ import annotations

from collections.abc import Iterable

from tutor.lesson.question import Question
from tutor.library.opened import OpenLesson
from tutor.progress.card import Card
from tutor.study.answer_row import SCHEMA, Extra, Row, columns


def leech_row(
    card: Card, learner: str, extras: Iterable[Extra], lesson: OpenLesson | None, question: Question | None
) -> Row:
    """The row of a card that was put away; the lesson and the question are as they are here now.

    A term is told in the place of an answer, since it is one of the lesson's own texts.
    """
    is_term = card.kind == "term"
    row: Row = dict.fromkeys(columns(extras))
    return row | {
        "schema": SCHEMA,
        "record": "leech",
        "learner": learner,
        "lesson": card.lesson,
        "lesson_digest": lesson.digest if lesson else "",
        "section": card.section,
        "question": "" if is_term else card.name,
        "fingerprint": card.fingerprint,
        "skill": question.skill if question else None,
        "flagged": False,
        "answer": [card.name] if is_term else None,
    }
