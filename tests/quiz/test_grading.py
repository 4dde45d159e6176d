"""Grading agrees with worked examples, and with what must hold for any answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutor.lesson.question import Question
from tutor.quiz.grading import Reference, Verdict, grade

Make = Callable[..., Question]
NOTHING = Reference()
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_a_choice_is_right_only_with_the_key(choice: Make) -> None:
    assert [grade(choice(), (text,), NOTHING).credit for text in "abcd"] == [1, 0, 0, 0]


def test_a_choice_with_two_answers_is_wrong(choice: Make) -> None:
    assert grade(choice(), ("a", "b"), NOTHING).credit == 0


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
    assert grade(multiple(), tuple(answer), NOTHING).credit == pytest.approx(credit)


def test_an_exact_multiple_is_all_or_nothing(multiple: Make) -> None:
    question = multiple(exact=True)
    assert [grade(question, tuple(a), NOTHING).credit for a in ("ab", "ba", "a", "abc")] == [1, 1, 0, 0]


def test_true_or_false_is_right_when_it_matches(true_false: Make) -> None:
    assert (
        grade(true_false(), ("false",), NOTHING).credit,
        grade(true_false(), ("true",), NOTHING).credit,
    ) == (1, 0)
    assert grade(true_false(answer=True), ("true",), NOTHING).credit == 1


@pytest.mark.parametrize(
    ("answer", "credit"), [("xy", 1), ("x", 1 / 2), ("xz", 0), ("xyz", 1 / 2), ("z", 0), ("wz", 0)]
)
def test_evidence_earns_for_sentences_of_the_key_and_loses_for_others(
    pointing: Make, answer: str, credit: float
) -> None:
    assert grade(pointing(), tuple(answer), Reference(key=("x", "y"))).credit == pytest.approx(credit)


@pytest.mark.parametrize(("answer", "credit"), [("x", 1), ("y", 1), ("xy", 1), ("xz", 0), ("z", 0)])
def test_one_sentence_is_enough_where_any_will_do(pointing: Make, answer: str, credit: float) -> None:
    assert grade(pointing(any_one=True), tuple(answer), Reference(key=("x", "y"))).credit == credit


def test_evidence_without_a_key_earns_nothing(pointing: Make) -> None:
    assert grade(pointing(), ("x",), NOTHING).credit == 0


@SHARED
@given(st.sets(st.sampled_from("abcde")))
def test_credit_is_never_below_nothing_or_above_all(multiple: Make, answer: set[str]) -> None:
    assert 0 <= grade(multiple(), tuple(answer), NOTHING).credit <= 1


@SHARED
@given(st.permutations("abd"))
def test_the_order_of_ticks_changes_nothing(multiple: Make, answer: list[str]) -> None:
    assert grade(multiple(), tuple(answer), NOTHING) == grade(multiple(), ("a", "b", "d"), NOTHING)


def test_the_words_for_a_verdict_follow_the_credit() -> None:
    assert [Verdict(credit).grade for credit in (0, 0.01, 0.99, 1)] == ["wrong", "partly", "partly", "right"]


def test_what_cannot_be_graded_is_not_graded_silently() -> None:
    with pytest.raises(TypeError, match="Question"):
        grade(Question(id="q", fingerprint="f", prompt="?"), ("a",), NOTHING)


@pytest.mark.parametrize(
    ("answer", "credit"),
    [("abcd", 1), ("bcda", 2 / 3), ("bacd", 2 / 3), ("badc", 1 / 3), ("dcba", 0), ("abc", 0), ("abce", 0)],
)
def test_what_is_in_order_counts_wherever_it_stands(ordering: Make, answer: str, credit: float) -> None:
    assert grade(ordering(), tuple(answer), NOTHING).credit == pytest.approx(credit)


@pytest.mark.parametrize(
    ("answer", "credit"),
    [("x1y2z2", 1), ("z2y2x1", 1), ("x1y2z3", 2 / 3), ("x2y1z1", 0), ("x1", 1 / 3), ("x1y2z", 2 / 3)],
)
def test_each_pair_counts_by_itself(matching: Make, answer: str, credit: float) -> None:
    assert grade(matching(), tuple(answer), NOTHING).credit == pytest.approx(credit)


def test_each_statement_counts_by_itself(classifying: Make) -> None:
    answer = ("a", "fact", "b", "opinion", "d", "opinion")
    assert grade(classifying(), answer, NOTHING).credit == pytest.approx(2 / 4)


@pytest.mark.parametrize(
    ("answer", "credit", "near"),
    [
        (("Harbour", "the bell"), 1, False),
        (("port", "bell"), 1, False),
        (("harbour", "drum"), 0.5, False),
        (("harbour", ""), 0.5, False),
        (("harbuor", "bell"), 0, True),
        (("harbuor", "drum"), 0, True),
        (("harbuor", ""), 0, True),
    ],
)
def test_each_gap_counts_by_itself_and_slips_alone_cost_nothing(
    cloze: Make, answer: tuple[str, str], credit: float, near: bool
) -> None:
    verdict = grade(cloze(), answer, NOTHING)
    assert (verdict.credit, verdict.near) == (credit, near)


def test_words_from_a_bank_are_right_or_wrong(cloze: Make) -> None:
    verdict = grade(cloze(bank=("drum",)), ("harbuor", "bell"), NOTHING)
    assert (verdict.credit, verdict.near) == (0.5, False)


@pytest.mark.parametrize(
    ("typed", "credit", "near"),
    [("Leverage", 1, False), ("influence", 0.5, False), ("sanctions", 0, False), ("levarage", 0, True)],
)
def test_typed_words_earn_what_the_author_gives_them(
    short: Make, typed: str, credit: float, near: bool
) -> None:
    verdict = grade(short(), (typed,), NOTHING)
    assert (verdict.credit, verdict.near) == (credit, near)


def test_a_slip_that_is_another_word_of_the_passage_is_wrong(short: Make) -> None:
    assert not grade(short(), ("levarage",), Reference(words=frozenset({"levarage"}))).near


def test_a_near_miss_typed_once_more_counts_as_right(short: Make) -> None:
    assert grade(short(), ("levarage",), NOTHING, before=("Levarage",)).credit == 1


@pytest.mark.parametrize(
    ("typed", "credit"), [("90", 1), ("85 %", 1), ("95 percent", 1), ("96", 0), ("90 kg", 0)]
)
def test_a_number_is_right_within_its_bounds(number: Make, typed: str, credit: float) -> None:
    assert grade(number(), (typed,), NOTHING).credit == credit


KILOMETERS = ("km", "kilometers", "miles per hour")


@pytest.mark.parametrize(
    "typed",
    ["90 kilometrs", "90 Kilometesr", "90 kilmeters", "90 kilometer", "90 kilo meters", "90 milse per hour"],
)
def test_a_slip_in_the_word_for_a_unit_costs_nothing_and_counts_the_second_time(
    number: Make, typed: str
) -> None:
    question = number(unit=KILOMETERS)
    first = grade(question, (typed,), NOTHING)
    assert (first.credit, first.near) == (0, True)
    again = grade(question, (typed,), NOTHING, before=(typed.upper(),))
    assert (again.credit, again.near) == (1, False)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        *(("90 mg", "kg"), ("90 mol", "mmol"), ("90 nmol", "mmol"), ("90 kcal", "Mcal"), ("90 mbps", "Gbps")),
        *(("90 kiloliters", "kilometers"), ("90 megatonnes", "gigatonnes"), ("90 decimeter", "decameter")),
        *(("90 moles", "miles"), ("90 terabytes", "petabytes"), ("90 millilitres", "millimetres")),
        *(("90 kilobits", "kilobytes"), ("90 acres", "ares"), ("90 carats", "karats"), ("90 km/s", "km/h")),
        *(("90 leagues", "leages"), ("97 kilometrs", "kilometers"), ("90 kilometr", "kilometers")),
    ],
)
def test_another_unit_is_no_slip(number: Make, typed: str, unit: str) -> None:
    """`leagues` is a word of the passage, 97 another number, `kilometr` two letters short."""
    about = Reference(words=frozenset({"leagues"}))
    verdict = grade(number(unit=(unit,)), (typed,), about)
    assert (verdict.credit, verdict.near) == (0, False)


@pytest.mark.parametrize(
    ("ticked", "credit"), [((), 0), (("names it",), 1 / 3), (("names it", "says why"), 1)]
)
def test_an_explanation_earns_what_its_writer_ticks(
    explaining: Make, ticked: tuple[str, ...], credit: float
) -> None:
    assert grade(explaining(), ("my words", *ticked), NOTHING).credit == pytest.approx(credit)


@SHARED
@given(st.lists(st.sampled_from(["a", "b", "c", "d", "fact", "opinion", "x", ""]), max_size=12))
def test_no_answer_of_any_kind_earns_less_than_nothing_or_more_than_all(
    ordering: Make,
    matching: Make,
    classifying: Make,
    cloze: Make,
    explaining: Make,
    answer: list[str],
) -> None:
    for make in (ordering, matching, classifying, cloze, explaining):
        assert 0 <= grade(make(), tuple(answer), NOTHING).credit <= 1
