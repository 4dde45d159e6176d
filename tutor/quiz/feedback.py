"""What the learner is told after an answer, and what is held back while tries are left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tutor.lesson.question import (
    Choice,
    Classify,
    Cloze,
    Explain,
    Match,
    Multiple,
    Number,
    Order,
    Question,
    Short,
    TrueFalse,
)
from tutor.quiz.grading import FALSE, TRUE, Answer, Grade, pairs_of, right_options
from tutor.quiz.sitting import Item

Mark = Literal["right", "missed", "wrong", "other"]
"""Of an option: a key that was chosen, a key that was not, a wrong choice, a wrong one left alone."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is said about one part of the question: an option, a gap, a pair, a statement."""

    text: str
    """The part."""
    mark: Mark
    why: str = ""
    right: str = ""
    """What belongs there, where the part was given something else."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is said after an answer."""

    grade: Grade
    open: bool
    """Everything is told; otherwise only what was chosen is spoken of."""
    notes: tuple[Note, ...]
    """About the parts, in the author's order."""
    explanation: str = ""
    shown: str = ""
    """The answer to show where it was typed or written: the one meant, or the model answer (Markdown)."""


def feedback(item: Item, whys: Sequence[str] = ()) -> Feedback | None:
    """What to say about the item's last answer; None when there is none in this showing.

    `whys` is what there is to say of each thing that was typed, where the question is typed.
    """
    if item.last is None or not item.tries:
        return None
    grade = item.last.grade
    if not item.over and not item.proving:
        notes = tuple(note for note in _notes(item, whys) if note.mark == "wrong" and not note.right)
        return Feedback(grade, False, notes)
    question = item.question
    return Feedback(grade, item.over, _notes(item, whys), question.explanation, shown_answer(question))


def shown_answer(question: Question) -> str:
    """The answer in words, for types whose parts do not show it."""
    match question:
        case Short(accepted=accepted):
            return accepted[0].text
        case Number(answer=answer, unit=unit):
            return " ".join((answer, *unit[:1]))
        case Order(items=items):
            return "\n".join(f"{n}. {item}" for n, item in enumerate(items, 1))
        case Explain(model=model):
            return model
        case _:
            return ""


def _notes(item: Item, whys: Sequence[str]) -> tuple[Note, ...]:
    answer = item.answers[-1]
    match item.question:
        case Choice() | Multiple() as question:
            keys = right_options(question)
            return tuple(
                Note(o.text, _mark(o.text in keys, o.text in answer), o.why) for o in question.options
            )
        case TrueFalse() as question:
            sides = (
                (TRUE, question.answer, question.why_true),
                (FALSE, not question.answer, question.why_false),
            )
            return tuple(Note(text, _mark(right, text in answer), said) for text, right, said in sides)
        case Short() | Number():
            right = item.last is not None and item.last.credit > 0
            return (Note(answer[0], "right" if right else "wrong", *whys[:1]),)
        case Cloze(gaps=gaps) if item.last is not None:
            said = (*whys, *[""] * len(gaps))
            filled = zip(gaps, (*answer, *[""] * len(gaps)), said, item.last.parts, strict=False)
            return tuple(
                Note(given, "right", why) if credit else Note(given, "wrong", why, gap.accepted[0])
                for gap, given, why, credit in filled
            )
        case _:
            return tuple(_parts(item.question, answer))


def _parts(question: Question, answer: Answer) -> Iterable[Note]:
    """Notes on the parts of a question that is graded part by part."""
    match question:
        case Match(pairs=pairs):
            given = pairs_of(answer)
            for pair in pairs:
                yield _part(pair.left, given.get(pair.left, ""), pair.right, pair.why)
        case Classify(items=items):
            given = pairs_of(answer)
            for statement in items:
                yield _part(statement.text, given.get(statement.text, ""), statement.group, statement.why)
        case Explain(rubric=rubric):
            for criterion in rubric:
                yield Note(criterion.text, "right" if criterion.text in answer[1:] else "missed")


def _part(text: str, given: str, right: str, why: str) -> Note:
    return Note(text, "right", why) if given == right else Note(text, "wrong", why, right)


def _mark(right: bool, chosen: bool) -> Mark:
    if right:
        return "right" if chosen else "missed"
    return "wrong" if chosen else "other"
