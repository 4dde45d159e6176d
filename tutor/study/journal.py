"""What the events of a reading attempt say: sections read, checks begun, steps taken.

Events name questions by id and fingerprint. Here they meet the lesson as it is now: an id that a question
used to have leads to that question, and an event of a question that is gone or has changed leads nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from tutor.lesson.outline import Outline, QuestionKey
from tutor.quiz.sitting import (
    Answered,
    Counted,
    Hinted,
    MovedOn,
    Peeked,
    Proved,
    Retaken,
    Skipped,
    Step,
    Wrote,
)

LAST = ""
"""The section id under which the last check is recorded."""


class Happening(Protocol):
    """What a journal reads of an event, stored or not yet."""

    @property
    def kind(self) -> str: ...
    @property
    def section(self) -> str: ...
    @property
    def question(self) -> str: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def body(self) -> Mapping[str, object]: ...


@dataclass(slots=True)
class CheckLog:
    """One check of the attempt."""

    seed: str
    steps: list[Step] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    """Ids of the present questions that have an answer."""
    ended: bool = False


@dataclass(slots=True)
class Journal:
    """A reading attempt so far."""

    read: set[str] = field(default_factory=set)
    """Ids of the sections whose end was seen."""
    checks: dict[str, CheckLog] = field(default_factory=dict)
    """By section id, `LAST` for the last check."""
    looked_up: Counter[str] = field(default_factory=Counter)
    flags: dict[str, str] = field(default_factory=dict)
    """What was said of the questions that were flagged, by id."""
    passed_by: set[str] = field(default_factory=set)
    """Ids of the sections that the learner went on from without passing."""
    edition: str = ""
    """The edition that was chosen last; empty when none was."""
    in_check: str | None = None
    """Id of the part whose check the learner was in last and did not leave."""


def journal(outline: Outline, events: Iterable[Happening]) -> Journal:
    """The journal of an attempt, from its events in order."""
    keys = _keys(outline)
    found = Journal()
    for event in events:
        _note(found, keys, event)
    return found


def _keys(outline: Outline) -> dict[str, QuestionKey]:
    """Each question by its id, and by every id that it alone used to have and that no question has now."""
    present = [key for heading in outline.sections for key in heading.questions] + list(outline.last)
    claims = Counter(old for key in present for old in key.was)
    keys = {old: key for key in present for old in key.was if claims[old] == 1}
    return keys | {key.id: key for key in present}


def _note(found: Journal, keys: Mapping[str, QuestionKey], event: Happening) -> None:
    if event.kind in _STEPS:
        _note_step(found, keys, event)
    elif event.kind.startswith("check-") or event.kind == "retaken":
        _note_check(found, event)
    elif event.kind == "section-read":
        found.read.add(event.section)
    elif event.kind == "looked-up":
        found.looked_up[str(event.body.get("term", ""))] += 1
    elif event.kind == "edition":
        found.edition = str(event.body.get("edition", ""))
    elif event.kind == "passed-by":
        found.passed_by.add(event.section)
    elif event.kind == "flagged" and event.question in keys:
        found.flags[keys[event.question].id] = str(event.body.get("words", ""))


def _note_check(found: Journal, event: Happening) -> None:
    """A check begun, gone into, left, ended or taken up once more."""
    if event.kind == "check-begun":
        found.checks.setdefault(event.section, CheckLog(str(event.body.get("seed", ""))))
    log = found.checks.get(event.section)
    if log is None:
        return
    found.in_check = None if event.kind in ("check-left", "check-ended") else event.section
    log.ended = log.ended or event.kind == "check-ended"
    if event.kind == "retaken":
        log.steps.append(Retaken())


def _note_step(found: Journal, keys: Mapping[str, QuestionKey], event: Happening) -> None:
    """A step of a check, if the question is still the one that was asked."""
    key, log = keys.get(event.question), found.checks.get(event.section)
    if key is None or log is None or event.fingerprint != key.fingerprint:
        return
    log.steps.append(_step(event, key))
    if event.kind == "answered":
        log.answered.add(key.id)


def _step(event: Happening, key: QuestionKey) -> Step:
    match event.kind:
        case "answered" | "neared":
            sure = event.body.get("confidence")
            confidence = float(sure) if isinstance(sure, int | float) else None
            return Answered(key.id, key.fingerprint, _texts(event), confidence, _texts(event, "against"))
        case "proved":
            return Proved(key.id, _texts(event), _texts(event, "against"))
        case "wrote":
            return Wrote(key.id, str(event.body.get("text", "")))
        case kind:
            return _PLAIN[kind](key.id)


def _texts(event: Happening, name: str = "answer") -> tuple[str, ...]:
    answer = event.body.get(name)
    return tuple(str(text) for text in answer) if isinstance(answer, list | tuple) else ()


_PLAIN: Mapping[str, Callable[[str], Step]] = {
    "moved-on": MovedOn,
    "skipped": Skipped,
    "hinted": Hinted,
    "peeked": Peeked,
    "counted": Counted,
}
"""Steps that carry nothing but their question, by the kind under which they are recorded."""

_STEPS = {"answered", "neared", "proved", "wrote", *_PLAIN}


def kind_of(step: Step) -> str:
    """The kind under which a step is recorded."""
    match step:
        case Answered():
            return "answered"
        case Proved():
            return "proved"
        case Wrote():
            return "wrote"
        case Retaken():
            return "retaken"
        case _:
            return next(kind for kind, made in _PLAIN.items() if made is type(step))
