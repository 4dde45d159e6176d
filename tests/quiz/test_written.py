"""What there is to say of typed words that were judged."""

from __future__ import annotations

from collections.abc import Callable

from tutor.lesson.question import Question
from tutor.quiz.written import whys_of

Make = Callable[..., Question]
NONE: frozenset[str] = frozenset()


def test_a_misspelled_answer_that_was_accepted_is_shown_as_it_is_spelled(short: Make) -> None:
    assert whys_of(short(), ("levarage",), "en", NONE) == ("It is spelled “leverage”.",)


def test_an_answer_that_is_spelled_well_gets_its_own_reason_alone(short: Make) -> None:
    assert whys_of(short(), ("Influence",), "en", NONE) == ("Near enough for half.",)
    assert whys_of(short(), ("sanctions",), "en", NONE) == ("They are a means.",)
    assert whys_of(short(), ("clout",), "en", NONE) == ("",)


def test_a_misspelled_unit_that_was_accepted_is_shown_as_it_is_spelled(number: Make) -> None:
    assert whys_of(number(), ("90 percnet",), "en", NONE) == ("It is spelled “percent”.",)
    assert whys_of(number(), ("90 kg",), "en", NONE) == ("The number would be right with another unit.",)


def test_each_gap_is_spoken_of_by_itself(cloze: Make) -> None:
    assert whys_of(cloze(), ("harbuor", "drum"), "en", NONE) == ("It is spelled “harbour”.", "")
    assert whys_of(cloze(), ("harbour",), "en", NONE) == ("", "")
