"""The meaning of questions: which can be asked, and what their key is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tutor.lesson import schema
from tutor.lesson.fingerprint import fingerprint, normal
from tutor.lesson.identity import Identities
from tutor.lesson.model import Choice, Evidence, Multiple, Option, Question, Quote, TrueFalse
from tutor.lesson.position import Path
from tutor.lesson.report import Report, meant, quoted
from tutor.lesson.shape import checked

_Written = schema.Choice | schema.Multiple | schema.TrueFalse | schema.Evidence
_WithOptions = schema.Choice | schema.Multiple


class _NotAskableError(Exception):
    """Why a question cannot be asked: rule, message, and where inside it."""

    def __init__(self, code: str, message: str, *inner: str | int) -> None:
        super().__init__(code)
        self.code, self.message, self.inner = code, message, inner


@dataclass(frozen=True, slots=True)
class _Desk:
    """One question as it is looked at: where it is, what it is called, where to say what is wrong."""

    path: Path
    name: str
    report: Report

    def error(self, code: str, message: str, *inner: str | int) -> None:
        self.report.add(code, f"{self.name}: {message}", (*self.path, *inner))


@dataclass(frozen=True, slots=True)
class Asking:
    """Reads the questions of one lesson."""

    sections: Collection[str]
    """The ids of the lesson's sections."""
    report: Report
    ids: Identities = field(default_factory=Identities)

    def question(self, table: Mapping[str, object], path: Path, place: str) -> Question | None:
        """The question, or None when it cannot be asked. `place` says where it stands, for the messages."""
        desk = _Desk(path, _name(table, path, place), Report())
        try:
            asked = self._asked(table, desk)
        except _NotAskableError as why:
            # What only follows from a wrong shape is not told a second time.
            if not desk.report.findings:
                desk.error(why.code, why.message, *why.inner)
            asked = None
        self.report.extend(desk.report)
        if asked is None:
            return None
        mark = fingerprint(asked)
        given = asked.id if "id" in table else None
        settled = self.ids.settle(given, f"draft-{mark}", desk.name, path, self.report)
        return replace(asked, id=settled, fingerprint=mark)

    def _asked(self, table: Mapping[str, object], desk: _Desk) -> Question | None:
        written = checked(schema.QUESTIONS[_type(table)], table, desk.path, desk.name, desk.report)
        if written is None:
            return None
        if not written.prompt.strip():
            raise _NotAskableError("empty-prompt", "the prompt is empty; write what is asked", "prompt")
        shared = {**_shared(written), "evidence": self._evidence(written, desk)}
        asked = _meaning(written, shared)
        if written.proof:
            message = f"{desk.name}: this version of tutor does not ask for the proof yet; the rest is asked"
            desk.report.add("not-yet", message, (*desk.path, "proof"), level="info")
        return asked

    def _evidence(self, written: _Written, desk: _Desk) -> tuple[Quote, ...]:
        """The proofs that can be found. An evidence question with a part of its key lost cannot be asked."""
        good = []
        for at, given in enumerate(written.evidence):
            try:
                good.append(self._quote(given, at))
            except _NotAskableError as why:
                if isinstance(written, schema.Evidence):
                    raise
                desk.error(why.code, why.message, *why.inner)
        return tuple(good)

    def _quote(self, given: str | schema.Quote, at: int) -> Quote:
        quote = (
            Quote(quote=given) if isinstance(given, str) else Quote(quote=given.quote, section=given.section)
        )
        if not quote.quote.strip():
            raise _NotAskableError(
                "empty-text", "a quote is empty; write the words, or remove it", "evidence", at
            )
        if quote.section and quote.section not in self.sections:
            guess = meant(quote.section, list(self.sections)) or "; name one of the lesson's"
            message = f"there is no section {quoted(quote.section)}{guess}"
            raise _NotAskableError("unknown-section", message, "evidence", at, "section")
        return quote


def _meaning(written: _Written, shared: Mapping[str, Any]) -> Question:
    """The question in the model's words, with what is its type's own."""
    match written:
        case schema.TrueFalse(answer=answer, why=why):
            return TrueFalse(**shared, answer=answer, why_true=why.true.strip(), why_false=why.false.strip())
        case schema.Evidence(need=need):
            if not shared["evidence"]:
                raise _NotAskableError("no-key", "it has no `evidence`; quote the words that are to be found")
            return Evidence(**shared, any_one=need == "any")
        case schema.Choice():
            return Choice(**shared, options=_options(written))
        case schema.Multiple(scoring=scoring):
            return Multiple(**shared, options=_options(written), exact=scoring == "exact")


def _name(table: Mapping[str, object], path: Path, place: str) -> str:
    given = table.get("id")
    if isinstance(given, str) and given:
        return f"question {quoted(given)}"
    return f"question {int(path[-1]) + 1} of {place}"


def _type(table: Mapping[str, object]) -> str:
    """The type of a question that this version asks."""
    known = [*schema.QUESTIONS, *schema.LATER]
    kind = table.get("type")
    if kind is None:
        raise _NotAskableError("missing-key", 'it has no `type`; add one, such as `type = "choice"`')
    if not isinstance(kind, str):
        raise _NotAskableError("wrong-type", "`type` must be text in quotes", "type")
    if kind in schema.LATER:
        message = f"this version of tutor does not ask questions of type {quoted(kind)} yet; it is left out"
        raise _NotAskableError("type-not-yet", message, "type")
    if kind not in schema.QUESTIONS:
        guess = meant(kind, known) or f"; the types are {', '.join(map(quoted, known))}"
        raise _NotAskableError("unknown-type", f"there is no type {quoted(kind)}{guess}", "type")
    return kind


def _shared(written: _Written) -> dict[str, Any]:
    """What every question has, in the model's words."""
    return {
        "id": written.id,
        "fingerprint": "",
        "skill": written.skill,
        "prompt": written.prompt.strip(),
        "points": written.points,
        "hints": tuple(hint.strip() for hint in written.hints if hint.strip()),
        "explanation": written.explanation.strip(),
        "pin": written.pin,
        "needs_text": written.needs_text,
        "revision": written.revision,
        "was": written.was,
    }


def _options(written: _WithOptions) -> tuple[Option, ...]:
    """The options with their key, when there is exactly one way to read it."""
    options = tuple(map(_option, written.options))
    if len(options) < 2:
        raise _NotAskableError("too-few-options", "it has fewer than two options; add some", "options")
    _distinct(options)
    if written.answer is not None:
        if any(option.correct for option in options):
            message = "the key stands both in `answer` and in an option's `correct`; keep one of them"
            raise _NotAskableError("two-keys", message, "answer")
        options = _keyed(options, written.answer)
    _check_key(written, options)
    return options


def _option(given: str | schema.Option) -> Option:
    if isinstance(given, str):
        return Option(text=given.strip())
    return Option(text=given.text.strip(), correct=given.correct, why=given.why.strip(), pin=given.pin)


def _distinct(options: tuple[Option, ...]) -> None:
    """Every option says something, and something else."""
    seen: set[str] = set()
    for at, option in enumerate(options):
        if not option.text:
            raise _NotAskableError("empty-text", "an option is empty; write it, or remove it", "options", at)
        if normal(option.text) in seen:
            message = f"the option {quoted(option.text)} stands twice; change one of them"
            raise _NotAskableError("same-option", message, "options", at)
        seen.add(normal(option.text))


def _keyed(options: tuple[Option, ...], answer: str | tuple[str, ...]) -> tuple[Option, ...]:
    """The options, those that `answer` names marked as right."""
    texts = {normal(option.text): option.text for option in options}
    given = [(answer, ())] if isinstance(answer, str) else [(text, (at,)) for at, text in enumerate(answer)]
    for text, inner in given:
        if normal(text) not in texts:
            guess = meant(text, list(texts.values())) or "; write it as it stands in `options`"
            message = f"the answer {quoted(text)} is none of the options{guess}"
            raise _NotAskableError("unknown-answer", message, "answer", *inner)
    right = {normal(text) for text, _ in given}
    return tuple(replace(option, correct=normal(option.text) in right) for option in options)


def _check_key(written: _WithOptions, options: tuple[Option, ...]) -> None:
    right = [at for at, option in enumerate(options) if option.correct]
    if not right:
        message = "no option is marked as right; add `correct = true` to one, or an `answer`"
        raise _NotAskableError("no-key", message)
    if isinstance(written, schema.Choice) and len(right) > 1:
        message = "more than one option is right; keep one, or make it of type `multiple`"
        raise _NotAskableError("two-keys", message, "options", right[1])
    if isinstance(written, schema.Multiple) and len(right) == len(options):
        raise _NotAskableError("no-wrong-option", "every option is right; add one that is wrong", "options")
