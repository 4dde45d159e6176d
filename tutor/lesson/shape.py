"""A table of the file, checked against the schema; what is wrong with it in an author's words.

A table is used without the keys that are wrong in it, as long as what is required remains: a misspelled key
must not keep a learner from reading.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any, Final, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tutor.lesson.belonging import advice, keys_of
from tutor.lesson.position import Path
from tutor.lesson.report import Report, meant, quoted
from tutor.lesson.schema import Choice, Head, Table

M = TypeVar("M", bound=Table)

_EXPECTED: Final = {
    "string_type": "text in quotes",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a number",
    "tuple_type": 'a list such as ["..."]',
    "model_type": "a table",
    "model_attributes_type": "a table",
}
"""By pydantic's type of error: what had to stand there."""
_BARE: Final = ("bool_type", "int_type", "float_type")
_BARE_VALUE: Final = re.compile(r"[+-]?\d+(\.\d+)?|true|false", re.IGNORECASE)
"""What stands without quotes."""
_OF_TABLES: Final = ("model_type", "model_attributes_type")
_LIST_OF: Final = {
    "range": "[85, 95]",
    "pairs": '[["left", "right"], ["left", "right"]]',
    "skip": '[{ start = "...", end = "..." }]',
}
"""By key: a list that is unlike others."""
_TABLE_OF: Final = {"why": '{ true = "...", false = "..." }', "source": '{ start = "...", end = "..." }'}
"""By key of a section or a question: a table."""
_EXPECTED_OF_KEY: Final = {
    "date": 'a date such as 2018-04-19, "2018-04" or "2018"',
    "language": 'a language code such as "en" or "pt-BR"',
    "tolerance": 'a number such as 5, or a share such as "5%"',
}
_EXPECTED_OF_EACH: Final = {
    "pairs": 'a pair such as ["left", "right"], or a table',
    "items": 'a table such as { text = "...", class = "..." }',
}
"""Of lists whose entries are tables, or may be."""
_BELOW: Final = {
    "credit": "above 0 and at most 1",
    "pass_mark": "above 0 and at most 1, such as 0.8",
    "tries": "from 1 to 100",
    "points": "above 0 and at most 1000",
    "revision": "from 1 to 1000000",
}
"""The range of each number that has one."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """The table that is looked at: where it is, what it is called, where to say what is wrong."""

    path: Path
    name: str
    others: tuple[str, ...]
    report: Report


def checked(
    model: type[M],
    table: Mapping[str, object],
    path: Path,
    name: str,
    report: Report,
    others: tuple[str, ...] = (),
) -> M | None:
    """The table as the schema knows it, without the keys that were wrong; None when it cannot be used.

    `name` begins each message: "question `why-kept`"; `others` are keys that belong there and are read apart.
    """
    try:
        return model.model_validate(table)
    except ValidationError as error:
        details = error.errors(include_url=False)
    usable: object = table
    told: set[Path] = set()
    for detail in details:
        place = _real(table, detail["loc"])
        missing = detail["type"] == "missing"
        if missing:
            place = (*place, str(detail["loc"][-1]))
        if place in told:
            continue
        told.add(place)
        _tell(model, detail, place, _Scene(path, name, others, report))
        if not missing:
            usable = _without(usable, place if detail["type"] == "extra_forbidden" else place[:1])
    try:
        return model.model_validate(usable)
    except ValidationError:
        return None


def _real(table: object, loc: tuple[int | str, ...]) -> Path:
    """The part of pydantic's place that is in the document: union members are stepped over."""
    path: list[str | int] = []
    here: Any = table
    for part in loc:
        in_table = isinstance(here, dict) and part in here
        if in_table or (isinstance(here, list) and isinstance(part, int) and part < len(here)):
            here = here[part]
            path.append(part)
    return tuple(path)


def _without(value: object, path: Path) -> object:
    """A copy without what stands at the path, which may be gone already."""
    if not path:
        return value
    if isinstance(value, dict):
        kept = {key: part for key, part in value.items() if key != path[0]}
        if len(path) > 1 and path[0] in value:
            kept[path[0]] = _without(value[path[0]], path[1:])
        return kept
    if isinstance(value, list):
        return [_without(part, path[1:]) if at == path[0] else part for at, part in enumerate(value)]
    return value


def _tell(model: type[Table], detail: ErrorDetails, place: Path, scene: _Scene) -> None:
    name, report = scene.name, scene.report
    key = str(next((part for part in reversed(place) if isinstance(part, str)), ""))
    kind = detail["type"]
    where = (*scene.path, *place)
    if kind == "missing":
        held = next((part for part in reversed(place[:-1]) if isinstance(part, str)), "")
        what = f"{name}: an entry of {quoted(held)}" if len(place) > 2 else f"{name}: {quoted(held)}"
        report.add(
            "missing-key", f"{what if held else name} has no {quoted(key)}; add it", where[:-1], at="key"
        )
    elif kind == "extra_forbidden":
        known = [*_keys_at(model, place), *(scene.others if len(place) == 1 else ())]
        message = f"{name}: there is no key {quoted(key)}{advice(model, key, known, place, where)}"
        report.add("unknown-key", message, where, at="key")
    elif kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
        choices = ", ".join(map(quoted, allowed))
        guess = meant(str(detail["input"]), allowed) if isinstance(detail["input"], str) else ""
        report.add("bad-value", f"{name}: {quoted(key)} is one of {choices}{guess}", where)
    elif key in _BELOW and kind not in _EXPECTED:
        report.add("out-of-range", f"{name}: {quoted(key)} must be {_BELOW[key]}", where)
    else:
        what = quoted(key) if isinstance(place[-1], str) else f"each of {quoted(key)}"
        given = detail["input"]
        quotes = "; take the quotes away" if kind in _BARE and _BARE_VALUE.fullmatch(str(given)) else ""
        message = f"{name}: {what} must be {_expected(model, kind, place)}, not {_kind(given)}{quotes}"
        report.add("wrong-type", message, where)


def _expected(model: type[Table], kind: str, place: Path) -> str:
    """What had to stand there."""
    key = str(next((part for part in reversed(place) if isinstance(part, str)), ""))
    if kind in _OF_TABLES:
        if isinstance(place[-1], int):
            return _EXPECTED_OF_EACH.get(key, "a table")
        if model is Head:
            return f"a table that begins with {quoted(f'[{key}]')}"
        return f"a table such as {_TABLE_OF[key]}" if key in _TABLE_OF else "a table"
    if kind == "tuple_type" and key in _LIST_OF:
        return f"a list such as {_LIST_OF[key]}"
    if place == ("answer",) and model is Choice:
        return "the text of the right option"
    return _EXPECTED_OF_KEY.get(key) or _EXPECTED.get(kind, "something else")


def _keys_at(model: type[Table], place: Path) -> list[str]:
    """The keys that the table at a place may have, for guessing what was meant."""
    names = [part for part in place[:-1] if isinstance(part, str)]
    for name in names:
        field = model.model_fields.get(name)
        inner = _table_in(field.annotation) if field else None
        if inner is None:
            return []
        model = inner
    return keys_of(model)


def _table_in(annotation: object) -> type[Table] | None:
    """The schema's table in an annotation such as `Many[Option | str]`."""
    if isinstance(annotation, type) and issubclass(annotation, Table):
        return annotation
    parts = (*getattr(annotation, "__args__", ()),)
    return next((found for part in parts if (found := _table_in(part))), None)


def _kind(value: object) -> str:
    if isinstance(value, float) and not isfinite(value):
        return "inf or nan"
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "true or false"),
        (str, "this text"),
        (int, "a whole number"),
        (float, "a number with a point"),
        (list, "a list"),
        (dict, "a table"),
        ((datetime.date, datetime.time), "a date or time"),
    )
    return next((words for kind, words in kinds if isinstance(value, kind)), "this")
