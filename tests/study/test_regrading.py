"""The library's figure and the summary's say the same, whatever was answered and edited since."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tutor.lesson.question import Question
from tutor.quiz.step import Answered, Counted, MovedOn, Proved, Skipped, Step
from tutor.study.regrading import regrade
from tutor.study.summary import summarise

if TYPE_CHECKING:
    from tests.study.conftest import Shelf
    from tutor.study.course import Course

LESSON = """\
format = 1
id = "bridge"
title = "The Old Bridge"

[[sections]]
id = "one"
title = "One"
text = "Traders hated the toll. The mayor loved it.\\n\\nNobody asked the king."

[[sections.questions]]
id = "who"
type = "choice"
prompt = "Who hated it?"
options = ["The king", "The traders", "The mayor"]
answer = "The traders"
evidence = ["Traders hated the toll"]
proof = true
points = 3

[[sections.questions]]
id = "what"
type = "short"
prompt = "What did they hate?"
answers = ["toll"]
evidence = ["Traders hated the toll"]
proof = true

[[sections.questions]]
id = "whom"
type = "short"
prompt = "Whom did nobody ask?"
answers = ["king"]
evidence = ["Nobody asked the king"]
"""
PROOF, OTHER = "Traders hated the toll.", "The mayor loved it."


def says(course: Course, question: str, answer: str) -> Answered:
    return Answered(question, of(course, question).fingerprint, (answer,))


def of(course: Course, question: str) -> Question:
    return next(one for one in course.questions(0) if one.id == question)


def begun(shelf: Shelf) -> Course:
    course = shelf.course(LESSON)
    course.begin_attempt()
    return course


def agreed(shelf: Shelf, course: Course) -> tuple[float, float]:
    """Points earned and possible, the same in the library, in the summary, and made anew from the log."""
    overall = summarise(course).overall
    for _ in range(2):
        standing = shelf.store.standings()["bridge"]
        assert standing.answered == overall.answered
        assert (standing.first_credit, standing.points) == pytest.approx((overall.earned, overall.possible))
        shelf.store.rebuild()
    return overall.earned, overall.possible


def test_a_proof_counts_in_the_library_as_in_the_summary(shelf: Shelf) -> None:
    course = begun(shelf)
    course.step(0, says(course, "who", "The traders"))
    assert agreed(shelf, course) == (3, 6)
    course.step(0, Proved("who", (PROOF,)))
    assert agreed(shelf, course) == (6, 6)


def test_a_proof_behind_a_missed_first_try_counts_in_neither(shelf: Shelf) -> None:
    course = begun(shelf)
    course.step(0, says(course, "who", "The king"))
    course.step(0, says(course, "who", "The traders"))
    course.step(0, Proved("who", (PROOF,)))
    assert agreed(shelf, course) == (0, 6)


def test_what_was_counted_as_right_counts_in_both_without_the_proof_that_was_not_asked_for(
    shelf: Shelf,
) -> None:
    course = shelf.course(LESSON.replace("[[sections]]", "[study]\ntries = 1\n\n[[sections]]"))
    course.begin_attempt()
    course.step(0, Skipped("who"))
    course.step(0, says(course, "what", "levy"))
    assert agreed(shelf, course) == (0, 2)
    course.step(0, Counted("what"))
    assert agreed(shelf, course) == (1, 1)


def test_an_answer_that_the_author_accepts_later_is_regraded_in_both(shelf: Shelf) -> None:
    course = begun(shelf)
    course.step(0, Skipped("who"))
    course.step(0, Skipped("what"))
    course.step(0, says(course, "whom", "his majesty"))
    assert agreed(shelf, course) == (0, 1)
    edited = shelf.course(LESSON.replace('["king"]', '["king", "his majesty"]'))
    regrade(edited)
    assert agreed(shelf, edited) == (1, 1)


def test_a_question_that_is_gone_or_changed_counts_in_neither_and_a_renamed_one_once(shelf: Shelf) -> None:
    course = begun(shelf)
    course.step(0, says(course, "who", "The traders"))
    course.step(0, Proved("who", (OTHER,)))
    course.step(0, MovedOn("who"))
    course.step(0, says(course, "what", "toll"))
    renamed = LESSON.replace('id = "who"', 'id = "hater"\nwas = ["who"]').replace(
        "What did", "Which thing did"
    )
    edited = shelf.course(renamed)
    regrade(edited)
    assert agreed(shelf, edited) == (3, 6)
    edited.step(0, says(edited, "what", "toll"))
    assert agreed(shelf, edited) == (4, 8)
    without = shelf.course(LESSON.replace('id = "who"', 'id = "someone"'))
    regrade(without)
    assert agreed(shelf, without) == (1, 2)


def test_nothing_is_recorded_when_the_lesson_is_the_one_that_was_graded(shelf: Shelf) -> None:
    course = begun(shelf)
    course.step(0, says(course, "who", "The king"))
    assert regrade(shelf.course(LESSON)) is None
    edited = LESSON.replace("Who hated it?", "Who  hated it?")
    assert regrade(shelf.course(edited)) is not None
    assert regrade(shelf.course(edited)) is None


def test_a_lesson_that_was_never_answered_is_not_regraded(shelf: Shelf) -> None:
    begun(shelf)
    assert regrade(shelf.course(LESSON.replace("toll.", "toll!"))) is None


@pytest.mark.parametrize("seed", range(20))
def test_both_figures_agree_after_any_steps(shelf: Shelf, seed: int) -> None:
    rng = random.Random(seed)
    course = begun(shelf)
    for _ in range(25):
        item = course.sitting(0).current
        if item is None:
            break
        name = item.question.id
        text = rng.choice(["The traders", "The king", "toll", "tol", "king", "levy"])
        steps: list[Step] = [
            says(course, name, text),
            Proved(name, (rng.choice([PROOF, OTHER]),)),
            Counted(name),
            MovedOn(name),
            Skipped(name),
        ]
        course.step(0, rng.choice(steps))
        agreed(shelf, course)
