"""A lesson that was edited under way: answers go with their questions, and what changed is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tutor.quiz.step import Answered, MovedOn, Skipped
from tutor.study.regrading import regrade
from tutor.study.summary import summarise
from tutor.study.way import way_on

if TYPE_CHECKING:
    from tests.study.conftest import Shelf
    from tutor.study.course import Course

Edit = Callable[[str, str], str]
WHICH = """\
[[sections.questions]]
id = "which"
type = "evidence"
prompt = "Who was not asked?"
evidence = ["Nobody asked"]

"""
SECTION = '[[sections]]\nid = "two"\ntitle = "Two"\ntext = "Then it was gone."\n'


def answered(shelf: Shelf) -> Course:
    """The first question answered right, the second waiting."""
    course = shelf.course()
    course.begin_attempt()
    key = course.outline.sections[0].questions[0]
    course.step(0, Answered("who", key.fingerprint, ("The traders",)))
    course.step(0, MovedOn("who"))
    return course


def test_an_answer_goes_along_when_its_question_is_moved(shelf: Shelf, edit: Edit) -> None:
    answered(shelf)
    text = edit(SECTION, "")
    start, end = text.index("[[sections.questions]]"), text.index(WHICH)
    moved = shelf.course(text[:start] + text[end:].replace(WHICH, WHICH + SECTION + "\n" + text[start:end]))
    assert [moved.state(part).answered for part in range(3)] == [0, 1, 0]
    assert moved.sitting(1).item("who").over
    assert summarise(moved).overall.earned == 1
    regrade(moved)
    assert shelf.store.standings()["bridge"].first_credit == 1


def test_a_check_whose_open_question_was_taken_away_is_over(shelf: Shelf, edit: Edit) -> None:
    answered(shelf)
    edited = shelf.course(edit(WHICH, ""))
    regrade(edited)
    assert edited.state(0).checked
    assert way_on(edited, 0).kind == "next"
    assert shelf.course(edit(WHICH, "")).state(0).checked


def test_what_was_answered_before_a_question_changed_is_told_and_does_not_count(
    shelf: Shelf, edit: Edit
) -> None:
    answered(shelf)
    edited = shelf.course(edit("Who hated it?", "Who hated the toll?"))
    assert edited.changed() == {"who": ("The traders",)}
    summary = summarise(edited)
    assert summary.overall.answered == 0
    (one,) = summary.changed
    assert (one.prompt, one.answer, one.answered_again) == ("Who hated the toll?", "The traders", False)
    key = edited.outline.sections[0].questions[0]
    edited.step(0, Answered("who", key.fingerprint, ("The king",)))
    assert summarise(edited).changed[0].answered_again


def test_answers_to_questions_that_are_gone_are_counted_up(shelf: Shelf, edit: Edit) -> None:
    answered(shelf)
    gone = shelf.course(edit('id = "who"', 'id = "another"'))
    assert (gone.changed(), summarise(gone).gone) == ({}, 1)
    assert summarise(shelf.course()).gone == 0


def test_a_question_flagged_before_it_is_answered_is_listed(shelf: Shelf) -> None:
    course = shelf.course()
    course.begin_attempt()
    course.open_check(0)
    course.flag(0, course.questions(0)[1], "odd")
    course.step(0, Skipped("who"))
    (flag,) = summarise(course).flagged
    assert (flag.part, flag.question.prompt, flag.words) == (0, "Who was not asked?", "odd")
