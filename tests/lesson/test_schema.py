"""The JSON schema that editors are given."""

from __future__ import annotations

from tutor.lesson.schema import QUESTIONS, json_schema


def test_every_key_is_explained() -> None:
    schema = json_schema()
    tables = [schema, *schema["$defs"].values()]
    silent = [
        f"{table['title']}.{key}"
        for table in tables
        for key, value in table.get("properties", {}).items()
        if not value.get("description")
    ]
    assert silent == []


def test_every_type_of_question_is_in_it() -> None:
    known = json_schema()["properties"]["questions"]["items"]["discriminator"]["mapping"]
    assert set(known) == set(QUESTIONS)
