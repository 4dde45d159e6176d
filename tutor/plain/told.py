"""What is said after an answer, as lines that can each be understood alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tutor.lesson.question import (
    Choice,
    Classify,
    Cloze,
    Evidence,
    Explain,
    Match,
    Multiple,
    Order,
    TrueFalse,
)
from tutor.plain.prose import prose
from tutor.quiz import offered
from tutor.quiz.asked import Asked
from tutor.quiz.feedback import Feedback, Mark, Note
from tutor.quiz.grading import pairs_of
from tutor.quiz.sequence import in_order
from tutor.quiz.spelling import Piece
from tutor.quiz.typed import Outcome
from tutor.quiz.verdict_words import OPTIONS, VERDICTS, afterwards, part_told
from tutor.reading.sentences import as_sentence

_RANK: Final[dict[Mark, int]] = {"wrong": 0, "right": 1, "missed": 1, "other": 2}
"""What was chosen comes first, then what is right, then the rest."""


def verdict(asked: Asked, feedback: Feedback, *, is_saved: bool) -> str:
    """Right or not, what follows from it, and that it is on the disk."""
    said = [VERDICTS[feedback.grade].words, *afterwards(asked, feedback)]
    return " ".join([*said, *(["Saved."] if is_saved else [])])


def reasons(asked: Asked, feedback: Feedback) -> list[str]:
    """What is said about the parts of the answer."""
    question = asked.item.question
    match question:
        case Choice() | Multiple() | TrueFalse():
            return list(_options(asked, feedback))
        case Cloze() if feedback.open:
            told = [(n, note) for n, note in enumerate(feedback.notes, 1) if not _is_known(note, feedback)]
            return [f"Gap {n}, {_part(note)}" for n, note in told]
        case Match() | Classify() if feedback.open:
            return list(_pairs(asked, feedback))
        case Order() if feedback.open and feedback.grade != "right":
            return list(_places(asked, question))
        case Order() | Match() | Classify() | Cloze() | Explain() | Evidence():
            return []
        case _:
            meant = feedback.open and feedback.grade != "right"
            return [
                *([f"Meant: {as_sentence(feedback.shown)}"] if meant else []),
                *(note.why for note in feedback.notes if note.why),
            ]


def explained(feedback: Feedback) -> list[str]:
    """The author's explanation, once everything is told."""
    return prose(feedback.explanation, "Explanation: ") if feedback.open and feedback.explanation else []


def nearly(asked: Asked, outcomes: Sequence[Outcome]) -> list[str]:
    """Where what was typed differs from what is meant, without telling that."""
    several = isinstance(asked.item.question, Cloze)
    lines = ["Nearly. No try is lost."]
    for number, outcome in enumerate(outcomes, 1):
        if outcome.kind == "near":
            which = f"In gap {number}, " if several else "In "
            lines.append(f"{which}{_slips(outcome.difference)}")
    return lines


def _slips(pieces: Sequence[Piece]) -> str:
    """The slips by where they are."""
    typed = "".join(piece.typed for piece in pieces)
    slips: list[str] = []
    before = ""
    for piece in pieces:
        where = f"after “{before}”" if before else "at the beginning"
        letters = "a letter is" if len(piece.meant) == 1 else "letters are"
        letters = letters if piece.meant.strip() else "a space is"
        match piece.kind:
            case "missing":
                slips.append(f"{letters} missing {where}")
            case "extra":
                extra = f"“{piece.typed}”" if piece.typed.strip() else "the space"
                slips.append(f"{extra} {where} is too much")
            case "changed":
                slips.append(f"“{piece.typed}” {where} is not right")
        before += piece.typed
    return f"“{typed}”, {'; '.join(slips)}."


def _options(asked: Asked, feedback: Feedback) -> Iterator[str]:
    question = asked.item.question
    assert isinstance(question, Choice | Multiple | TrueFalse)
    notes = {note.text: note for note in feedback.notes}
    numbered = enumerate(offered.options(question, asked), 1)
    shown = [(number, text, words) for number, (text, words) in numbered if text in notes]
    for number, text, words in sorted(shown, key=lambda one: (_RANK[notes[one[1]].mark], one[0])):
        note = notes[text]
        told = OPTIONS.get((note.mark, feedback.open))
        if told is not None and not _is_known(note, feedback):
            lead = "" if isinstance(question, TrueFalse) else f"{number}. "
            yield _spaced(f"{lead}{as_sentence(words)}", told.words, note.why)


def _is_known(note: Note, feedback: Feedback) -> bool:
    """Whether the verdict has said it already: what is right in a right answer, and what nobody chose."""
    is_expected = note.mark == "other" or feedback.grade == "right"
    return feedback.open and is_expected and not note.why


def _part(note: Note) -> str:
    told = part_told(note, bool(note.text.strip()))
    given = f"“{note.text}”: " if note.text.strip() else ""
    return _spaced(f"{given}{told.words}", told.right, note.why)


def _pairs(asked: Asked, feedback: Feedback) -> Iterator[str]:
    """What each part was given, and what belongs to it."""
    given = pairs_of(asked.item.answers[-1])
    for number, note in enumerate(feedback.notes, 1):
        if _is_known(note, feedback):
            continue
        thing = given.get(note.text, "")
        told = part_told(note, bool(thing))
        part = f"{number}. {note.text}"
        words = f"{part.removesuffix('.')}: {as_sentence(thing)}" if thing else as_sentence(part)
        yield _spaced(words, told.words, told.right, note.why)


def _places(asked: Asked, question: Order) -> Iterator[str]:
    """The right order, each item with the place where it was put."""
    given = asked.item.answers[-1]
    run = in_order(question.items, given)
    yield "The right order:"
    for number, item in enumerate(question.items, 1):
        place = given.index(item) + 1 if item in given else 0
        if item in run:
            said = "Right." if place == number else f"In order with the others, you had it at {place}."
        elif place == number:
            said = "At its place, but not in order with the others."
        else:
            said = f"Not right, you had it at {place}." if place else "Not right."
        yield f"{number}. {as_sentence(item)} {said}"


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)
