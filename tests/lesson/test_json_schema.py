"""The JSON schema that editors are given, held against validators that are not ours."""

from __future__ import annotations

import datetime
import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tutor.lesson.json_schema import DIALECT, json_schema
from tutor.lesson.loading import load
from tutor.paths import bundled_dir

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
LESSONS = sorted(bundled_dir().glob("*.toml"))
GUIDE = (Path(__file__).parents[2] / "docs" / "lessons.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
BROKEN = sorted((Path(__file__).parents[1] / "lessons" / "broken").glob("*.toml"))
_CODES = """
bad-format bad-id bad-link bad-pair bad-tolerance bad-value empty-bank empty-prompt empty-text long-key
missing-id missing-key newer-format no-evidence no-format no-full-credit no-gap no-key no-rubric no-section
no-unit no-wrong-option out-of-range section-key tolerance-of-range too-deep too-few-classes too-few-items
too-few-options too-few-pairs two-keys unknown-key unknown-type wrong-type
"""
SEEN = frozenset(_CODES.split())
"""The rules whose faults a JSON schema can see: those about keys, types, ranges and what must not be empty.

Beyond it is what is not TOML, what compares texts (same, near, quoted, found), what counts over a lesson, and
what is advice.
"""

QUESTION = {"id": "why-kept", "type": "choice", "prompt": "Why?", "options": ["a", "b", "c"], "answer": "a"}
SECTION = {"id": "the-bell", "title": "A bell", "text": "It is silent."}
LESSON = {"format": 1, "id": "harbour-bell", "title": "The bell", "sections": [SECTION]}


def as_json(value: object) -> object:
    """A TOML value as JSON has it: dates and times are text."""
    if isinstance(value, dict):
        return {key: as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_json(part) for part in value]
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


def accepted(document: object) -> bool:
    """Whether the independent validator finds nothing wrong."""
    return VALIDATOR.is_valid(as_json(document))


def asking(**question: object) -> dict[str, Any]:
    """A lesson with one question, changed; a key that is to go is None."""
    changed = {key: value for key, value in {**QUESTION, **question}.items() if value is not None}
    return {**LESSON, "questions": [changed]}


def loads(document: dict[str, Any]) -> bool:
    """Whether loading finds neither an error nor anything fatal."""
    import tomli_w

    return load(tomli_w.dumps(document).encode()).ok


def test_it_is_a_schema_of_the_dialect_that_it_names() -> None:
    assert SCHEMA["$schema"] == DIALECT
    Draft202012Validator.check_schema(SCHEMA)


def test_every_key_is_explained_and_has_examples() -> None:
    tables = [SCHEMA, *SCHEMA["$defs"].values()]
    keys = [(table["title"], key, value) for table in tables for key, value in table["properties"].items()]
    assert len(keys) > 150
    assert [(table, key) for table, key, value in keys if not value.get("description")] == []
    assert [(table, key) for table, key, value in keys if not value.get("examples")] == []


def test_every_example_of_a_key_is_valid_for_it() -> None:
    for table in (SCHEMA, *SCHEMA["$defs"].values()):
        for key, value in table["properties"].items():
            for example in value["examples"]:
                one = {**value, "$schema": DIALECT, "$defs": SCHEMA["$defs"]}
                found = [error.message for error in Draft202012Validator(one).iter_errors(example)]
                assert found == [], (table["title"], key)


def test_nothing_in_it_is_unknown_to_toml_or_points_nowhere() -> None:
    text = json.dumps(SCHEMA)
    assert "null" not in text
    assert "discriminator" not in text
    assert {ref.split("/")[-1] for ref in re.findall(r'"#/\$defs/\w+(?=")', text)} <= set(SCHEMA["$defs"])


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_every_shipped_lesson_passes(path: Path) -> None:
    document = as_json(tomllib.loads(path.read_text(encoding="utf-8")))
    assert [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(document)] == []


@pytest.mark.parametrize("part", ["", *EXAMPLES[1:]])
def test_every_example_of_the_guide_passes(part: str) -> None:
    assert accepted(tomllib.loads(f"{EXAMPLES[0]}\n{part}"))


@pytest.mark.skipif(sys.platform == "win32", reason="taplo has no package for it")
def test_the_engine_of_the_editors_accepts_the_lessons_and_names_a_misspelled_key(tmp_path: Path) -> None:
    (tmp_path / "lesson.schema.json").write_text(json.dumps(SCHEMA), encoding="utf-8")

    def checked(text: str) -> subprocess.CompletedProcess[str]:
        file = tmp_path / "lesson.toml"
        file.write_text(f"#:schema ./lesson.schema.json\n{text}", encoding="utf-8")
        command: list[str | Path] = [
            Path(sys.executable).parent / "taplo",
            "check",
            "--colors",
            "never",
            file.name,
        ]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    for path in LESSONS:
        assert checked(path.read_text(encoding="utf-8")).returncode == 0, path
    broken = checked(EXAMPLES[0].replace("hints =", "hint ="))
    assert broken.returncode == 1
    assert "'hint' was unexpected" in broken.stderr


WRONG = {
    "a key that is not there": {**LESSON, "titel": "The bell"},
    "no sections": {key: value for key, value in LESSON.items() if key != "sections"},
    "an empty list of sections": {**LESSON, "sections": []},
    "a newer format": {**LESSON, "format": 2},
    "an id with capitals": {**LESSON, "id": "Harbour Bell"},
    "an empty title": {**LESSON, "title": " "},
    "a language that is none": {**LESSON, "language": "English, mostly"},
    "a genre that is not known": {**LESSON, "genre": "essay"},
    "a date in words": {**LESSON, "source": {"date": "March 1962"}},
    "an address that cannot be opened": {**LESSON, "source": {"url": "ftp://example.org"}},
    "a pass mark above 1": {**LESSON, "study": {"pass_mark": 80}},
    "no try": {**LESSON, "study": {"tries": 0}},
    "a term without a definition": {**LESSON, "glossary": [{"term": "bell"}]},
    "a section without text": {**LESSON, "sections": [{"id": "a", "title": "A"}]},
    "a section without id": {**LESSON, "sections": [{"title": "A", "text": "B"}]},
    "an id that is missing": asking(id=None),
    "no type": asking(type=None),
    "a type that is not known": asking(type="essay"),
    "a skill that is not known": asking(skill="guessing"),
    "a misspelled key": asking(hint=["Look."]),
    "text where a list belongs": asking(hints="Look."),
    "one option": asking(options=["a"]),
    "no key": asking(answer=None),
    "a key in two places": asking(options=[{"text": "a", "correct": True}, "b"]),
    "two right options": asking(answer=None, options=[{"text": t, "correct": True} for t in "ab"]),
    "only right options": asking(
        type="multiple", answer=None, options=[{"text": t, "correct": True} for t in "ab"]
    ),
    "a misspelled key of an option": asking(options=[{"txt": "a"}, "b"]),
    "a number as an option": asking(options=[1, 2], answer="1"),
    "evidence without a quote": asking(type="evidence", options=None, answer=None),
    "two items in order": asking(type="order", options=None, answer=None, items=["a", "b"]),
    "the same item twice": asking(type="order", options=None, answer=None, items=["a", "b", "a"]),
    "one pair": asking(type="match", options=None, answer=None, pairs=[["a", "b"]]),
    "a pair of three": asking(type="match", options=None, answer=None, pairs=[["a", "b", "c"], ["d", "e"]]),
    "one class": asking(
        type="classify", options=None, answer=None, classes=["a"], items=[{"text": "x", "class": "a"}]
    ),
    "no answer": asking(type="short", options=None, answer=None),
    "answer and answers": asking(type="short", options=None, answers=["b"]),
    "an answer worth nothing": asking(
        type="short", options=None, answer=None, answers=["a", {"text": "b", "credit": 0}]
    ),
    "answer and range": asking(type="number", options=None, answer=1, range=[1, 2]),
    "a range of one": asking(type="number", options=None, answer=None, range=[1]),
    "a tolerance in words": asking(type="number", options=None, answer=1, tolerance="a little"),
    "a tolerance below 0": asking(type="number", options=None, answer=1, tolerance=-5),
    "an empty unit": asking(type="number", options=None, answer=1, unit=""),
    "no rubric": asking(type="explain", options=None, answer=None, model="So.", rubric=[]),
}


def test_the_document_that_the_wrong_ones_are_made_of_is_right() -> None:
    assert accepted(asking())
    assert loads(asking())


@pytest.mark.parametrize("document", WRONG.values(), ids=WRONG)
def test_what_loading_finds_wrong_and_a_schema_can_see_it_sees(document: dict[str, Any]) -> None:
    assert not loads(document)
    assert not accepted(document)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_of_the_broken_lessons_it_sees_those_whose_fault_a_schema_can_see(path: Path) -> None:
    text = path.read_bytes().decode(errors="replace")
    code = text.removeprefix("# ").split(maxsplit=1)[0]
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assert code == "syntax", "what is not TOML is beyond a schema"
        return
    assert accepted(document) == (code not in SEEN)


def test_the_page_about_the_schema_says_the_same() -> None:
    page = (Path(__file__).parents[2] / "docs" / "schema.md").read_text(encoding="utf-8")
    codes = [path.read_bytes().split(maxsplit=2)[1].decode() for path in BROKEN]
    rows = re.findall(
        r"^\| \[`([a-z0-9-]+)`\]\(rules.md#\1\) \| (\d+) \| (\d+|-) \| (?:\d+|-) \|$", page, re.MULTILINE
    )
    assert {code: int(files) for code, files, _ in rows} == Counter(codes)
    assert {code for code, _, seen in rows if seen != "-"} == (SEEN | {"syntax", "not-utf-8"}) & set(codes)
