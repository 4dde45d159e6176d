"""What is said before a try could be lost by mistake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest

from tutor.lesson.head import Study
from tutor.lesson.question import Question
from tutor.quiz.grading import Reference
from tutor.quiz.objection import Objection, ObjectionKind, objection
from tutor.quiz.sitting import Item, begin, take
from tutor.quiz.step import Answered

Make = Callable[..., Question]


def of(question: Question, *answer: str, needed: int = 1, language: str = "en") -> Objection | None:
    return objection(Item(question), answer, language, needed)


def test_nothing_given_is_no_answer(short: Make, cloze: Make) -> None:
    assert of(short()) == of(cloze(), "", "") == Objection("empty")


def test_a_complete_answer_is_submitted_whether_right_or_wrong(
    choice: Make, short: Make, ordering: Make, multiple: Make
) -> None:
    assert of(choice(), "b") is None
    assert of(short(), "whatever") is None
    assert of(ordering(), *"dcba") is None
    assert of(multiple(), "a") is None


def test_what_was_found_wrong_is_not_submitted_again(short: Make) -> None:
    question = short()
    sitting = begin([question], Study(), "seed")
    wrong = Answered("s", "f-s", ("trade",))
    item = take(sitting, wrong, lambda _: Reference()).item("s")
    assert objection(item, ("Trade",), "en", 1) == Objection("repeat")
    assert objection(item, ("leverage",), "en", 1) is None


@pytest.mark.parametrize("typed", ["many", "about 90", "90-95", "2018-04-19", "fünfzehnhundert"])
def test_what_is_no_number_costs_no_try(number: Make, typed: str) -> None:
    assert of(number(), typed) == Objection("unread")


def test_a_number_is_read_in_the_language_of_the_lesson(number: Make) -> None:
    assert of(number(), "neunzig", language="de") is None
    assert of(number(), "neunzig", language="en") == Objection("unread")


def test_parts_that_have_nothing_yet_are_counted(cloze: Make, matching: Make, classifying: Make) -> None:
    assert of(cloze(), "harbour", " ") == Objection("open", 1)
    assert of(cloze(), "harbour", "bell") is None
    assert of(matching(), "x", "1") == Objection("open", 2)
    assert of(matching(), "x", "1", "y", "2", "z", "3") is None
    assert of(classifying(), "a", "fact") == Objection("open", 3)


def test_an_explanation_of_which_nothing_is_ticked_is_asked_about(explaining: Make) -> None:
    written = replace(Item(explaining()), written="So.")
    assert objection(written, ("So.",), "en", 1) == Objection("unticked")
    assert objection(written, ("So.", "names it"), "en", 1) is None


def test_a_narrow_window_has_room_for_the_words() -> None:
    kinds: tuple[ObjectionKind, ...] = get_args(ObjectionKind)
    assert all(0 < len(Objection(kind, 12).words) <= 38 for kind in kinds)


def test_sentences_that_are_still_asked_for_are_counted(pointing: Make, choice: Make) -> None:
    assert of(pointing(), "one", needed=2) == Objection("open", 1)
    assert of(pointing(), "one", "two", "three", needed=2) is None
    proving = replace(Item(choice()), proving=True)
    assert objection(proving, ("one",), "en", 2) == Objection("open", 1)
