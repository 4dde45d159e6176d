"""What questions mean, type by type."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.lesson.fingerprint import fingerprint
from tutor.lesson.loading import load
from tutor.lesson.question import (
    Accepted,
    Classified,
    Classify,
    Cloze,
    Criterion,
    Explain,
    Gap,
    Match,
    Number,
    Order,
    Pair,
    Question,
    Rejected,
    Short,
)
from tutor.lesson.schema import QUESTIONS

Asked = dict[str, Any]
HEAD = 'format = 1\nid = "a-lesson"\ntitle = "T"\n'
SECTION = '[[sections]]\nid = "one"\ntitle = "One"\ntext = "Some words."\n[[sections.questions]]\nid = "q"\n'


@pytest.fixture
def asked(every_type_toml: str) -> Asked:
    """The questions of the section that has them all, by id."""
    loaded = load((HEAD + every_type_toml).encode())
    assert loaded.lesson is not None
    assert loaded.diagnostics == ()
    return {question.id: question for question in loaded.lesson.sections[0].questions}


def _number(keys: str) -> Number:
    question = _question("number", keys)
    assert isinstance(question, Number)
    return question


def _question(kind: str, keys: str) -> Question:
    loaded = load(f'{HEAD}{SECTION}type = "{kind}"\nprompt = "P?"\n{keys}\n'.encode())
    assert loaded.lesson is not None
    assert loaded.diagnostics == ()
    return loaded.lesson.sections[0].questions[0]


def test_a_short_answer_has_what_counts_and_what_does_not(asked: Asked) -> None:
    short = asked["short"]
    assert isinstance(short, Short)
    assert short.accepted == (
        Accepted(text="the petition"),
        Accepted(text="a letter", credit=0.5, why="It was called otherwise."),
    )
    assert short.rejected == (
        Rejected(text="the bell"),
        Rejected(text="the council", why="It signed nothing."),
    )
    assert short.proof


@pytest.mark.parametrize(
    "keys", ['answer = "x"', 'answer = ["x"]', 'answers = ["x"]', 'answers = [{ text = " x " }]']
)
def test_every_way_to_write_one_answer_means_the_same(keys: str) -> None:
    question = _question("short", keys)
    assert isinstance(question, Short)
    assert question.accepted == (Accepted(text="x"),)


def test_a_number_has_bounds(asked: Asked) -> None:
    about, between = asked["number"], asked["range"]
    assert isinstance(about, Number)
    assert isinstance(between, Number)
    assert (about.low, about.high, about.answer) == ("36.9", "45.1", "41.0")
    assert (about.unit, about.unit_required) == (("crews", "ships"), True)
    assert (between.low, between.high, between.answer) == ("38.5", "45", "41.75")
    assert (between.unit, between.unit_required) == ((), False)


@pytest.mark.parametrize(
    ("keys", "low", "high", "answer"),
    [
        ("answer = 90", "90", "90", "90"),
        ("answer = 90\ntolerance = 5", "85", "95", "90"),
        ("answer = 0.3\ntolerance = 0.1", "0.2", "0.4", "0.3"),
        ("answer = 0.3\ntolerance = 1e-1", "0.2", "0.4", "0.3"),
        ("answer = 2.50", "2.5", "2.5", "2.50"),
        ("answer = 1_000.5", "1000.5", "1000.5", "1000.5"),
        ("answer = +1e3", "1000", "1000", "1000"),
        ("answer = 0x10", "16", "16", "16"),
        ("answer = -0.0", "0", "0", "0.0"),
        ('answer = -200\ntolerance = "5 %"', "-210", "-190", "-200"),
        ('answer = 3\ntolerance = "0.1%"', "2.997", "3.003", "3"),
        (
            "answer = 12345678901234567890.5\ntolerance = 0.5",
            "12345678901234567890",
            "12345678901234567891",
            None,
        ),
        (
            f"answer = {'9' * 40}\ntolerance = 1e-40",
            f"{'9' * 39}8.{'9' * 40}",
            f"{'9' * 40}.{'0' * 39}1",
            None,
        ),
        ("range = [-1, 0.0]", "-1", "0", "-0.5"),
        ("range = [7, 7]", "7", "7", "7"),
    ],
)
def test_bounds_are_reckoned_with_the_digits_that_were_written(
    keys: str, low: str, high: str, answer: str | None
) -> None:
    made = _number(keys)
    assert (made.low, made.high) == (low, high)
    assert answer is None or made.answer == answer


@given(st.decimals(-(10**15), 10**15, places=9), st.decimals(0, 10**9, places=12))
def test_no_bound_is_ever_rounded(answer: Decimal, tolerance: Decimal) -> None:
    made = _number(f"answer = {answer:f}\ntolerance = {tolerance:f}")
    assert Decimal(made.high) + Decimal(made.low) == 2 * answer
    assert Decimal(made.high) - Decimal(made.low) == 2 * tolerance
    assert Decimal(made.answer) == answer


def test_a_cloze_is_the_text_and_its_gaps(asked: Asked) -> None:
    typed, picked = asked["typed"], asked["picked"]
    assert isinstance(typed, Cloze)
    assert isinstance(picked, Cloze)
    assert typed.prompt == "Fill the gaps."
    assert typed.between == ("The ", " kept {the} ", ".")
    assert typed.gaps == (Gap(accepted=("council", "town")), Gap(accepted=("bell",)))
    assert typed.bank == ()
    assert picked.between == ("", " crews signed the ", ".")
    assert picked.bank == ("forty", "letter")
    assert picked.prompt == "Pick the words."


def test_an_order_is_kept(asked: Asked) -> None:
    assert isinstance(asked["order"], Order)
    assert asked["order"].items == ("the horn", "the petition", "the vote")


def test_right_sides_that_are_the_same_are_spelled_the_same(asked: Asked) -> None:
    assert isinstance(asked["match"], Match)
    assert asked["match"].pairs == (
        Pair(left="the crews", right="signed"),
        Pair(left="the council", right="kept", why="It voted."),
        Pair(left="the town", right="kept"),
    )
    assert asked["match"].distractors == ("sold",)


def test_a_class_is_spelled_as_in_the_list_of_classes(asked: Asked) -> None:
    classify = asked["classify"]
    assert isinstance(classify, Classify)
    assert classify.classes == ("fact", "opinion", "reasoned judgement")
    assert classify.items == (
        Classified(text="Forty-one crews signed.", group="fact", why="It can be counted."),
        Classified(text="It is a fine bell.", group="opinion"),
    )


def test_an_explanation_is_compared_with_a_model_and_a_rubric(asked: Asked) -> None:
    explain = asked["explain"]
    assert isinstance(explain, Explain)
    assert explain.model == "Because the *crews* asked."
    assert explain.rubric == (
        Criterion(text="names the crews"),
        Criterion(text="says what they did", points=2),
    )


def test_every_question_carries_its_fingerprint(asked: Asked) -> None:
    assert len({question.fingerprint for question in asked.values()}) == len(asked)
    assert all(question.fingerprint == fingerprint(question) for question in asked.values())


def test_every_type_of_the_schema_has_a_meaning() -> None:
    from tutor.lesson.asking import _MEANINGS

    assert set(_MEANINGS) == set(QUESTIONS)


@pytest.mark.parametrize("kind", ["choice", "short"])
def test_any_question_with_evidence_may_ask_for_the_proof(kind: str) -> None:
    options = 'options = ["x", "y"]\n' if kind == "choice" else ""
    assert _question(kind, options + 'answer = "x"\nevidence = ["Some words"]\nproof = true').proof
    assert not _question(kind, options + 'answer = "x"\nevidence = ["Some words"]').proof
