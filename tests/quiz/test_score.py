"""The headline score is that of first tries."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tutor.lesson.head import Study
from tutor.lesson.question import Question
from tutor.quiz.grading import Reference
from tutor.quiz.score import first_try, grouped, last_try, worth
from tutor.quiz.sitting import Item, begin, replay
from tutor.quiz.step import Answered, MovedOn, Step

Make = Callable[..., Question]


@pytest.fixture
def items(choice: Make) -> tuple[Item, ...]:
    """One right at once, one right at the second try (2 points), one never answered."""
    questions = [choice("p", skill="infer"), choice("q", points=2, skill="vocab"), choice("r", skill="infer")]
    steps: list[Step] = [
        Answered("p", "f-p", ("a",)),
        MovedOn("p"),
        Answered("q", "f-q", ("b",)),
        Answered("q", "f-q", ("a",)),
    ]
    return replay(begin(questions, Study(), "s"), steps, lambda _: Reference()).items


def test_the_first_try_is_the_headline(items: tuple[Item, ...]) -> None:
    score = first_try(items)
    assert (score.earned, score.possible, score.answered) == (1, 3, 2)
    assert score.share == pytest.approx(1 / 3)


def test_the_last_try_is_what_gates_look_at(items: tuple[Item, ...]) -> None:
    assert last_try(items).share == 1


def test_without_answers_there_is_no_share(items: tuple[Item, ...]) -> None:
    assert first_try(items[2:]).share is None


def test_scores_are_grouped_by_name(items: tuple[Item, ...]) -> None:
    groups = grouped(items, lambda item: item.question.skill)
    assert {name: score.share for name, score in groups.items()} == {"infer": 1, "vocab": 0}


def test_what_was_not_answered_is_worth_nothing_and_cannot_be_asked(items: tuple[Item, ...]) -> None:
    with pytest.raises(ValueError, match="not answered"):
        worth(items[2])
