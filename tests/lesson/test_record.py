"""Lessons go through JSON and come back the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tutor.lesson.model import Lesson
from tutor.lesson.outline import Heading, QuestionKey, outline_of
from tutor.lesson.outline_record import Json, decode_outline
from tutor.lesson.question import Choice, Question
from tutor.lesson.record import (
    decode_lesson,
    decode_question,
    decode_section,
    decode_term,
    encode,
)

SHARED = {
    "prompt": "P?",
    "skill": "infer",
    "points": 2.5,
    "hints": ["one", "two"],
    "explanation": "Because.",
    "evidence": ["some words", {"quote": "more", "section": "one"}],
    "pin": True,
    "needs_text": True,
    "revision": 3,
}
QUESTIONS: list[dict[str, Any]] = [
    SHARED
    | {
        "id": "a",
        "was": ["older", "oldest"],
        "type": "choice",
        "options": [{"text": "x", "correct": True, "why": "Yes."}, {"text": "y", "pin": True}],
    },
    SHARED | {"id": "b", "type": "multiple", "options": ["x", "y"], "answer": ["x"], "scoring": "exact"},
    SHARED | {"id": "c", "type": "true_false", "answer": False, "why": {"true": "t", "false": "f"}},
    SHARED | {"id": "d", "type": "evidence", "need": "any"},
    SHARED
    | {
        "id": "e",
        "type": "short",
        "answers": ["x", {"text": "y", "credit": 0.25, "why": "Nearly."}],
        "reject": ["z", {"text": "w", "why": "No."}],
        "proof": True,
    },
    SHARED | {"id": "f", "type": "number", "answer": 0.1, "tolerance": "5%", "unit": ["m", "metres"]},
    SHARED | {"id": "g", "type": "number", "range": [1, 2.5], "unit": "m", "unit_required": True},
    SHARED | {"id": "h", "type": "cloze", "text": "A {b|c} of {{d}}."},
    SHARED | {"id": "i", "type": "cloze", "text": "{b} {c}", "bank": ["d"]},
    SHARED | {"id": "j", "type": "order", "items": ["x", "y", "z"]},
    SHARED
    | {
        "id": "k",
        "type": "match",
        "pairs": [["x", "1"], {"left": "y", "right": "2", "why": "So."}],
        "distractors": ["3"],
    },
    SHARED
    | {
        "id": "l",
        "type": "classify",
        "classes": ["fact", "opinion"],
        "items": [{"text": "x", "class": "fact", "why": "So."}, {"text": "y", "class": "fact"}],
    },
    SHARED | {"id": "m", "type": "explain", "model": "M.", "rubric": ["x", {"text": "y", "points": 2.5}]},
]
SECTION = {"id": "one", "title": "One", "text": "Some words *here*.\n\nAnd more.", "questions": QUESTIONS}
TERMS = [
    {"term": "bell", "definition": "It rings.", "aliases": ["bells"], "kind": "concept", "say": "bel"},
    {"term": "Gong", "definition": "It booms.", "see_also": ["bell"], "links": ["https://example.org/"]},
]


@pytest.fixture
def lesson(make_lesson: Callable[..., Lesson]) -> Lesson:
    return make_lesson(
        summary="S",
        language="de",
        genre="news",
        level="B2",
        authors=["N. N."],
        license="CC0",
        tags=["x", "y"],
        source={"title": "T", "url": "https://example.org/a", "date": "2018-04"},
        study={"gate": "pass", "pass_mark": 1, "tries": 3, "shuffle": False, "confidence": True},
        glossary=TERMS,
        sections=[SECTION],
        questions=[{"id": "last", "type": "true_false", "prompt": "Q", "answer": True}],
    )


def _through_json(record: Json) -> Json:
    made = json.loads(json.dumps(record))
    assert isinstance(made, dict)
    return made


def test_a_lesson_comes_back_the_same(lesson: Lesson) -> None:
    assert decode_lesson(_through_json(encode(lesson))) == lesson


def test_its_parts_come_back_the_same(lesson: Lesson) -> None:
    assert [decode_section(_through_json(encode(s))) for s in lesson.sections] == list(lesson.sections)
    assert [decode_term(_through_json(encode(t))) for t in lesson.glossary] == list(lesson.glossary)
    questions = lesson.sections[0].questions
    back = [decode_question(_through_json(encode(q))) for q in questions]
    assert back == list(questions)
    assert [type(q) for q in back] == [type(q) for q in questions]
    assert {type(q).__name__ for q in back} == {kind.__name__ for kind in Question.__subclasses__()}


def test_an_outline_comes_back_the_same(lesson: Lesson) -> None:
    outline = outline_of(lesson, len)
    assert decode_outline(_through_json(encode(outline))) == outline


def test_an_outline_has_all_but_the_bodies(lesson: Lesson) -> None:
    outline = outline_of(lesson, len)
    last = lesson.questions[0]
    keys = tuple(
        QuestionKey(id=q.id, fingerprint=q.fingerprint, was=q.was) for q in lesson.sections[0].questions
    )
    assert outline.sections == (
        Heading(id="one", title="One", words=len(lesson.sections[0].text), questions=keys),
    )
    assert outline.last == (QuestionKey(id="last", fingerprint=last.fingerprint),)
    assert outline.terms == ("bell", "Gong")
    assert (outline.title, outline.source, outline.study) == (lesson.title, lesson.source, lesson.study)
    assert "Some words" not in json.dumps(encode(outline))


def test_what_is_not_said_is_not_written() -> None:
    assert encode(Choice(id="q", fingerprint="f", prompt="P", options=())) == {
        "type": "choice",
        "id": "q",
        "fingerprint": "f",
        "prompt": "P",
        "options": [],
    }


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"type": "maze"},
        {"type": "choice", "colour": 1},
        {"type": "choice"},
        {"type": "cloze"},
        {"type": "cloze", "gaps": [{}]},
        {"type": "match", "pairs": [{"left": "x"}]},
    ],
)
def test_a_strange_record_is_refused(record: Json) -> None:
    with pytest.raises((KeyError, TypeError)):
        decode_question(record)


def test_a_question_of_no_known_type_cannot_be_kept() -> None:
    with pytest.raises(KeyError):
        encode(Question(id="q", fingerprint="f", prompt="P"))
