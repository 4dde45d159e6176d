"""What is told of each gap once the answer is settled."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tutor.lesson.question import Cloze
from tutor.quiz.feedback import Feedback, Note
from tutor.quiz.grading import Answer
from tutor.tui import content
from tutor.tui.widgets.answer_field import Asked
from tutor.tui.widgets.part_row import remark, sentence

Marks = tuple[bool | None, ...]
"""Of each gap whether it is right; None where that cannot be told."""


def marks(asked: Asked, feedback: Feedback, given: Answer) -> Marks:
    """Of each gap whether it is right, as far as that can be told.

    A note on each gap says so. Without, an answer that is right or wrong as a whole is so in each gap, and of
    one that is partly right the gaps filled word for word are; the others are wrong only when the credit
    leaves none of them right.
    """
    question = asked.item.question
    assert isinstance(question, Cloze)
    if len(feedback.notes) == len(question.gaps):
        return tuple(note.mark == "right" for note in feedback.notes)
    last = asked.item.last
    credit = 0.0 if last is None else last.given if last.counted else last.credit
    if credit <= 0 or credit >= 1:
        return (credit >= 1,) * len(question.gaps)
    same = [_plain(text) in map(_plain, gap.accepted) for text, gap in zip(given, question.gaps, strict=True)]
    are_all_found = sum(same) == round(credit * len(same))
    return tuple(True if is_same else False if are_all_found else None for is_same in same)


def said_of(marks: Marks, given: Sequence[str], question: Cloze) -> Content:
    """A line for each gap, by number: right or not, and what belongs there."""
    parts = zip(marks, given, question.gaps, strict=True)
    return content.lines(
        *(
            content.line((f"{number}  ", content.STRONG), _said(mark, text, gap.accepted[0]))
            for number, (mark, text, gap) in enumerate(parts, 1)
        )
    )


def _said(mark: bool | None, given: str, right: str) -> Content:
    if mark is None:
        return content.line("What belongs there: ", sentence(right))
    if mark:
        return remark(Note(given, "right"))
    return remark(Note(given, "wrong", right=right), bool(given.strip()))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
