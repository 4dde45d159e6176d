"""The meaning of questions: which can be asked, and what their key is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from tutor.lesson import schema
from tutor.lesson.belonging import type_meant
from tutor.lesson.fingerprint import fingerprint
from tutor.lesson.identity import FormerIds, Identities
from tutor.lesson.kind import arrangement, explanation, picking
from tutor.lesson.kind.cloze import cloze
from tutor.lesson.kind.fault import NotAskableError
from tutor.lesson.kind.number import number
from tutor.lesson.kind.short import short
from tutor.lesson.origin import Origin
from tutor.lesson.position import Path
from tutor.lesson.question import Question, Quote
from tutor.lesson.report import Report, meant, quoted
from tutor.lesson.shape import checked

_MEANINGS: Final[Mapping[str, Callable[[Any, Mapping[str, Any]], Question]]] = {
    "choice": picking.choice,
    "multiple": picking.multiple,
    "true_false": picking.true_false,
    "short": short,
    "number": number,
    "cloze": cloze,
    "order": arrangement.order,
    "match": arrangement.match,
    "classify": arrangement.classify,
    "evidence": picking.evidence,
    "explain": explanation.explain,
}
"""By type: what was written, with what every question has, becomes the question, or NotAskableError."""
_DECISIVE: Final = frozenset({"bank", "distractors", "reject", "tolerance", "unit", "unit_required"})
"""Keys that may be absent but decide what is right: a question that has one in a wrong shape is not asked."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """One question as it is looked at: where it is, what it is called, where to say what is wrong."""

    path: Path
    name: str
    report: Report
    before: int
    """Findings that were there before it was looked at."""

    def error(self, code: str, message: str, *inner: str | int, index: int = -1) -> None:
        self.report.add(code, f"{self.name}: {message}", (*self.path, *inner), index=index)

    def tell(self, why: NotAskableError) -> None:
        self.error(why.code, why.message, *why.inner, index=why.index)

    def has_lost(self, keys: Collection[str]) -> bool:
        """What stands under one of these keys could not be read, or not all of it."""
        if self.is_spotless:
            return False
        depth, own = len(self.path), self.report.findings[self.before :]
        lost = (finding.path[depth:] for finding in own if finding.code != "unknown-key")
        return any(place and place[0] in keys for place in lost)

    @property
    def is_spotless(self) -> bool:
        """Nothing wrong with it was told so far."""
        return len(self.report.findings) == self.before


@dataclass(frozen=True, slots=True)
class Asking:
    """Reads the questions of one lesson."""

    sections: Collection[str]
    """The ids of the lesson's sections."""
    report: Report
    origins: dict[str, Origin]
    """Takes where each question was written, by its id."""
    ids: Identities = field(default_factory=Identities)
    former: FormerIds = field(default_factory=FormerIds)

    def question(self, table: Mapping[str, object], path: Path, place: str) -> Question | None:
        """The question, or None when it cannot be asked. `place` says where it stands, for the messages."""
        desk = _Desk(path, question_name(table, path, place), self.report, len(self.report.findings))
        try:
            asked = self._asked(table, desk)
        except NotAskableError as why:
            # What only follows from a wrong shape is not told a second time.
            if desk.is_spotless:
                desk.tell(why)
            return None
        if asked is None:
            return None
        mark = fingerprint(asked)
        given = asked.id if "id" in table else None
        settled = self.ids.settle(given, f"draft-{mark}", desk.name, path, self.report)
        self.former.note(settled, asked.was, desk.name, path)
        self.origins[settled] = Origin(path, desk.name)
        # Set on the question itself: nobody else has it yet, and a copy of each of thousands takes long.
        object.__setattr__(asked, "id", settled)
        object.__setattr__(asked, "fingerprint", mark)
        return asked

    def finish(self) -> None:
        """Tell what is only known when every question was read."""
        self.former.tell(self.ids, self.report)

    def _asked(self, table: Mapping[str, object], desk: _Desk) -> Question | None:
        kind = _type(table)
        written = checked(schema.QUESTIONS[kind], table, desk.path, desk.name, desk.report)
        if written is None or desk.has_lost(_DECISIVE):
            return None
        if not written.prompt.strip():
            raise NotAskableError("empty-prompt", "the prompt is empty; write what is asked", "prompt")
        evidence = self._evidence(written, desk)
        can_prove = bool(evidence) and not isinstance(written, schema.Evidence)
        proof = written.proof and can_prove and not desk.has_lost({"evidence"})
        asked = _MEANINGS[kind](written, {**_shared(written), "evidence": evidence, "proof": proof})
        if written.proof and not can_prove:
            _tell_of_no_proof(written, desk)
        return asked

    def _evidence(self, written: schema.AnyQuestion, desk: _Desk) -> tuple[Quote, ...]:
        """The proofs that can be found. An evidence question with a part of its key lost cannot be asked."""
        good = []
        for at, given in enumerate(written.evidence):
            try:
                good.append(self._quote(given, at))
            except NotAskableError as why:
                if isinstance(written, schema.Evidence):
                    raise
                desk.tell(why)
        return tuple(good)

    def _quote(self, given: str | schema.Quote, at: int) -> Quote:
        quote = (
            Quote(quote=given) if isinstance(given, str) else Quote(quote=given.quote, section=given.section)
        )
        if not quote.quote.strip():
            raise NotAskableError(
                "empty-text", "a quote is empty; write the words, or remove it", "evidence", at
            )
        if quote.section and quote.section not in self.sections:
            guess = meant(quote.section, list(self.sections)) or "; name one of the lesson's"
            message = f"there is no section {quoted(quote.section)}{guess}"
            raise NotAskableError("unknown-section", message, "evidence", at, "section")
        return quote


def _tell_of_no_proof(written: schema.AnyQuestion, desk: _Desk) -> None:
    """Why no proof is asked for: the sentence is the answer, or there is none."""
    if isinstance(written, schema.Evidence):
        message = f"{desk.name}: `proof` says nothing new here, the sentence is the answer; remove it"
        desk.report.add("needless-proof", message, (*desk.path, "proof"), level="warning")
    elif not desk.has_lost({"evidence"}):
        message = (
            "there is no `evidence` to ask for; quote the words that prove the answer, or remove `proof`"
        )
        desk.error("no-evidence", message, "proof")


def question_name(table: Mapping[str, object], path: Path, place: str) -> str:
    """What a question is called in messages; `place` says where it stands."""
    given = table.get("id")
    if isinstance(given, str) and given:
        return f"question {quoted(given)}"
    return f"question {int(path[-1]) + 1} of {place}"


def _type(table: Mapping[str, object]) -> str:
    """The type of a question; raises NotAskableError when there is none."""
    kind = table.get("type")
    if kind is None:
        raise NotAskableError("missing-key", 'it has no `type`; add one, such as `type = "choice"`')
    if not isinstance(kind, str):
        raise NotAskableError("wrong-type", "`type` must be text in quotes", "type")
    if kind not in schema.QUESTIONS:
        guess = type_meant(kind) or f"; the types are {', '.join(map(quoted, schema.QUESTIONS))}"
        raise NotAskableError("unknown-type", f"there is no type {quoted(kind)}{guess}", "type")
    return kind


def _shared(written: schema.AnyQuestion) -> dict[str, Any]:
    """What every question has, in the model's words."""
    return {
        "id": written.id,
        "fingerprint": "",
        "skill": written.skill,
        "prompt": written.prompt.strip(),
        "points": written.points,
        "hints": _filled(written.hints),
        "explanation": written.explanation.strip(),
        "evidence_source": _filled(written.evidence_source),
        "pin": written.pin,
        "needs_text": written.needs_text,
        "revision": written.revision,
        "was": written.was,
    }


def _filled(texts: Sequence[str]) -> tuple[str, ...]:
    """The texts that say something, without white space around them."""
    return tuple(filter(None, map(str.strip, texts))) if texts else ()
