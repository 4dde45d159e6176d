"""Every lesson that is shipped opens without a word, and keeps what it promises its readers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tutor.authoring.checking import check
from tutor.lesson.loading import load
from tutor.lesson.model import Lesson
from tutor.lesson.question import Choice, Evidence, Multiple, Question, TrueFalse
from tutor.paths import bundled_dir
from tutor.reading.markdown import blocks
from tutor.reading.passage import Passage
from tutor.reading.quotes import find
from tutor.reading.terms import Matcher, mark

FILES = sorted(bundled_dir().glob("*.toml"))


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    """One shipped file."""
    assert isinstance(request.param, Path)
    return request.param


@pytest.fixture(scope="module")
def lesson(path: Path) -> Lesson:
    """The lesson in it."""
    loaded = load(path.read_bytes())
    assert loaded.diagnostics == ()
    assert loaded.lesson is not None
    return loaded.lesson


@pytest.fixture(scope="module")
def passages(lesson: Lesson) -> dict[str, Passage]:
    """Its sections as they are read."""
    matcher = Matcher(lesson.glossary)
    return {section.id: mark(blocks(section.text), matcher) for section in lesson.sections}


def asked(lesson: Lesson) -> Iterator[tuple[str, Question]]:
    """Every question with the id of its section, empty for the last check."""
    for section in lesson.sections:
        yield from ((section.id, question) for question in section.questions)
    yield from (("", question) for question in lesson.questions)


def test_there_are_lessons() -> None:
    assert "china-leverage" in {path.stem for path in FILES}


def test_the_file_bears_the_name_of_the_lesson(path: Path, lesson: Lesson) -> None:
    assert path.stem == lesson.id


def test_check_has_nothing_to_say_about_it(path: Path) -> None:
    assert check(path.read_bytes()) == ()


def test_every_proof_stands_once_where_it_is_said_to(lesson: Lesson, passages: dict[str, Passage]) -> None:
    for home, question in asked(lesson):
        assert question.evidence, question.id
        for quote in question.evidence:
            sections = [quote.section or home] if quote.section or home else list(passages)
            found = sum(len(find(passages[section], quote.quote)) for section in sections)
            assert found == 1, (question.id, quote.quote)


def test_every_option_says_why(lesson: Lesson) -> None:
    for _, question in asked(lesson):
        if isinstance(question, Choice | Multiple):
            assert all(option.why for option in question.options), question.id
        if isinstance(question, TrueFalse):
            assert question.why_true, question.id
            assert question.why_false, question.id
        assert len(question.explanation) >= 20, question.id


def test_every_term_stands_somewhere_in_the_text(lesson: Lesson, passages: dict[str, Passage]) -> None:
    found = {term.term for passage in passages.values() for term in passage.terms}
    assert [lesson.glossary[n].term for n in range(len(lesson.glossary)) if n not in found] == []


def test_the_article_lesson_is_what_it_claims_to_be() -> None:
    lesson = load((bundled_dir() / "china-leverage.toml").read_bytes()).lesson
    assert lesson is not None
    questions = [question for _, question in asked(lesson)]
    skills = [question.skill for question in questions]
    assert len(lesson.sections) == 8
    assert all(120 <= len(section.text.split()) <= 220 for section in lesson.sections)
    assert len(lesson.glossary) >= 16
    assert {"Jang Song Thaek", "responsible stakeholder"} <= {term.term for term in lesson.glossary}
    assert all(2 <= len(section.questions) <= 4 for section in lesson.sections)
    assert 6 <= len(lesson.questions) <= 8
    assert {type(question) for question in questions} >= {Choice, Multiple, TrueFalse, Evidence}
    assert sum(skill in ("retrieve", "vocab") for skill in skills) <= 0.4 * len(skills)
    assert {"claim", "evidence", "reasoning", "counterargument", "fact_opinion", "loaded_language"} <= set(
        skills
    )
