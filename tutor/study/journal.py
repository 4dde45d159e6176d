"""What the events of a reading attempt say: sections read, checks begun, steps taken.

Events name questions by id and fingerprint. Here they meet the lesson as it is now: an id that a question
used to have leads to that question, and an event of a question that is gone or has changed leads nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from tutor.lesson.outline import Outline, QuestionKey
from tutor.version import __version__

HALF_GIVEN = "half-given"
"""The kind of event that keeps what was begun to be answered."""
SUBMITTED = frozenset({"answered", "neared", "wrote"})
"""The kinds under which what was begun is submitted."""
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
    steps: list[tuple[Happening, QuestionKey | None]] = field(default_factory=list)
    """In order, each with the question it was about, if it was about one."""
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
    half_given: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What was begun to be answered and not submitted, by question id."""
    passed_by: set[str] = field(default_factory=set)
    """Ids of the sections that the learner went on from without passing."""
    changed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The last answer to each question, by id, from before it was changed: kept, and not counted."""
    gone: set[str] = field(default_factory=set)
    """Ids of questions that were answered and that the lesson has no more."""
    graded_by: dict[str, str] = field(default_factory=dict)
    """As `graded_by` says it, of what was graded last."""
    edition: str = ""
    """The edition that was chosen last; empty when none was."""
    in_check: str | None = None
    """Id of the part whose check the learner was in last and did not leave."""


def journal(outline: Outline, events: Iterable[Happening]) -> Journal:
    """The journal of an attempt, from its events in order."""
    questions = _Questions(outline)
    found = Journal()
    for event in events:
        _note(found, questions, event)
        if "lesson_digest" in event.body:
            found.graded_by = {key: str(event.body.get(key, "")) for key in graded_by("")}
    return found


def graded_by(lesson_digest: str) -> dict[str, str]:
    """Which lesson and which version of the program an answer has its credit from, as it is recorded."""
    return {"lesson_digest": lesson_digest, "tutor": __version__}


class _Present(NamedTuple):
    """A question as the lesson has it now."""

    key: QuestionKey
    section: str


class _Questions:
    """The questions of the lesson as it is now, to be found by what events call them."""

    def __init__(self, outline: Outline) -> None:
        asked = [_Present(key, heading.id) for heading in outline.sections for key in heading.questions]
        asked += [_Present(key, LAST) for key in outline.last]
        claims = Counter(old for one in asked for old in one.key.was)
        self._present = {one.key.id: one for one in asked}
        self._former = {old: one for one in asked for old in one.key.was if claims[old] == 1}
        """By every id that a question alone used to have."""

    def named(self, event: Happening) -> _Present | None:
        """The question that the event was about: it is still the one that was asked, or has its id now."""
        found = [names[event.question] for names in (self._present, self._former) if event.question in names]
        same = (one for one in found if one.key.fingerprint == event.fingerprint)
        return next(same, found[0] if found else None)


def _note(found: Journal, questions: _Questions, event: Happening) -> None:
    if event.kind in _STEPS:
        _note_step(found, questions.named(event), event)
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
    elif event.kind in ("flagged", "unflagged", HALF_GIVEN) and (asked := questions.named(event)) is not None:
        _note_aside(found, asked, event)


def _note_aside(found: Journal, asked: _Present, event: Happening) -> None:
    """What concerns a question and is no step of its check."""
    if event.kind == "flagged":
        found.flags[asked.key.id] = str(event.body.get("words", ""))
    elif event.kind == "unflagged":
        found.flags.pop(asked.key.id, None)
    elif event.fingerprint == asked.key.fingerprint:
        found.half_given[asked.key.id] = texts_of(event)


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
        log.steps.append((event, None))


def _note_step(found: Journal, asked: _Present | None, event: Happening) -> None:
    """A step of a check, if the question is still the one that was asked.

    A question that was moved to another section takes its steps along.
    """
    began = found.checks.get(event.section)
    if asked is None or event.fingerprint != asked.key.fingerprint:
        _note_outdated(found, asked, event)
    elif began is not None:
        log = found.checks.setdefault(asked.section, CheckLog(began.seed))
        log.steps.append((event, asked.key))
        if event.kind in SUBMITTED:
            found.half_given.pop(asked.key.id, None)
        if event.kind == "answered":
            log.answered.add(asked.key.id)


def _note_outdated(found: Journal, asked: _Present | None, event: Happening) -> None:
    if event.kind != "answered":
        return
    if asked is None:
        found.gone.add(event.question)
    else:
        found.changed[asked.key.id] = texts_of(event)


def texts_of(event: Happening, name: str = "answer") -> tuple[str, ...]:
    """The answer that an event records, or other texts in its body; () when it records none."""
    answer = event.body.get(name)
    return tuple(str(text) for text in answer) if isinstance(answer, list | tuple) else ()


_STEPS = {"answered", "neared", "proved", "wrote", "moved-on", "skipped", "hinted", "peeked", "counted"}
"""The kinds under which a step with a question is recorded."""
