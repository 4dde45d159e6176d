"""What the learner is told after an answer, and what is held back while tries are left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tutor.lesson.model import Choice, Evidence, Multiple, TrueFalse
from tutor.quiz.grading import FALSE, TRUE, Grade, right_options
from tutor.quiz.sitting import Item

Mark = Literal["right", "missed", "wrong", "other"]
"""Of an option: a key that was chosen, a key that was not, a wrong choice, a wrong one left alone."""


@dataclass(frozen=True, slots=True)
class OptionNote:
    """What is said about one option."""

    text: str
    mark: Mark
    why: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is said after an answer."""

    grade: Grade
    open: bool
    """Everything is told; otherwise only what was chosen is spoken of."""
    notes: tuple[OptionNote, ...]
    """About the options, by the author's order; empty for an evidence question."""
    explanation: str = ""


def feedback(item: Item) -> Feedback | None:
    """What to say about the item's last answer; None when there is none in this showing."""
    if item.last is None or not item.tries:
        return None
    notes = _notes(item)
    if not item.over:
        return Feedback(item.last.grade, False, tuple(note for note in notes if note.mark == "wrong"))
    return Feedback(item.last.grade, True, notes, item.question.explanation)


def _notes(item: Item) -> tuple[OptionNote, ...]:
    chosen = item.answers[-1]
    match item.question:
        case Choice() | Multiple() as question:
            keys = right_options(question)
            return tuple(
                OptionNote(o.text, _mark(o.text in keys, o.text in chosen), o.why) for o in question.options
            )
        case TrueFalse() as question:
            sides = (
                (TRUE, question.answer, question.why_true),
                (FALSE, not question.answer, question.why_false),
            )
            return tuple(OptionNote(text, _mark(right, text in chosen), why) for text, right, why in sides)
        case Evidence():
            return ()
        case _:
            raise TypeError(f"no feedback for {type(item.question).__name__}")


def _mark(right: bool, chosen: bool) -> Mark:
    if right:
        return "right" if chosen else "missed"
    return "wrong" if chosen else "other"
