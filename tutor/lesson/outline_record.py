"""The outline of a lesson read back from plain JSON values: what listing it and its contents need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar

from tutor.lesson.head import Source, Study
from tutor.lesson.outline import Heading, Outline, QuestionKey

Json = dict[str, Any]
_T = TypeVar("_T")


def decode_outline(record: Json) -> Outline:
    """The outline that `record.encode` made this of; raises as that module says."""
    return made(Outline, record, **HEAD, sections=each(_heading), last=each(_key), terms=tuple)


def made(kind: type[_T], record: Json, /, **readers: Callable[[Any], Any]) -> _T:
    """A value of that kind, each part read by its reader, or taken as it is."""
    parts = {name: readers[name](part) if name in readers else part for name, part in record.items()}
    return kind(**parts)


def each(read: Callable[[Json], _T]) -> Callable[[Iterable[Json]], tuple[_T, ...]]:
    """A reader of a list, which reads each of its records so."""
    return lambda records: tuple(read(record) for record in records)


def _heading(record: Json) -> Heading:
    return made(Heading, record, questions=each(_key))


def _key(record: Json) -> QuestionKey:
    return made(QuestionKey, record, was=tuple)


HEAD: Final[Mapping[str, Callable[[Any], Any]]] = {
    "authors": tuple,
    "tags": tuple,
    "source": lambda record: Source(**record),
    "study": lambda record: Study(**record),
}
"""How the parts are read that a lesson and its outline share."""
