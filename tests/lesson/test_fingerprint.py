"""What makes a question another question, and what does not."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.lesson.fingerprint import fingerprint, normal
from tutor.lesson.question import (
    Accepted,
    Choice,
    Classified,
    Classify,
    Cloze,
    Criterion,
    Evidence,
    Explain,
    Gap,
    Match,
    Multiple,
    Number,
    Option,
    Order,
    Pair,
    Question,
    Quote,
    Rejected,
    Short,
    TrueFalse,
)

A, B, C = Option(text="A fish"), Option(text="It's a “bell” – old", correct=True), Option(text="Nobody")
CHOICE = Choice(id="q", fingerprint="", prompt="Why did it ring?", options=(A, B, C))
TRUE = TrueFalse(id="q", fingerprint="", prompt="It rang.", answer=True)
PROOF = Evidence(id="q", fingerprint="", prompt="Where?", evidence=(Quote(quote="one"), Quote(quote="two")))
SHORT = Short(id="q", fingerprint="", prompt="Who?", accepted=(Accepted(text="the crews"),))
NUMBER = Number(id="q", fingerprint="", prompt="How many?", low="40", high="42", answer="41", unit=("crews",))
BETWEEN, GAPS = ("The ", " kept it."), (Gap(accepted=("town", "council")),)
TYPED = Cloze(id="q", fingerprint="", prompt="Fill the gaps.", between=BETWEEN, gaps=GAPS)
PICKED = replace(TYPED, bank=("mayor", "crew"))
ORDER = Order(id="q", fingerprint="", prompt="When?", items=("horn", "petition", "vote"))
HA, LIU = Pair(left="Ha", right="kept"), Pair(left="Liu", right="lost", why="He said so.")
MATCH = Match(id="q", fingerprint="", prompt="Who?", pairs=(HA, LIU), distractors=("sold", "found"))
FACT, VIEW = Classified(text="It rang.", group="fact"), Classified(text="It is fine.", group="opinion")
CLASSIFY = Classify(
    id="q", fingerprint="", prompt="Which?", classes=("fact", "opinion", "both"), items=(FACT, VIEW)
)
NAMES, SAYS = Criterion(text="names the crews"), Criterion(text="says why")
EXPLAIN = Explain(id="q", fingerprint="", prompt="Why?", model="They asked.", rubric=(NAMES, SAYS))
ALL = (CHOICE, TRUE, PROOF, SHORT, NUMBER, TYPED, PICKED, ORDER, MATCH, CLASSIFY, EXPLAIN)

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
    *((question, replace(question, proof=True)) for question in ALL),
    (SHORT, replace(SHORT, accepted=(*SHORT.accepted, Accepted(text="sailors", credit=0.5)))),
    (SHORT, replace(SHORT, accepted=(Accepted(text="the council"),), rejected=(Rejected(text="crews"),))),
    (NUMBER, replace(NUMBER, answer="41.0", unit=(), unit_required=True)),
    (TYPED, replace(TYPED, gaps=(Gap(accepted=("council", "mayor")),))),
    (TYPED, replace(TYPED, between=("the\n", " kept it. "))),
    (PICKED, replace(PICKED, bank=("Crew", "mayor"), gaps=(Gap(accepted=("council", "town")),))),
    (ORDER, replace(ORDER, items=("Horn", "petition ", "vote"))),
    (MATCH, replace(MATCH, pairs=(LIU, replace(HA, why="So.")), distractors=("found", "sold"))),
    (
        CLASSIFY,
        replace(CLASSIFY, classes=("both", "opinion", "fact"), items=(VIEW, replace(FACT, why="So."))),
    ),
    (EXPLAIN, replace(EXPLAIN, model="Forty-one crews asked.", rubric=(SAYS, replace(NAMES, points=3)))),
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
    *((question, replace(question, prompt="What?")) for question in ALL),
    *((question, replace(question, revision=2)) for question in ALL),
    (NUMBER, replace(NUMBER, low="39")),
    (NUMBER, replace(NUMBER, high="43")),
    (TYPED, replace(TYPED, between=("A ", " kept it."))),
    (TYPED, replace(TYPED, between=("The ", " ", " kept it."), gaps=GAPS * 2)),
    (TYPED, PICKED),
    (PICKED, replace(PICKED, bank=("mayor",))),
    (PICKED, replace(PICKED, gaps=(Gap(accepted=("town",)),))),
    (ORDER, replace(ORDER, items=("petition", "horn", "vote"))),
    (ORDER, replace(ORDER, items=("horn", "petition", "vote", "end"))),
    (MATCH, replace(MATCH, pairs=(replace(HA, right="lost"), replace(LIU, right="kept")))),
    (MATCH, replace(MATCH, distractors=("sold",))),
    (CLASSIFY, replace(CLASSIFY, items=(FACT, replace(VIEW, group="both")))),
    (CLASSIFY, replace(CLASSIFY, items=(FACT,))),
    (CLASSIFY, replace(CLASSIFY, classes=("fact", "opinion"))),
    (EXPLAIN, replace(EXPLAIN, rubric=(NAMES, replace(SAYS, text="says how")))),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_is_asked_stays_the_same(one: Question, other: Question) -> None:
    assert fingerprint(one) == fingerprint(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_something_else_is_asked(one: Question, other: Question) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_a_fingerprint_never_changes_with_the_program() -> None:
    """Answers are kept under it: when this fails, every learner's history is cut off."""
    assert [fingerprint(question) for question in ALL] == [
        "12ee7f3401a1e39bc84d",
        "365074be11a53fb86555",
        "81810e94c8553478d555",
        "79e88de13da9f6bb4f1c",
        "2e29e1b7ed10f9b6fe9f",
        "1c45381b110d42f4a672",
        "901ba6a0aed111192dac",
        "ad2df81076c57bd0a86a",
        "ab97c392410f3c8e3b5b",
        "f2f1f1555e45b5c99223",
        "de7b9d1c48bb0ef05fb0",
    ]


@given(st.lists(st.text(min_size=1, max_size=5), min_size=2, max_size=5, unique_by=normal), st.randoms())
def test_the_order_of_options_never_matters(texts: list[str], rng: Random) -> None:
    options = [Option(text=text, correct=at == 0) for at, text in enumerate(texts)]
    before = fingerprint(replace(CHOICE, options=tuple(options)))
    rng.shuffle(options)
    assert fingerprint(replace(CHOICE, options=tuple(options))) == before


def _with(texts: list[str]) -> list[Question]:
    """Questions whose parts are shown in another order than they are written in."""
    return [
        replace(MATCH, pairs=tuple(Pair(left=text, right=text[::-1]) for text in texts)),
        replace(CLASSIFY, items=tuple(Classified(text=text, group="fact") for text in texts)),
        replace(EXPLAIN, rubric=tuple(Criterion(text=text) for text in texts)),
    ]


@given(st.permutations(["horn", "petition", "vote", "end"]))
def test_what_is_shown_in_any_order_may_be_written_in_any_order(texts: list[str]) -> None:
    made, ordered = _with(texts), _with(sorted(texts))
    assert [fingerprint(question) for question in made] == [fingerprint(question) for question in ordered]


@given(st.permutations(["horn", "petition", "vote", "end"]))
def test_another_right_order_is_another_question(items: list[str]) -> None:
    question = replace(ORDER, items=("horn", "petition", "vote", "end"))
    same = fingerprint(replace(question, items=tuple(items))) == fingerprint(question)
    assert same == (tuple(items) == question.items)


def test_no_two_of_them_are_the_same_question() -> None:
    assert len({fingerprint(replace(question, prompt="Why?")) for question in ALL}) == len(ALL)


@given(st.text())
def test_the_normal_form_is_its_own_normal_form(text: str) -> None:
    assert normal(normal(text)) == normal(text)


def test_a_question_of_no_known_type_has_none() -> None:
    with pytest.raises(TypeError):
        fingerprint(Question(id="q", fingerprint="", prompt="P"))
