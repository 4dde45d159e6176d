"""What the author says of typed words."""

from __future__ import annotations

from collections.abc import Callable

from tutor.lesson.question import Question
from tutor.quiz.written import why_of

Make = Callable[..., Question]


def test_a_misspelled_answer_that_was_accepted_is_shown_as_it_is_spelled(short: Make) -> None:
    said = why_of(short(), ("levarage",), "en", frozenset(), accepted=True)
    assert said.startswith("It is spelled “leverage”.")
    assert why_of(short(), ("levarage",), "en", frozenset(), accepted=False) == ""


def test_an_answer_that_is_spelled_well_gets_its_own_reason_alone(short: Make) -> None:
    assert "spelled" not in why_of(short(), ("Leverage",), "en", frozenset(), accepted=True)
