"""A lesson that is open."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.lesson.question import Choice, TrueFalse
from tutor.library import LessonUnusable, Library
from tutor.library.opened import OpenLesson

WriteLesson = Callable[..., Path]


@pytest.fixture(params=["made", "kept", "in memory"])
def lesson(request: pytest.FixtureRequest, shelf: Path, cache: Path, write_lesson: WriteLesson) -> OpenLesson:
    """The lesson as it is just after it was made, as the cache kept it, and without a cache."""
    write_lesson(shelf / "bell.toml")
    if request.param == "kept":
        Library([shelf], cache).open("harbour-bell")
    return Library([shelf], None if request.param == "in memory" else cache).open("harbour-bell")


def test_the_outline_is_at_hand(lesson: OpenLesson) -> None:
    assert lesson.outline.title == "The Harbour Bell"
    assert [heading.id for heading in lesson.outline.sections] == ["the-bell", "the-vote"]
    assert lesson.outline.terms == ("council", "crew")


def test_a_section_comes_with_its_questions(lesson: OpenLesson) -> None:
    (question,) = lesson.section(0).questions
    assert isinstance(question, TrueFalse)
    assert question.evidence[0].quote == "had asked for it"
    assert lesson.section(1).title == "The vote"


def test_a_passage_is_rendered_with_its_terms_marked(lesson: OpenLesson) -> None:
    passage = lesson.passage(1)
    assert passage.text == "The board voted twice, and the council stayed."
    assert [passage.text[mark.start : mark.end] for mark in passage.terms] == ["board", "council"]


def test_the_last_check_is_there(lesson: OpenLesson) -> None:
    (question,) = lesson.last()
    assert isinstance(question, Choice)
    assert [option.correct for option in question.options] == [True, False]


def test_a_term_comes_with_every_place_where_it_stands(lesson: OpenLesson) -> None:
    assert lesson.term(0).definition == "Those who decide."
    assert lesson.occurrences(0) == ((0, 4), (1, 4), (1, 31))
    assert lesson.term(1).term == "crew"
    assert lesson.occurrences(1) == ((0, 31),)


def test_a_term_is_found_by_its_name_and_aliases_in_any_case(lesson: OpenLesson) -> None:
    assert [lesson.term_index(name) for name in ("Council", "Board", "bOARD", "CREW", "captain")] == [
        0,
        0,
        0,
        1,
        None,
    ]


@pytest.mark.parametrize("number", [-1, 2])
def test_there_is_nothing_beyond_the_last(lesson: OpenLesson, number: int) -> None:
    for ask in (lesson.section, lesson.passage, lesson.term, lesson.occurrences):
        with pytest.raises(IndexError):
            ask(number)


def cut_short(cache: Path) -> None:
    """Damage what is kept of the lesson, but for its beginning."""
    (file,) = cache.glob("*/*.lesson")
    os.truncate(file, file.stat().st_size // 2)


def test_a_part_that_is_damaged_while_the_lesson_is_open_is_made_again(
    shelf: Path, cache: Path, write_lesson: WriteLesson
) -> None:
    write_lesson(shelf / "bell.toml")
    lesson = Library([shelf], cache).open("harbour-bell")
    cut_short(cache)
    assert lesson.term(1).definition == "Those who sail."
    assert Library([shelf], cache).open("harbour-bell").term(1).definition == "Those who sail."


def test_a_cache_that_is_deleted_while_the_lesson_is_open_changes_nothing(
    shelf: Path, cache: Path, write_lesson: WriteLesson
) -> None:
    path = write_lesson(shelf / "bell.toml")
    lesson = Library([shelf], cache).open("harbour-bell")
    for file in cache.glob("*/*"):
        file.unlink()
    path.unlink()
    assert lesson.term(1).definition == "Those who sail."


def test_a_damaged_part_of_a_file_that_has_changed_is_said_to_be_gone(
    shelf: Path, cache: Path, write_lesson: WriteLesson
) -> None:
    write_lesson(shelf / "bell.toml")
    lesson = Library([shelf], cache).open("harbour-bell")
    cut_short(cache)
    write_lesson(shelf / "bell.toml", title="Another")
    with pytest.raises(LessonUnusable) as caught:
        lesson.term(1)
    assert caught.value.diagnostics[0].message == "The file changed while the lesson was open."
