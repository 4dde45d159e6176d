"""The lesson format as JSON Schema (draft 2020-12): what editors complete and explain from.

Made from `tutor.lesson.schema`, and from what JSON Schema can say of the rules in `tutor.lesson.kind`: a file
that fails here fails in `tutor check`, which knows more. TOML dates are to be given as text.
"""

from __future__ import annotations

import datetime
from typing import Any, Final

Json = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
IDENTITY: Final = "urn:closeread-tutor:lesson:1"
"""Names the format and its version; no file stands behind it."""

_DAY: Final = {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
"""Few validators look at `format`."""
_MARKED_RIGHT: Final = {"type": "object", "properties": {"correct": {"const": True}}, "required": ["correct"]}
_NONE_MARKED: Final = {"properties": {"options": {"not": {"contains": _MARKED_RIGHT}}}}
_HAS_EVIDENCE: Final = {"required": ["evidence"], "properties": {"evidence": {"minItems": 1}}}


def _is_true(key: str) -> Json:
    return {"required": [key], "properties": {key: {"const": True}}}


_RULES: Final[dict[str, list[Json]]] = {
    "Choice": [
        {
            "oneOf": [
                {"required": ["answer"], **_NONE_MARKED},
                {
                    "not": {"required": ["answer"]},
                    "properties": {
                        "options": {"contains": _MARKED_RIGHT, "minContains": 1, "maxContains": 1}
                    },
                },
            ]
        }
    ],
    "Multiple": [
        {
            "oneOf": [
                {"required": ["answer"], **_NONE_MARKED},
                {
                    "not": {"required": ["answer"]},
                    "properties": {"options": {"contains": _MARKED_RIGHT, "not": {"items": _MARKED_RIGHT}}},
                },
            ]
        }
    ],
    "Short": [
        {"oneOf": [{"required": ["answer"]}, {"required": ["answers"]}]},
        {"properties": {"answers": {"contains": {"properties": {"credit": {"const": 1}}}}}},
    ],
    "Number": [
        {"oneOf": [{"required": ["answer"]}, {"required": ["range"]}]},
        {"not": {"required": ["range", "tolerance"]}},
        {"if": _is_true("unit_required"), "then": {"required": ["unit"]}},
    ],
    "Evidence": [_HAS_EVIDENCE],
    "Section": [{"anyOf": [{"required": ["text"]}, {"required": ["source"]}]}],
}
"""Of each table: what holds between its keys."""


def json_schema() -> Json:
    """The schema of a lesson file. Every key has a description and examples."""
    from tutor.lesson.schema import QUESTIONS, LessonFile

    made = LessonFile.model_json_schema()
    tables: dict[str, Json] = made.pop("$defs")
    for name, table in tables.items():
        _tidy(table)
        rules = _RULES.get(name, [])
        if "proof" in table["properties"]:
            rules = [*rules, {"if": _is_true("proof"), "then": _HAS_EVIDENCE}]
        if rules:
            table["allOf"] = rules
    for name in ("Section", *(kind.__name__ for kind in QUESTIONS.values())):
        tables[name]["required"] = ["id", *tables[name]["required"]]
        del tables[name]["properties"]["id"]["default"]
    _tidy(made)
    head = {"$schema": DIALECT, "$id": IDENTITY, "title": "Lesson", "description": made.pop("description")}
    return {**head, **made, "title": "Lesson", "$defs": tables}


def _tidy(table: Json) -> None:
    """Take out what TOML does not have (null) and what tells nobody anything (a key's name as its title)."""
    for value in table["properties"].values():
        value.pop("title", None)
        value["description"] = " ".join(value["description"].split())
        if value.get("default") is None or isinstance(value["default"], dict):
            value.pop("default", None)
        value["examples"] = [_as_json(example) for example in value["examples"]]
        _without_null(value)
        if "oneOf" in value.get("items", {}):
            value["items"] = _decided(value["items"])
    table["description"] = " ".join(table["description"].split())


def _decided(forms: Json) -> Json:
    """Forms of which one is to fit, so that the form is decided first and a fault told of that one alone.

    Validators only say of `oneOf` that none fits. `anyOf` forbids nothing here: editors that do not know `if`
    find the keys to complete in it.
    """
    refs = [form for form in forms["oneOf"] if "$ref" in form]
    others = [form for form in forms["oneOf"] if "$ref" not in form]
    if "discriminator" in forms:
        mapping: dict[str, str] = forms["discriminator"]["mapping"]
        cases = [
            {"if": {"properties": {"type": {"const": kind}}, "required": ["type"]}, "then": {"$ref": ref}}
            for kind, ref in mapping.items()
        ]
        whole = {"type": "object", "required": ["type"], "properties": {"type": {"enum": list(mapping)}}}
        return {**whole, "allOf": cases, "anyOf": [*refs, {}]}
    (table,), (other,) = refs, others
    return {
        "type": ["object", other["type"]],
        "if": {"type": "object"},
        "then": table,
        "else": other,
        "anyOf": [table, {}],
    }


def _without_null(value: Json) -> None:
    forms = [form for form in value.get("anyOf", ()) if form != {"type": "null"}]
    if len(forms) == 1:
        del value["anyOf"]
        value.update(forms[0])
    elif forms:
        value["anyOf"] = [{**form, **_DAY} if form.get("format") == "date" else form for form in forms]


def _as_json(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else value
