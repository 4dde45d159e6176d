"""Marks and notes on a lesson: kept in the log, found again in a changed text, never on other words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.study.conftest import LESSON, Shelf
from tests.study.test_editions import Table, table
from tutor.progress.event import JSON, Draft
from tutor.progress.fault import NotSaved
from tutor.progress.recorder import Unsaved
from tutor.study.course import Course
from tutor.study.notes import LONGEST, Note

__all__ = ["table"]

MAYOR = "The mayor loved it."
KING = "Nobody asked the king."


def mark(course: Course, words: str, text: str = "", section: int = 0) -> Note:
    """Mark these words of a section as it is read."""
    start = course.lesson.passage(section).text.index(words)
    course.notes.mark(section, course.edition_of(section), start, start + len(words), text)
    return next(note for note in course.notes.all() if note.words == words)


def told(course: Course) -> list[tuple[str, str, int | None]]:
    """The words, the text and the section of every note."""
    return [(note.words, note.text, note.spot and note.spot.section) for note in course.notes.all()]


def begun(shelf: Shelf) -> Course:
    course = shelf.course()
    course.begin_attempt()
    return course


def test_notes_are_kept_over_sittings_and_attempts_in_the_order_of_the_text(shelf: Shelf) -> None:
    course = begun(shelf)
    mark(course, "Then it was gone.", "How?", section=1)
    mark(course, KING)
    mark(course, MAYOR, "Of course he did.")
    course.begin_attempt()
    for one in (course, shelf.course()):
        assert told(one) == [(MAYOR, "Of course he did.", 0), (KING, "", 0), ("Then it was gone.", "How?", 1)]
        assert [note.words for note in one.notes_on(0)] == [MAYOR, KING]


def test_a_note_is_written_anew_and_taken_away(shelf: Shelf) -> None:
    course = begun(shelf)
    note = mark(course, MAYOR)
    course.notes.change(note, "Why?")
    course.notes.change(note, "Because he is paid.")
    assert told(course) == told(shelf.course()) == [(MAYOR, "Because he is paid.", 0)]
    course.notes.remove(note)
    assert told(course) == told(shelf.course()) == []
    assert [event.kind for event in shelf.store.events("bridge")][1:] == ["marked"] * 3 + ["unmarked"]


def test_a_sentence_that_moved_takes_its_note_along(shelf: Shelf) -> None:
    said = "Nobody in the town had ever asked the king."
    text = LESSON.replace(KING, said)
    course = shelf.course(text)
    course.begin_attempt()
    mark(course, said, "why not?")
    mark(course, MAYOR)
    moved = text.replace(f" {MAYOR}\\n\\n{said}", "").replace("was gone.", f"was gone. {said} {MAYOR}")
    course = shelf.course(moved)
    # Four words say too little by themselves, and their neighbours are others now.
    assert told(course) == [(said, "why not?", 1), (MAYOR, "", None)]
    assert course.notes_on(0) == ()
    assert [note.words for note in course.notes_on(1)] == [said]


def test_what_is_gone_is_kept_aside_and_comes_back_with_its_words(shelf: Shelf) -> None:
    mark(begun(shelf), MAYOR, "kept")
    without = LESSON.replace(f" {MAYOR}", "")
    course = shelf.course(without)
    (orphan,) = course.notes.all()
    assert (orphan.words, orphan.text, orphan.spot) == (MAYOR, "kept", None)
    course.notes.change(orphan, "still kept")
    assert told(shelf.course(without)) == [(MAYOR, "still kept", None)]
    assert told(shelf.course()) == [(MAYOR, "still kept", 0)]


def test_a_note_that_is_written_anew_goes_on_from_the_words_as_they_are_now(shelf: Shelf) -> None:
    first = LESSON.replace(KING, "Nobody at all in the town had ever asked the old king about the toll.")
    second = first.replace("about the toll", "about a toll").replace("had ever", "ever")
    third = second.replace("old king", "king").replace("in the town", "there")
    course = shelf.course(first)
    course.begin_attempt()
    course.notes.mark(0, "study", 45, 114)
    (note,) = shelf.course(second).notes.all()
    assert note.spot is not None
    assert [one.spot for one in shelf.course(third).notes.all()] == [None]
    shelf.course(second).notes.change(note, "nobody?")
    (note,) = shelf.course(third).notes.all()
    assert note.words == "Nobody at all in the town ever asked the old king about a toll."
    assert note.spot is not None


def test_a_section_with_another_id_keeps_its_notes(shelf: Shelf) -> None:
    mark(begun(shelf), MAYOR)
    assert told(shelf.course(LESSON.replace('id = "one"', 'id = "first"'))) == [(MAYOR, "", 0)]


def test_what_could_not_be_saved_is_there_and_is_saved_later(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = begun(shelf)
    with monkeypatch.context() as broken:

        def refuse(*_: Draft) -> None:
            raise NotSaved("The disk is full.", "full")

        broken.setattr(shelf.store, "append", refuse)
        assert isinstance(course.notes.mark(0, "study", 0, 23), Unsaved)
        course.refresh()
        assert [note.words for note in course.notes_on(0)] == ["Traders hated the toll."]
    course.recorder.retry()
    assert told(shelf.course()) == [("Traders hated the toll.", "", 0)]


def test_there_is_nothing_to_note_where_there_is_no_word(shelf: Shelf) -> None:
    course = begun(shelf)
    assert course.notes.mark(0, "study", 22, 23) is None
    assert course.notes.all() == ()


def test_what_was_not_written_by_the_program_does_no_harm(shelf: Shelf) -> None:
    course = begun(shelf)
    bodies: tuple[dict[str, JSON], ...] = (
        {"mark": "a"},
        {"mark": "b", "words": 5, "before": None, "after": ["x"], "at": "1", "note": {}},
        {"mark": "c", "words": "x " * 9_000, "note": "y" * 30_000, "edition": "other", "at": -1},
        {"mark": ["d"], "words": f"{MAYOR} {KING}", "at": 10**30, "edition": True},
        {},
    )
    for body in bodies:
        shelf.store.append(Draft(kind="marked", lesson="bridge", section="gone", body=body))
    course = shelf.course()
    notes = course.notes.all()
    assert [note.words for note in notes if note.spot] == [f"{MAYOR} {KING}"]
    assert max(len(note.text) for note in notes) == LONGEST
    for note in notes:
        course.notes.change(note, "mended")
        course.notes.remove(note)
    assert course.notes.all() == ()


def test_each_edition_has_its_own_notes(table: Table) -> None:
    course = table.course()
    course.begin_attempt()
    in_copy = mark(course, "On Monday evening", "theirs")
    course.turn_to("study")
    assert course.notes_on(0) == ()
    in_study = mark(course, "The councillors", "ours")
    assert [note.id for note in course.notes_on(0)] == [in_study.id]
    course = table.course()
    course.turn_to("attached")
    assert [note.id for note in course.notes_on(0)] == [in_copy.id]
    assert {note.id for note in course.notes.all() if note.spot} == {in_copy.id, in_study.id}
    without = table.course(copied=False)
    assert [(note.id, note.spot is None) for note in without.notes.all()] == [
        (in_study.id, False),
        (in_copy.id, True),
    ]


def test_a_section_that_the_copy_lacks_is_noted_in_the_lessons_own_words(
    tmp_path: Path, ferry_lesson: str, ferry_page: str
) -> None:
    table = Table(tmp_path, ferry_lesson, ferry_page.partition("What does a causeway")[0])
    course = table.course()
    course.begin_attempt()
    assert course.edition == "attached"
    note = mark(course, "A causeway is dear", section=2)
    assert note.edition == "study"
    assert course.notes_on(2) == (note,)
    course.turn_to("study")
    assert course.notes_on(2) == (note,)
