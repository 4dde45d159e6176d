"""The lesson to begin with."""

from __future__ import annotations

import re
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.authoring.checking import check
from tutor.authoring.template import OTHER_TYPES, Beginning, new_lesson
from tutor.lesson import schema
from tutor.lesson.loading import load
from tutor.reading.markdown import blocks
from tutor.reading.passage import Passage
from tutor.reading.quotes import find

BEGINNING = Beginning(title="The Harbour Bell", id="harbour-bell")
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


@pytest.mark.parametrize("sections", [1, 2, 3, 40])
def test_it_has_no_problem_and_as_many_sections_as_were_asked_for(sections: int) -> None:
    loaded = load(
        new_lesson(
            Beginning(title="The Harbour Bell", id="harbour-bell", sections=sections), with_schema=True
        ).encode()
    )
    assert loaded.diagnostics == ()
    assert loaded.lesson is not None
    assert len(loaded.lesson.sections) == sections
    assert all(section.questions for section in loaded.lesson.sections)
    assert loaded.lesson.questions


@pytest.mark.parametrize("sections", [1, 3, 12])
@pytest.mark.parametrize("language", ["en", "de"])
def test_it_passes_the_strictest_check(sections: int, language: str) -> None:
    beginning = Beginning(title="The Harbour Bell", id="harbour-bell", sections=sections, language=language)
    found = check(new_lesson(beginning, with_schema=True).encode())
    assert [one for one in found if one.level != "info"] == []


def test_every_quote_stands_once_in_its_section() -> None:
    lesson = load(new_lesson(BEGINNING, with_schema=False).encode()).lesson
    assert lesson is not None
    passages = {section.id: Passage(blocks(section.text)) for section in lesson.sections}
    asked = [(section.id, question) for section in lesson.sections for question in section.questions]
    for home, question in [*asked, *(("", question) for question in lesson.questions)]:
        assert question.evidence
        for quote in question.evidence:
            assert len(find(passages[quote.section or home], quote.quote)) == 1


def test_the_other_types_are_examples_that_work_when_the_signs_are_taken_away() -> None:
    questions = re.sub(r"^# (?=[\[\w \]])", "", OTHER_TYPES.partition("\n\n")[2], flags=re.MULTILINE)
    source = f"{new_lesson(BEGINNING, with_schema=False)}\n{questions}"
    loaded = load(source.encode())
    assert loaded.diagnostics == ()
    kinds = {question["type"] for question in tomllib.loads(source)["questions"]}
    assert kinds | {"choice", "evidence"} == set(schema.QUESTIONS)


def test_what_was_said_of_the_article_stands_in_its_table() -> None:
    beginning = Beginning(
        title="Bell",
        id="bell",
        source_title='The "last" bell',
        source_author="A. Writer",
        source_url="https://a.org/b",
    )
    source = tomllib.loads(new_lesson(beginning, with_schema=False))["source"]
    assert source == {"title": 'The "last" bell', "author": "A. Writer", "url": "https://a.org/b"}


@given(LINES, LINES)
@settings(max_examples=100)
def test_whatever_is_said_it_stays_the_text_that_was_said(title: str, author: str) -> None:
    beginning = Beginning(title=title, id="bell", source_author=author)
    document = tomllib.loads(new_lesson(beginning, with_schema=True))
    assert document["title"] == title
    assert document["source"]["author"] == author
    assert len(document["sections"]) == 3
