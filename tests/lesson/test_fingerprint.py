"""What makes a question another question, and what does not."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.lesson.fingerprint import fingerprint, normal
from tutor.lesson.model import Choice, Evidence, Multiple, Option, Question, Quote, TrueFalse

A, B, C = Option(text="A fish"), Option(text="It's a “bell” – old", correct=True), Option(text="Nobody")
CHOICE = Choice(id="q", fingerprint="", prompt="Why did it ring?", options=(A, B, C))
TRUE = TrueFalse(id="q", fingerprint="", prompt="It rang.", answer=True)
PROOF = Evidence(id="q", fingerprint="", prompt="Where?", evidence=(Quote(quote="one"), Quote(quote="two")))

SAME = [
    (CHOICE, replace(CHOICE, id="other", explanation="Because.", hints=("Look.",), points=3, skill="infer")),
    (CHOICE, replace(CHOICE, evidence=(Quote(quote="bell"),), pin=True, needs_text=True, was=("old",))),
    (CHOICE, replace(CHOICE, options=(C, A, B))),
    (CHOICE, replace(CHOICE, options=(replace(A, why="No.", pin=True), replace(B, why="Yes."), C))),
    (CHOICE, replace(CHOICE, prompt="  Why did\n it  ring? ")),
    (CHOICE, replace(CHOICE, options=(A, replace(B, text='It’s a "bell" - old'), C))),
    (CHOICE, replace(CHOICE, fingerprint="something")),
    (TRUE, replace(TRUE, why_true="Yes.", why_false="No.")),
    (PROOF, replace(PROOF, evidence=(Quote(quote="two"), Quote(quote=" one ")))),
]
OTHER = [
    (CHOICE, replace(CHOICE, prompt="Why did it stop?")),
    (CHOICE, replace(CHOICE, revision=2)),
    (CHOICE, replace(CHOICE, options=(A, B))),
    (CHOICE, replace(CHOICE, options=(A, B, replace(C, text="Somebody")))),
    (CHOICE, replace(CHOICE, options=(replace(A, correct=True), replace(B, correct=False), C))),
    (CHOICE, Multiple(id="q", fingerprint="", prompt=CHOICE.prompt, options=CHOICE.options)),
    (TRUE, replace(TRUE, answer=False)),
    (PROOF, replace(PROOF, any_one=True)),
    (PROOF, replace(PROOF, evidence=(Quote(quote="one"),))),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_is_asked_stays_the_same(one: Question, other: Question) -> None:
    assert fingerprint(one) == fingerprint(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_something_else_is_asked(one: Question, other: Question) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_a_fingerprint_never_changes_with_the_program() -> None:
    """Answers are kept under it: when this fails, every learner's history is cut off."""
    assert [fingerprint(q) for q in (CHOICE, TRUE, PROOF)] == [
        "12ee7f3401a1e39bc84d",
        "365074be11a53fb86555",
        "81810e94c8553478d555",
    ]


@given(st.lists(st.text(min_size=1, max_size=5), min_size=2, max_size=5, unique_by=normal), st.randoms())
def test_the_order_of_options_never_matters(texts: list[str], rng: Random) -> None:
    options = [Option(text=text, correct=at == 0) for at, text in enumerate(texts)]
    before = fingerprint(replace(CHOICE, options=tuple(options)))
    rng.shuffle(options)
    assert fingerprint(replace(CHOICE, options=tuple(options))) == before


@given(st.text())
def test_the_normal_form_is_its_own_normal_form(text: str) -> None:
    assert normal(normal(text)) == normal(text)


def test_a_question_of_no_known_type_has_none() -> None:
    with pytest.raises(TypeError):
        fingerprint(Question(id="q", fingerprint="", prompt="P"))
