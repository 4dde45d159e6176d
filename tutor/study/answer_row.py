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
"""The question with a lesson's id, its own id and its fingerprint; None if it is not known (any more)."""

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
    last: dict[str, Row] = field(default_factory=dict)
    """The last answer to each question."""


def rows(
    events: Iterable[Event], learner: str, extras: frozenset[Extra], question_of: QuestionOf
) -> list[Row]:
    """The rows, in the order in which things happened; `events` come in order."""
    attempts: dict[tuple[str, str], _Attempt] = {}
    numbers: dict[str, int] = {}
    made: list[Row] = []
    for event in events:
        key = (event.lesson, event.attempt)
        if key not in attempts and (event.kind == BEGUN or event.kind in _ROWS):
            numbers[event.lesson] = numbers.get(event.lesson, 0) + 1
            attempts[key] = _Attempt(numbers[event.lesson])
        attempt = attempts.get(key)
        if attempt is None:
            continue
        attempt.digest = _text(event.body.get("lesson_digest")) or attempt.digest
        if event.kind in _ROWS:
            row = _row(event, attempt, learner, extras, question_of)
            made.append(row)
            if event.kind == "answered":
                attempt.last[event.question] = row
        elif event.kind == "unflagged":
            made = [row for row in made if not _is_flag_of(row, event, attempt)]
        else:
            _amend(attempt.last.get(event.question), event)
    _mark_flagged(made)
    return made


_ROWS = {"answered": "answer", "neared": "answer", "flagged": "flag"}
"""Kinds of events that become rows, and what these are called."""


def _row(
    event: Event, attempt: _Attempt, learner: str, extras: frozenset[Extra], question_of: QuestionOf
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
        "flagged": event.kind == "flagged",
        "answer": None,
    }
    if event.kind != "flagged":
        question = question_of(event.lesson, event.question, event.fingerprint)
        row["answer"] = list(_answer(body.get("answer"), question, "text" in extras))
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


def _is_flag_of(row: Row, event: Event, attempt: _Attempt) -> bool:
    """Whether the row is the flag that the event takes back."""
    of = (row["record"], row["lesson"], row["question"], row["attempt"])
    return of == ("flag", event.lesson, event.question, attempt.number)


def _mark_flagged(made: Iterable[Row]) -> None:
    """An answer to a question that was flagged says so."""
    made = list(made)
    flags = {(row["lesson"], row["question"]) for row in made if row["record"] == "flag"}
    for row in made:
        row["flagged"] = (row["lesson"], row["question"]) in flags


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
