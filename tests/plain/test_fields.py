"""What is typed, as the answer it means."""

from __future__ import annotations

from typing import Any

import pytest

from tutor.lesson.head import Study
from tutor.lesson.question import (
    Choice,
    Classified,
    Classify,
    Cloze,
    Criterion,
    Explain,
    Gap,
    Match,
    Multiple,
    Option,
    Order,
    Pair,
    Question,
    Short,
    TrueFalse,
)
from tutor.plain.field import Field
from tutor.plain.giving import BankField, ClassifyField, MatchField, letter
from tutor.plain.picking import OptionField, OrderField, TickField, TruthField
from tutor.plain.typed import EssayField, GapField, LineField
from tutor.quiz import offered
from tutor.quiz.asked import Asked
from tutor.quiz.grading import Answer
from tutor.quiz.sitting import Item

KEYS: dict[str, Any] = {"id": "q", "fingerprint": "", "prompt": "?"}
ABC = tuple(Option(text=text, correct=text != "b") for text in "abc")
CHOICE = Choice(**KEYS, options=ABC)
MULTIPLE = Multiple(**KEYS, options=ABC)
TRUTH = TrueFalse(**KEYS, answer=True)
ORDER = Order(**KEYS, items=("one", "two", "three"))
MATCH = Match(**KEYS, pairs=(Pair(left="l1", right="r1"), Pair(left="l2", right="r2")), distractors=("r3",))
CLASSES = Classify(
    **KEYS,
    classes=("fact", "opinion"),
    items=(Classified(text="s1", group="fact"), Classified(text="s2", group="opinion")),
)
GAP_PARTS: dict[str, Any] = {
    "between": ("A ", " and ", "."),
    "gaps": (Gap(accepted=("x",)), Gap(accepted=("y",))),
}
BANK = Cloze(**KEYS, **GAP_PARTS, bank=("z",))
GAPS = Cloze(**KEYS, **GAP_PARTS)
SHORT = Short(**KEYS, accepted=())
EXPLAIN = Explain(**KEYS, model="M", rubric=(Criterion(text="c1"), Criterion(text="c2")))


def asked(question: Question, *, near: Answer = (), written: str = "") -> Asked:
    """The question, with its options in the order of the author."""
    return Asked(Item(question, near=near, written=written), Study(shuffle=False), "seed")


def test_options_are_chosen_by_number() -> None:
    field = OptionField(asked(CHOICE))
    assert field.lines() == ["1. a", "2. b", "3. c"]
    assert field.take("2").is_whole
    assert field.answer == ("b",)
    several = OptionField(asked(MULTIPLE))
    assert several.take("3, 1 3").is_whole
    assert several.answer == ("a", "c")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "Answer first."),
        ("4", "“4” is no number from 1 to 3."),
        ("0", "“0” is no number from 1 to 3."),
        ("b", "“b” is no number from 1 to 3."),
        ("9" * 5000, f"“{'9' * 5000}” is no number from 1 to 3."),
        ("²", "“²” is no number from 1 to 3."),
        ("1 2", "Only one is asked for."),
    ],
)
def test_what_is_no_option_is_told_and_is_no_answer(line: str, said: str) -> None:
    field = OptionField(asked(CHOICE))
    taken = field.take(line)
    assert (taken.said, taken.is_whole, field.answer) == (said, False, ())


def test_true_and_false_are_words_or_the_numbers_of_the_screen() -> None:
    for line, answer in {"true": "true", "False": "false", "1": "true", "2": "false"}.items():
        field = TruthField(asked(TRUTH))
        assert field.take(line).is_whole
        assert field.answer == (answer,)
    assert TruthField(asked(TRUTH)).take("f").said == "“f” is neither true nor false."


def test_an_order_names_every_number() -> None:
    shown = offered.items(ORDER, asked(ORDER))
    field = OrderField(asked(ORDER))
    assert field.take("1 3").said == "Every number once; missing: 2."
    assert field.take("3 1 2").is_whole
    assert field.answer == (shown[2], shown[0], shown[1])


@pytest.mark.parametrize("line", ["1b 2a", "1 b, 2 a", "2=a;1-b", "b a", "1B 2A", "1a 2a 1b"])
def test_letters_are_given_to_numbers_in_any_notation(line: str) -> None:
    field = ClassifyField(asked(CLASSES), ())
    assert field.take(line).is_whole
    assert field.answer == ("s1", "opinion", "s2", "fact")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "Answer first."),
        ("1c 2a", "There is no letter c; there are a to b."),
        ("3a", "There is no number 3; there are 1 to 2."),
        ("a", "There are 2 numbers: letters for all of them, or numbers too, as 1b 2a."),
        ("a 1", "“a 1” is no number with its letter, as 1b."),
        ("1 2", "“1 2” is no number with its letter, as 1b."),
        ("1", "“1” is no number with its letter, as 1b."),
        ("ä!", "Numbers with letters, as 1b 2a."),
    ],
)
def test_what_gives_nothing_is_told(line: str, said: str) -> None:
    field = ClassifyField(asked(CLASSES), ())
    taken = field.take(line)
    assert (taken.said, taken.is_whole, field.answer) == (said, False, ())


def test_pairs_are_given_one_after_the_other_and_submitted_half_with_an_empty_line() -> None:
    rights = offered.rights(MATCH, asked(MATCH))
    field = MatchField(asked(MATCH), ())
    assert field.lines() == [
        "1. l1",
        "2. l2",
        *(f"{key}. {text}" for key, text in zip("abc", rights, strict=True)),
    ]
    assert field.take("2c").said == "Nothing yet for 1. Enter submits the answer as it is."
    assert field.answer == ("l2", rights[2])
    assert field.take("").is_whole
    again = MatchField(asked(MATCH), field.answer)
    assert again.take("1a").is_whole
    assert again.answer == ("l1", rights[0], "l2", rights[2])


def test_gaps_are_filled_from_a_list_by_letter() -> None:
    words = offered.bank(BANK, asked(BANK))
    field = BankField(asked(BANK), ())
    assert field.lines() == ["A (gap 1) and (gap 2).", f"Words: a {words[0]}, b {words[1]}, c {words[2]}."]
    field.take("2b")
    assert field.answer == ("", words[1])
    again = BankField(asked(BANK), field.answer)
    assert again.take("1b").is_whole
    assert again.answer == (words[1], words[1])


def test_gaps_are_typed_one_after_the_other_and_changed_by_number() -> None:
    field = GapField(asked(GAPS), (), ())
    assert field.how() == "Gap 1 of 2."
    assert field.take("").said == "Answer first."
    field.take("ecks")
    assert field.how() == "Gap 2 of 2. Enter submits the answer without it."
    assert not field.take(":1 x").is_whole
    assert field.take("y").is_whole
    assert field.answer == ("x", "y")
    assert field.take(":3 y").said == "There is no gap 3; there are 1 to 2."


def test_after_a_near_miss_only_the_gaps_that_were_near_are_asked_for() -> None:
    field = GapField(asked(GAPS, near=("x", "yy")), (), [1])
    assert field.how() == "Gap 2 again; Enter leaves it as it is, which counts as right."
    assert field.take("").is_whole
    assert field.answer == ("x", "yy")
    assert GapField(asked(GAPS, near=("x", "yy")), (), [1]).take("y").is_whole


def test_a_line_is_an_answer_and_after_a_near_miss_an_empty_one_is_the_same_again() -> None:
    field = LineField(asked(SHORT))
    assert field.take("").said == "Answer first."
    assert field.take("h").is_whole
    assert field.answer == ("h",)
    near = LineField(asked(SHORT, near=("clokwork",)))
    assert near.take("").is_whole
    assert near.answer == ("clokwork",)


@pytest.mark.parametrize("end", [["."], ["", ""]])
def test_an_explanation_has_many_lines_and_an_end(end: list[str]) -> None:
    field = EssayField(asked(EXPLAIN), ())
    assert field.how() != ""
    for line in ("First.", "", "Second."):
        assert not field.take(line).is_whole
        assert field.how() == ""
    *before, last = end
    assert not any(field.take(line).is_whole for line in before)
    assert field.take(last).is_whole
    assert field.draft == "First.\n\nSecond."


def test_an_explanation_needs_a_word() -> None:
    field = EssayField(asked(EXPLAIN), ())
    for line in (".", ""):
        assert field.how() != ""
        assert field.take(line).said == "Answer first."


def test_criteria_are_ticked_by_number_or_not_at_all() -> None:
    field = TickField(asked(EXPLAIN, written="Mine."))
    assert field.lines() == ["A model answer: M", "1. c1", "2. c2"]
    assert field.take("").said == "Answer first."
    assert field.take("2").is_whole
    assert field.answer == ("Mine.", "c2")
    again = TickField(asked(EXPLAIN, written="Mine."))
    assert again.take("0").is_whole
    assert again.answer == ("Mine.",)


def test_letters_go_on_after_z() -> None:
    assert [letter(index) for index in (0, 25, 26, 51, 52, 701, 702)] == [
        *("a", "z", "aa", "az", "ba", "zz", "aaa"),
    ]


def test_every_field_says_what_is_to_be_typed() -> None:
    fields: list[Field] = [
        OptionField(asked(CHOICE)),
        OrderField(asked(ORDER)),
        MatchField(asked(MATCH), ()),
        LineField(asked(SHORT)),
    ]
    assert all(field.how().endswith(".") for field in fields)
