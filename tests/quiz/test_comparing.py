"""What an outcome says besides its verdict, and what holds for whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tutor.lesson.question import Accepted, Rejected
from tutor.quiz.normal import normal
from tutor.quiz.typed import Outcome, compare, vocabulary

LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "it", "pt", "nl", "ar", "de-CH"])
WORDS = """
the l' two hundred and first million trade traed stakeholder stakehodler 10,000 1.5 -5 e ×10^8 U.S. % ½ é ’ (
) كتاب \u200b
"""
TEXTS = st.one_of(st.text(max_size=30), st.lists(st.sampled_from(WORDS.split()), max_size=6).map(" ".join))
MEANT = ("trade", "trade treaties", "1500 ships")
MISTYPED = st.builds(
    lambda text, at, put_in, left_out: text[:at] + put_in + text[at + left_out :],
    st.sampled_from(MEANT),
    st.integers(0, 14),
    st.sampled_from(["", *"adetrs ,0"]),
    st.integers(0, 1),
)
"""One of these with a letter put in, left out or replaced, or as it should be."""


def test_each_accepted_answer_has_its_own_credit_and_reason() -> None:
    answers = [Accepted("leverage"), Accepted("influence", 0.5, "Close; the text has one word for it.")]
    assert compare("influence", answers, language="en") == Outcome(
        "accepted", 0.5, "Close; the text has one word for it.", "influence"
    )


def test_of_two_answers_that_are_written_alike_the_better_one_counts() -> None:
    answers = [Accepted("an influence", 0.5), Accepted("Influence", 1)]
    assert compare("influence", answers, language="en").credit == 1


def test_the_same_number_has_the_credit_of_its_answer() -> None:
    outcome = compare("1,500", [Accepted("1500", 0.5, "about")], language="en")
    assert outcome == Outcome("number", 0.5, "about", "1500")


def test_a_rejected_answer_says_why() -> None:
    outcome = compare("Sanctions.", [Accepted("leverage")], [Rejected("sanctions", "No.")], language="en")
    assert outcome == Outcome("rejected", 0, "No.", "sanctions")


def test_a_rejected_number_is_rejected_however_it_is_written() -> None:
    assert compare("1500", [Accepted("15")], [Rejected("1,500")], language="en").kind == "rejected"


def test_a_near_miss_shows_which_letters_differ_as_they_were_typed() -> None:
    outcome = compare("the Xi Jingping.", [Accepted("Xi Jinping", 1, "so")], language="en")
    assert (outcome.kind, outcome.credit, outcome.why) == ("near", 0, "")
    assert [(piece.kind, piece.typed) for piece in outcome.difference] == [
        ("same", "Xi Jin"),
        ("extra", "g"),
        ("same", "ping"),
    ]


@pytest.mark.parametrize("before", ["stakehodler", "The Stakehodler!"])
def test_a_near_miss_typed_a_second_time_counts_as_right(before: str) -> None:
    outcome = compare("stakehodler", [Accepted("stakeholder", 0.5)], language="en", near_before=before)
    assert (outcome.kind, outcome.credit, outcome.matched) == ("accepted", 0.5, "stakeholder")


def test_another_near_miss_is_near_once_more() -> None:
    answers = [Accepted("stakeholder")]
    assert compare("stakeholdr", answers, language="en", near_before="stakehodler").kind == "near"


def test_a_wrong_answer_typed_a_second_time_stays_wrong() -> None:
    answers = [Accepted("leverage")]
    assert compare("sanctions", answers, language="en", near_before="sanctions").kind == "wrong"


def test_a_near_miss_is_of_the_nearest_answer() -> None:
    answers = [Accepted("stakeholders"), Accepted("stakeholder")]
    assert compare("stakehodler", answers, language="en").matched == "stakeholder"


def test_what_is_as_near_to_a_rejected_answer_is_no_slip() -> None:
    answers, rejected = [Accepted("affect")], [Rejected("effect")]
    assert compare("iffect", answers, language="en").kind == "near"
    assert compare("iffect", answers, rejected, language="en").kind == "wrong"


@pytest.mark.parametrize("word", ["clause", "etat", "l'etat", "china", "the", "41"])
def test_the_vocabulary_has_every_word_in_its_normal_form(word: str) -> None:
    assert word in vocabulary(["The clause", "“L’État,” (China's) forty-one"], "fr") | vocabulary(
        ["forty-one"], "en"
    )


def test_another_word_of_the_lesson_is_never_a_near_miss() -> None:
    words = vocabulary(["One clause of the treaty."], "en")
    assert compare("clause", [Accepted("cause")], language="en").kind == "near"
    assert compare("clause", [Accepted("cause")], language="en", words=words).kind == "wrong"


def test_what_is_typed_is_not_split_at_commas() -> None:
    answers = [Accepted("red"), Accepted("white")]
    assert compare("red, white", answers, language="en").kind == "wrong"


def test_nothing_is_accepted_where_nothing_is_an_answer() -> None:
    assert compare("leverage", [], language="en") == Outcome("wrong")


@given(TEXTS, LANGUAGES)
def test_the_accepted_text_itself_is_accepted(text: str, language: str) -> None:
    assume(normal(text, language))
    assert compare(text, [Accepted(text)], language=language).kind == "accepted"


@given(TEXTS, TEXTS, LANGUAGES)
def test_what_is_rejected_is_rejected_although_it_is_accepted_too(
    text: str, other: str, language: str
) -> None:
    assume(normal(text, language))
    answers = [Accepted(other), Accepted(text)]
    assert compare(text, answers, [Rejected(text)], language=language, near_before=text).kind == "rejected"


@given(
    st.one_of(TEXTS, MISTYPED),
    st.lists(st.one_of(TEXTS, st.sampled_from(MEANT)), max_size=4),
    st.lists(TEXTS, max_size=2),
    LANGUAGES,
)
def test_only_what_counts_as_right_has_credit(
    typed: str, accepted: list[str], rejected: list[str], language: str
) -> None:
    outcome = compare(typed, [*map(Accepted, accepted)], [*map(Rejected, rejected)], language=language)
    assert outcome.credit == (outcome.kind in ("accepted", "number"))
    assert bool(outcome.difference) == (outcome.kind == "near")


@given(MISTYPED, LANGUAGES)
def test_what_is_near_is_right_when_it_is_typed_again(typed: str, language: str) -> None:
    answers = [*map(Accepted, MEANT)]
    first = compare(typed, answers, language=language)
    again = compare(typed, answers, language=language, near_before=typed)
    assert again.kind == ("accepted" if first.kind == "near" else first.kind)
