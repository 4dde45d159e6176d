"""Writes the tables of keys in docs/lessons.md from the models of the lesson format.

    python3 -m uv run docs/reference.py

A table stands between `<!-- keys: NAME -->` and `<!-- end -->`, NAME being a model of `tutor.lesson.schema`.
A type of question has only the keys of its own. The docstring under a field is its meaning.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Final

from pydantic.fields import FieldInfo

from tutor.authoring import toml_text
from tutor.lesson import schema

GUIDE: Final = Path(__file__).with_name("lessons.md")
_TABLE: Final = re.compile(r"(<!-- keys: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_HEAD: Final = "| key | default | | example |\n|---|---|---|---|\n"
_NOT_LISTED: Final = {"source", "study", "glossary", "sections", "questions"}
"""Keys of the lesson that are tables with a chapter of their own."""
_WIDEST: Final = 90
"""Characters of the examples of a key; the first one stands in any case."""


def filled(guide: str) -> str:
    """The guide with its tables written anew."""
    return _TABLE.sub(lambda found: f"{found[1]}{keys(found[2])}{found[3]}", guide)


def keys(name: str) -> str:
    """The table of one model."""
    model: type[schema.Table] = getattr(schema, name)
    return _HEAD + "".join(_row(key, field) for key, field in _own(model).items())


def _own(model: type[schema.Table]) -> dict[str, FieldInfo]:
    """The keys that a model adds to what it builds on."""
    base = model.__mro__[1]
    inherited = base.model_fields if issubclass(base, schema.Question) else {}
    hidden = {"type"} | (_NOT_LISTED if model is schema.Head else set())
    return {
        field.alias or key: field
        for key, field in model.model_fields.items()
        if key not in hidden and (key not in inherited or inherited[key].default != field.default)
    }


def _row(key: str, field: FieldInfo) -> str:
    meaning = " ".join((field.description or "").split())
    required = field.is_required() or meaning.startswith("Required. ")
    default = "required" if required else _default(field.default)
    cells = (f"`{key}`", default, meaning.removeprefix("Required. "), _examples(field.examples or []))
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |\n"


def _default(value: object) -> str:
    if value is None or isinstance(value, schema.Table):
        return "none"
    return f"`{_toml(list(value) if isinstance(value, tuple) else value)}`"


def _examples(values: list[object]) -> str:
    written = [f"`{_toml(value)}`" for value in values]
    shown = written[:1]
    for one in written[1:]:
        if sum(map(len, shown)) + len(one) > _WIDEST:
            break
        shown.append(one)
    return " or ".join(shown)


def _toml(value: object) -> str:
    """A value as it is written on one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return toml_text.line(value)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


if __name__ == "__main__":
    GUIDE.write_text(filled(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"{GUIDE} is written, with {len(_TABLE.findall(GUIDE.read_text(encoding='utf-8')))} tables.")
