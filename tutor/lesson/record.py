"""Lessons, and parts of them, as plain JSON values and back, for the cache.

What has its default value is left out. Decoding what `encode` did not make raises KeyError, TypeError,
ValueError or AttributeError: a cache that does so is thrown away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Final, TypeVar, get_args

from tutor.lesson.head import Source, Study
from tutor.lesson.model import Anchor, Lesson, Section, Stretch, Term
from tutor.lesson.outline import Heading, Outline, QuestionKey
from tutor.lesson.outline_record import HEAD, Json, each, made
from tutor.lesson.question import (
    Accepted,
    Choice,
    Classified,
    Classify,
    Cloze,
    Criterion,
    Evidence,
    Explain,
    Gap,
    Match,
    Multiple,
    Number,
    Option,
    Order,
    Pair,
    Question,
    Quote,
    Rejected,
    Short,
    TrueFalse,
)

_OfQuestion = Option | Quote | Accepted | Rejected | Gap | Pair | Classified | Criterion
Encodable = (
    Lesson
    | Section
    | Anchor
    | Stretch
    | Term
    | Question
    | _OfQuestion
    | Source
    | Study
    | Outline
    | Heading
    | QuestionKey
)
_Part = str | int | float | Encodable | tuple["_Part", ...]
_T = TypeVar("_T")

_QUESTIONS: Final[Mapping[str, type[Question]]] = {
    "choice": Choice,
    "multiple": Multiple,
    "true_false": TrueFalse,
    "short": Short,
    "number": Number,
    "cloze": Cloze,
    "order": Order,
    "match": Match,
    "classify": Classify,
    "evidence": Evidence,
    "explain": Explain,
}
_TYPES: Final = {kind: name for name, kind in _QUESTIONS.items()}


def encode(value: Encodable) -> Json:
    """The value as JSON can hold it; a question says its `type`."""
    made: Json = {"type": _TYPES[type(value)]} if isinstance(value, Question) else {}
    for name, default in _DEFAULTS[type(value)].items():
        part = getattr(value, name)
        if part != default:
            made[name] = _plain(part)
    return made


def decode_question(record: Json) -> Question:
    """The question that `encode` made this of."""
    kind = _QUESTIONS[record["type"]]
    parts = {name: part for name, part in record.items() if name != "type"}
    return made(kind, parts, **_ASKED, **_OF_TYPE.get(record["type"], {}))


def decode_section(record: Json) -> Section:
    """The section that `encode` made this of."""
    return made(Section, record, source=_anchor, questions=each(decode_question))


def decode_term(record: Json) -> Term:
    """The glossary entry that `encode` made this of."""
    return made(Term, record, aliases=tuple, see_also=tuple, links=tuple)


def decode_lesson(record: Json) -> Lesson:
    """The lesson that `encode` made this of."""
    return made(
        Lesson,
        record,
        **HEAD,
        glossary=each(decode_term),
        sections=each(decode_section),
        questions=each(decode_question),
    )


def _anchor(record: Json) -> Anchor:
    return made(Anchor, record, skip=_all(Stretch))


def _gap(record: Json) -> Gap:
    return Gap(accepted=tuple(record["accepted"]))


def _all(kind: Callable[..., _T]) -> Callable[[Iterable[Json]], tuple[_T, ...]]:
    return lambda records: tuple(kind(**record) for record in records)


_ASKED: Final[Mapping[str, Callable[[Any], Any]]] = {
    "evidence": _all(Quote),
    "evidence_source": tuple,
    "hints": tuple,
    "was": tuple,
}
_OF_TYPE: Final[Mapping[str, Mapping[str, Callable[[Any], Any]]]] = {
    "choice": {"options": _all(Option)},
    "multiple": {"options": _all(Option)},
    "short": {"accepted": _all(Accepted), "rejected": _all(Rejected)},
    "number": {"unit": tuple},
    "cloze": {"between": tuple, "gaps": each(_gap), "bank": tuple},
    "order": {"items": tuple},
    "match": {"pairs": _all(Pair), "distractors": tuple},
    "classify": {"classes": tuple, "items": _all(Classified)},
    "explain": {"rubric": _all(Criterion)},
}
"""Of each type of question how its own parts are read; those that are left out are taken as they are."""


def _plain(part: _Part) -> object:
    if isinstance(part, Encodable):
        return encode(part)
    return [_plain(one) for one in part] if isinstance(part, tuple) else part


def _defaults(kind: type[Any]) -> Mapping[str, object]:
    """The parts of a kind of value by name, each as it is when nothing is said; MISSING where it must be."""
    if is_dataclass(kind):
        return {part.name: part.default for part in fields(kind)}
    return {**dict.fromkeys(kind._fields, MISSING), **kind._field_defaults}


_DEFAULTS: Final[Mapping[type[object], Mapping[str, object]]] = {
    kind: _defaults(kind) for kind in (*get_args(Encodable), *_TYPES)
}
