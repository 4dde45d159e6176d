"""Grading agrees with worked examples, and with what must hold for any answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutor.lesson.model import Question
from tutor.quiz.grading import Verdict, grade

Make = Callable[..., Question]
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_a_choice_is_right_only_with_the_key(choice: Make) -> None:
    assert [grade(choice(), (text,)).credit for text in "abcd"] == [1, 0, 0, 0]


def test_a_choice_with_two_answers_is_wrong(choice: Make) -> None:
    assert grade(choice(), ("a", "b")).credit == 0


@pytest.mark.parametrize(
    ("answer", "credit"),
    [
        ("ab", 1),
        ("a", 1 / 2),
        ("abc", 1 - 1 / 3),
        ("ac", 1 / 2 - 1 / 3),
        ("acd", 0),
        ("c", 0),
        ("abcde", 0),
        ("cde", 0),
    ],
)
def test_a_multiple_earns_for_right_ticks_and_loses_for_wrong_ones(
    multiple: Make, answer: str, credit: float
) -> None:
    assert grade(multiple(), tuple(answer)).credit == pytest.approx(credit)


def test_an_exact_multiple_is_all_or_nothing(multiple: Make) -> None:
    question = multiple(exact=True)
    assert [grade(question, tuple(a)).credit for a in ("ab", "ba", "a", "abc")] == [1, 1, 0, 0]


def test_true_or_false_is_right_when_it_matches(true_false: Make) -> None:
    assert (grade(true_false(), ("false",)).credit, grade(true_false(), ("true",)).credit) == (1, 0)
    assert grade(true_false(answer=True), ("true",)).credit == 1


@pytest.mark.parametrize(
    ("answer", "credit"), [("xy", 1), ("x", 1 / 2), ("xz", 0), ("xyz", 1 / 2), ("z", 0), ("wz", 0)]
)
def test_evidence_earns_for_sentences_of_the_key_and_loses_for_others(
    pointing: Make, answer: str, credit: float
) -> None:
    assert grade(pointing(), tuple(answer), key=("x", "y")).credit == pytest.approx(credit)


@pytest.mark.parametrize(("answer", "credit"), [("x", 1), ("y", 1), ("xy", 1), ("xz", 0), ("z", 0)])
def test_one_sentence_is_enough_where_any_will_do(pointing: Make, answer: str, credit: float) -> None:
    assert grade(pointing(any_one=True), tuple(answer), key=("x", "y")).credit == credit


def test_evidence_without_a_key_earns_nothing(pointing: Make) -> None:
    assert grade(pointing(), ("x",)).credit == 0


@SHARED
@given(st.sets(st.sampled_from("abcde")))
def test_credit_is_never_below_nothing_or_above_all(multiple: Make, answer: set[str]) -> None:
    assert 0 <= grade(multiple(), tuple(answer)).credit <= 1


@SHARED
@given(st.permutations("abd"))
def test_the_order_of_ticks_changes_nothing(multiple: Make, answer: list[str]) -> None:
    assert grade(multiple(), tuple(answer)) == grade(multiple(), ("a", "b", "d"))


def test_the_words_for_a_verdict_follow_the_credit() -> None:
    assert [Verdict(credit).grade for credit in (0, 0.01, 0.99, 1)] == ["wrong", "partly", "partly", "right"]


def test_what_cannot_be_graded_is_not_graded_silently() -> None:
    with pytest.raises(TypeError, match="Question"):
        grade(Question(id="q", fingerprint="f", prompt="?"), ("a",))
