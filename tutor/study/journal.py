"""What the events of a reading attempt say: sections read, checks begun, steps taken.

Events name questions by id and fingerprint. Here they meet the lesson as it is now: an id that a question
used to have leads to that question, and an event of a question that is gone or has changed leads nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from tutor.lesson.outline import Outline, QuestionKey
from tutor.quiz.sitting import Answered, Hinted, MovedOn, Peeked, Skipped, Step

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
    match event.kind:
        case "section-read":
            found.read.add(event.section)
        case "looked-up":
            found.looked_up[str(event.body.get("term", ""))] += 1
        case "check-opened":
            found.in_check = event.section
        case "check-left":
            found.in_check = None
        case "check-begun":
            found.in_check = event.section
            found.checks.setdefault(event.section, CheckLog(str(event.body.get("seed", ""))))
        case "check-ended" if event.section in found.checks:
            found.checks[event.section].ended = True
            found.in_check = None
        case "answered" | "moved-on" | "skipped" | "hinted" | "peeked":
            key, log = keys.get(event.question), found.checks.get(event.section)
            if key is None or log is None or event.fingerprint != key.fingerprint:
                return
            log.steps.append(_step(event, key))
            if event.kind == "answered":
                log.answered.add(key.id)


def _step(event: Happening, key: QuestionKey) -> Step:
    match event.kind:
        case "answered":
            answer = event.body.get("answer")
            texts = answer if isinstance(answer, list | tuple) else ()
            return Answered(key.id, key.fingerprint, tuple(str(text) for text in texts))
        case "moved-on":
            return MovedOn(key.id)
        case "skipped":
            return Skipped(key.id)
        case "hinted":
            return Hinted(key.id)
        case _:
            return Peeked(key.id)


def kind_of(step: Step) -> str:
    """The kind under which a step is recorded."""
    return {
        Answered: "answered",
        MovedOn: "moved-on",
        Skipped: "skipped",
        Hinted: "hinted",
        Peeked: "peeked",
    }[type(step)]
