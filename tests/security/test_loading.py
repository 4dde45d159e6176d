"""What could drive a terminal is refused in every field of a lesson, and the line of it is named."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import tomli_w

from tutor.lesson.loading import load
from tutor.text import problems, safe_text

HostileLesson = Callable[[int], dict[str, Any]]
Path = tuple[str | int, ...]


def test_a_refused_string_is_refused_in_every_field_with_its_line(
    hostile_lesson: HostileLesson, refused: str
) -> None:
    """Written as an escape of TOML, the only way in which most of these can stand in a file."""
    lesson = harmless(hostile_lesson(0))
    fields = list(texts(lesson))
    assert len(fields) > 45
    for field in fields:
        data, line = written(lesson, field, refused)
        loaded = load(data)
        assert loaded.lesson is None, field
        assert line in {found.line for found in loaded.diagnostics}, (field, loaded.diagnostics)
        for found in loaded.diagnostics:
            assert problems(found.message) == [], field
            assert safe_text(found.message) == found.message, field


def test_a_refused_string_that_stands_in_the_file_as_it_is_is_refused_with_its_line(
    hostile_lesson: HostileLesson, refused: str
) -> None:
    data, line = written(harmless(hostile_lesson(0)), ("sections", 0, "title"), refused, escaped=False)
    loaded = load(data)
    assert loaded.lesson is None
    assert loaded.diagnostics[0].line == line
    assert all(safe_text(found.message) == found.message for found in loaded.diagnostics)


@pytest.mark.parametrize("name", ["title", "sections", "glossary"])
def test_a_refused_string_as_the_name_of_a_key_is_refused_too(
    hostile_lesson: HostileLesson, refused: str, name: str
) -> None:
    lesson = harmless(hostile_lesson(0))
    table = lesson if name == "title" else lesson[name][0]
    table[refused] = "x"
    loaded = load(tomli_w.dumps(lesson).encode(errors="surrogatepass"))
    assert loaded.lesson is None or not loaded.ok
    assert all(safe_text(found.message) == found.message for found in loaded.diagnostics)


def test_what_means_something_to_a_toolkit_only_is_accepted_as_it_is(hostile_lesson: HostileLesson) -> None:
    for turn in range(19):
        document = hostile_lesson(turn)
        loaded = load(tomli_w.dumps(document).encode())
        assert loaded.lesson is not None
        assert loaded.ok, loaded.diagnostics
        assert loaded.lesson.title == safe_text(document["title"])


def harmless(lesson: dict[str, Any]) -> dict[str, Any]:
    """The lesson with a plain word in every field, and more fields than are shown anywhere."""
    lesson = copy.deepcopy(lesson)
    for number, field in enumerate(texts(lesson)):
        if field[-1] not in ("id", "type", "language"):
            put(lesson, field, f"word{number}")
    lesson["source"] |= {"date": "2018-04", "url": "https://example.org"}
    lesson["genre"] = "opinion"
    lesson["glossary"][0] |= {"kind": "word", "see_also": [lesson["glossary"][1]["term"]]}
    lesson["glossary"][0]["links"] = ["https://example.org"]
    lesson["sections"][0]["text"] = "Some words to prove it, and others."
    lesson["sections"][0]["questions"][0] |= {
        "evidence": ["Some words to prove it"],
        "skill": "infer",
        "was": ["old"],
    }
    lesson["sections"][0]["questions"][1] |= {
        "evidence": [{"quote": "others", "section": "one"}],
        "need": "any",
    }
    lesson["sections"][0]["questions"].append(
        {
            "id": "q3",
            "type": "true_false",
            "prompt": "True?",
            "answer": True,
            "why": {"true": "Yes.", "false": "No."},
        }
    )
    lesson["questions"] = [
        {"id": "q4", "type": "multiple", "prompt": "Which?", "options": ["a", "b", "c"], "answer": ["a", "b"]}
    ]
    assert load(tomli_w.dumps(lesson).encode()).ok
    return lesson


def texts(value: object, path: Path = ()) -> Iterator[Path]:
    """The ways to every text in a document."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts(inner, (*path, index))


def put(document: dict[str, Any], path: Path, text: str) -> None:
    """Put a text in the place that the path leads to."""
    place: Any = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = text


def written(lesson: dict[str, Any], field: Path, string: str, *, escaped: bool = True) -> tuple[bytes, int]:
    """The lesson with the string in a field, as an escape or as it is, and the line on which it stands."""
    mark = "HERE"
    lesson = copy.deepcopy(lesson)
    put(lesson, field, mark)
    text = tomli_w.dumps(lesson)
    line = text[: text.index(mark)].count("\n") + 1
    if escaped:
        string = "".join(f"\\U{ord(character):08x}" for character in string)
    return text.replace(mark, f"word {string} word").encode(errors="surrogatepass"), line
