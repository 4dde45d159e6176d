"""What a learner may give to a teacher: a row for every answer and flag, with no more than was agreed to.

The schema is described in `docs/export.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from tutor.lesson.question import Cloze, Explain, Number, Question, Short
from tutor.progress.event import BEGUN, JSON, Event

SCHEMA = "tutor-answers-1"
Extra = Literal["text", "confidence", "timing"]
EXTRAS: tuple[Extra, ...] = ("text", "confidence", "timing")
"""What goes along only when the learner says so."""

Row = dict[str, JSON]
QuestionOf = Callable[[str, str, str], Question | None]
"""The question that a lesson's id, its own id at the time and its fingerprint lead to, which may have been
changed since; None if there is none (any more)."""

COLUMNS = (
    *("schema", "record", "learner", "lesson", "lesson_digest", "section", "question", "fingerprint"),
    *("skill", "attempt", "showing", "try", "result", "credit", "points", "counted", "proof"),
    *("hints", "peeked", "flagged", "answer"),
)
"""The keys of every row, in their order."""
EXTRA_COLUMNS: Mapping[Extra, tuple[str, ...]] = {
    "text": ("words",),
    "confidence": ("confidence",),
    "timing": ("at", "seconds"),
}
"""The keys that are added to every row for what goes along besides."""


def columns(extras: Iterable[Extra]) -> tuple[str, ...]:
    """The keys of every row when these go along."""
    chosen = frozenset(extras)
    return (*COLUMNS, *(name for extra in EXTRAS if extra in chosen for name in EXTRA_COLUMNS[extra]))


@dataclass(slots=True)
class _Attempt:
    """What is known of an attempt on the way through the events."""

    number: int
    digest: str = ""
    last: dict[tuple[str, str], Row] = field(default_factory=dict)
    """The last answer to each question, by its lesson's id and its own now."""


def rows(
    events: Iterable[Event], learner: str, extras: frozenset[Extra], question_of: QuestionOf
) -> list[Row]:
    """The rows, in the order in which things happened; `events` come in order.

    A question goes by the id under which it was asked then, and stays the same one when that is changed.
    """
    attempts: dict[tuple[str, str], _Attempt] = {}
    numbers: dict[str, int] = {}
    made: list[tuple[Row, tuple[str, str]]] = []
    for event in events:
        key = (event.lesson, event.attempt)
        if key not in attempts and (event.kind == BEGUN or event.kind in _ROWS):
            numbers[event.lesson] = numbers.get(event.lesson, 0) + 1
            attempts[key] = _Attempt(numbers[event.lesson])
        attempt = attempts.get(key)
        if attempt is None:
            continue
        attempt.digest = _text(event.body.get("lesson_digest")) or attempt.digest
        question = question_of(event.lesson, event.question, event.fingerprint) if event.question else None
        about = (event.lesson, question.id if question else event.question)
        if event.kind in _ROWS:
            row = _row(event, attempt, learner, extras, question)
            made.append((row, about))
            if event.kind == "answered":
                attempt.last[about] = row
        elif event.kind == "unflagged":
            back = ("flag", attempt.number, about)
            made = [(row, of) for row, of in made if (row["record"], row["attempt"], of) != back]
        else:
            _amend(attempt.last.get(about), event)
    flags = {about for row, about in made if row["record"] == "flag"}
    return [row | {"flagged": about in flags} for row, about in made]


_ROWS = {"answered": "answer", "neared": "answer", "flagged": "flag"}
"""Kinds of events that become rows, and what these are called."""


def _row(
    event: Event, attempt: _Attempt, learner: str, extras: frozenset[Extra], question: Question | None
) -> Row:
    body = event.body
    answered = event.kind == "answered"
    credit = body.get("credit") if answered else None
    row: Row = {
        "schema": SCHEMA,
        "record": _ROWS[event.kind],
        "learner": learner,
        "lesson": event.lesson,
        "lesson_digest": attempt.digest,
        "section": event.section,
        "question": event.question,
        "fingerprint": event.fingerprint,
        "skill": body.get("skill"),
        "attempt": attempt.number,
        "showing": body.get("showing"),
        "try": body.get("try"),
        "result": _result(event.kind, credit),
        "credit": credit,
        "points": body.get("points"),
        "counted": False if answered else None,
        "proof": None,
        "hints": body.get("hints"),
        "peeked": body.get("peeked"),
        "flagged": False,
        "answer": None,
    }
    if event.kind != "flagged":
        is_same = question is not None and question.fingerprint == event.fingerprint
        row["answer"] = list(_answer(body.get("answer"), question if is_same else None, "text" in extras))
    if "text" in extras:
        row["words"] = body.get("words") if event.kind == "flagged" else None
    if "confidence" in extras:
        row["confidence"] = body.get("confidence")
    if "timing" in extras:
        row["at"] = event.wall.isoformat(timespec="seconds")
        row["seconds"] = body.get("seconds")
    return row


def _amend(row: Row | None, event: Event) -> None:
    """What came after an answer and belongs to it."""
    if row is None or row["fingerprint"] != event.fingerprint:
        return
    if event.kind == "counted":
        row["counted"] = True
    elif event.kind == "proved":
        row["proof"] = event.body.get("credit")


def _answer(answer: JSON, question: Question | None, with_text: bool) -> Iterator[str]:
    """What was chosen; what was typed or written only with text, and so is what may have been."""
    given = [str(one) for one in answer] if isinstance(answer, list) else []
    if with_text:
        yield from given
    elif isinstance(question, Explain):
        yield from given[1:]
    elif question is not None and not is_free(question):
        yield from given


def is_free(question: Question) -> bool:
    """Whether an answer to it is in the learner's own words."""
    return isinstance(question, Short | Number | Explain) or (
        isinstance(question, Cloze) and not question.bank
    )


def _result(kind: str, credit: JSON) -> str | None:
    if kind != "answered":
        return "near" if kind == "neared" else None
    if not isinstance(credit, int | float) or credit <= 0:
        return "wrong"
    return "right" if credit >= 1 else "partly"


def _text(value: JSON) -> str:
    return value if isinstance(value, str) else ""
