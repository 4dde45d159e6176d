"""What a lesson means once it is loaded, and that loading survives anything."""

from __future__ import annotations

import random
import subprocess
import sys
import tomllib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lesson.mutating import fault, mutated, rearranged
from tutor.lesson.diagnostic import Loaded
from tutor.lesson.fingerprint import fingerprint
from tutor.lesson.head import Source, Study
from tutor.lesson.loading import load
from tutor.lesson.model import Lesson
from tutor.lesson.question import Choice, Evidence, Multiple, Option, Quote, TrueFalse

FULL = '''\
format = 1
id = "harbour-bell"
title = "The Harbour Bell"
summary = "Why a town kept a bell that nobody rings."
language = "en"
genre = "opinion"
level = "B2"
authors = ["N. N."]
license = "CC-BY-4.0"
tags = ["history"]

[source]
title = "Bells"
date = 2018-04-19
url = "https://example.org/bells"

[study]
gate = "attempt"
pass_mark = 1
tries = 1

[[glossary]]
term = "forty-one  crews"
aliases = ["the crews"]
kind = "organisation"
definition = "Everybody who fished."
see_also = ["Bell"]

[[glossary]]
term = "bell"
definition = """
It *rings*.
"""

[[sections]]
id = "the-bell"
title = "A bell nobody rings"
source = { start = "The council", end = "since then", skip = [{ start = "a", end = "b" }] }
text = """
The council kept the bell. [@click=app.quit]x[/] It was signed by forty-one crews.
"""

[[sections.questions]]
id = "why-kept"
type = "choice"
skill = "infer"
prompt = "Why did the council keep the bell?"
options = [
  { text = "It was cheaper.", why = "The text never compares costs." },
  { text = "The fishermen asked for it.", correct = true, why = "They signed." },
  "Nobody could agree.",
]
hints = ["Look at who signed."]
explanation = "They asked."
evidence = ["signed by forty-one crews"]
points = 2

[[sections.questions]]
id = "which"
type = "multiple"
prompt = "Which are named?"
options = ["the council", "crews", "the mayor"]
answer = ["The Council", "crews"]
scoring = "exact"

[[sections.questions]]
id = "rung"
type = "true_false"
prompt = "The bell is rung daily."
answer = false
why = { false = "Nobody rings it." }

[[questions]]
id = "where"
type = "evidence"
prompt = "Where does it say who signed?"
evidence = ["signed by", { quote = "the bell", section = "the-bell" }]
need = "any"
'''


def loaded(source: str) -> Loaded:
    return load(source.encode())


def lesson_of(source: str) -> Lesson:
    lesson = loaded(source).lesson
    assert lesson is not None
    return lesson


def test_a_lesson_means_what_its_author_wrote() -> None:
    assert loaded(FULL).diagnostics == ()
    lesson = lesson_of(FULL)
    assert lesson.source == Source(title="Bells", date="2018-04-19", url="https://example.org/bells")
    assert lesson.study == Study(gate="attempt", pass_mark=1, tries=1)
    crews, bell = lesson.glossary
    assert (crews.term, crews.aliases, crews.see_also) == ("forty-one crews", ("the crews",), ("bell",))
    assert bell.definition == "It *rings*."
    assert "[@click=app.quit]x[/]" in lesson.sections[0].text


def test_each_type_of_question_has_its_own_meaning() -> None:
    lesson = lesson_of(FULL)
    why, which, rung = lesson.sections[0].questions
    assert isinstance(why, Choice)
    assert why.options[1] == Option(text="The fishermen asked for it.", correct=True, why="They signed.")
    assert (why.points, why.skill, why.hints) == (2, "infer", ("Look at who signed.",))
    assert why.evidence == (Quote(quote="signed by forty-one crews"),)
    assert isinstance(which, Multiple)
    assert [o.correct for o in which.options] == [True, True, False]
    assert which.exact
    assert isinstance(rung, TrueFalse)
    assert (rung.answer, rung.why_true, rung.why_false) == (False, "", "Nobody rings it.")
    (where,) = lesson.questions
    assert isinstance(where, Evidence)
    assert where.any_one
    assert where.evidence[1] == Quote(quote="the bell", section="the-bell")


def test_every_question_carries_its_fingerprint() -> None:
    lesson = lesson_of(FULL)
    for question in (*lesson.sections[0].questions, *lesson.questions):
        assert question.fingerprint == fingerprint(question)


def test_a_byte_order_mark_and_carriage_returns_change_nothing() -> None:
    assert loaded("\ufeff" + FULL.replace("\n", "\r\n")) == loaded(FULL)


@pytest.mark.parametrize(
    ("date", "kept"), [("2018-04-19", "2018-04-19"), ('"2018-04"', "2018-04"), ('"2018"', "2018")]
)
def test_a_date_is_as_exact_as_it_is_known(date: str, kept: str) -> None:
    assert lesson_of(FULL.replace("2018-04-19", date)).source.date == kept


def test_a_draft_without_ids_opens_and_its_made_ids_stay() -> None:
    draft = FULL.replace('id = "why-kept"\n', "").replace('id = "rung"\n', "")
    made = [q.id for q in lesson_of(draft).sections[0].questions]
    edited = draft.replace("They asked.", "They all asked.").replace("N. N.", "M. M.")
    assert [q.id for q in lesson_of(edited).sections[0].questions] == made
    assert len(set(made)) == 3
    assert all(made)


def test_the_second_of_two_equal_ids_gets_another() -> None:
    twice = lesson_of(FULL.replace('"rung"', '"why-kept"')).sections[0].questions
    assert twice[0].id == "why-kept"
    assert twice[2].id == f"draft-{twice[2].fingerprint}"


def test_a_question_that_cannot_be_asked_leaves_the_others() -> None:
    result = loaded(FULL.replace('answer = ["The Council", "crews"]\n', ""))
    assert result.lesson is not None
    assert not result.ok
    assert [q.id for q in result.lesson.sections[0].questions] == ["why-kept", "rung"]


def test_a_misspelled_key_does_not_keep_anybody_from_reading() -> None:
    result = loaded(
        FULL.replace("hints =", "hint =").replace("summary", "sumary").replace("gate =", "gates =")
    )
    assert [d.message.partition("; ")[2] for d in result.diagnostics] == [
        "did you mean `summary`?",
        "did you mean `gate`?",
        "did you mean `hints`?",
    ]
    assert result.lesson is not None
    assert result.lesson.study.tries == 1
    assert len(result.lesson.sections[0].questions) == 3


def test_a_newer_lesson_says_nothing_but_that() -> None:
    result = loaded(FULL.replace("format = 1", "format = 2\nnovelty = 3"))
    assert [d.message for d in result.diagnostics] == ["this lesson needs a newer tutor"]
    assert result.lesson is None


def test_an_invisible_character_is_shown_by_its_number() -> None:
    lesson = lesson_of(FULL.replace("kept the bell.", "kept the\u200b bell.", 1))
    assert "the⟨U+200B⟩ bell" in lesson.sections[0].text


def test_at_most_twenty_problems_are_told_and_the_rest_are_counted() -> None:
    result = loaded(FULL + "".join(f'[[questions]]\nid = "Bad Id {n}"\ntype = "choice"\n' for n in range(30)))
    assert len(result.diagnostics) == 21
    assert result.diagnostics[-1].message.startswith("40 more problems")
    told = result.diagnostics[:-1]
    assert list(told) == sorted(told)
    assert not result.ok


def test_what_is_fatal_is_always_told() -> None:
    broken = "[[questions]]\n" * 30 + "[[sections]]\n" * 30
    codes = {
        d.code for d in loaded(FULL.partition("[[sections]]")[0] + broken).diagnostics if d.level == "fatal"
    }
    assert codes == {"no-section"}


def test_a_file_with_nothing_but_faults_is_given_up() -> None:
    result = loaded(FULL + "[[questions]]\nx = 1\n" * 5000)
    assert result.lesson is None
    assert "too-many-problems" in {d.code for d in result.diagnostics}


def test_a_long_draft_without_any_ids_opens() -> None:
    more = "".join(
        f'[[questions]]\ntype = "true_false"\nprompt = "{n}"\nanswer = true\n' for n in range(1100)
    )
    assert len(lesson_of(FULL + more).questions) == 1101


def test_invisible_characters_have_an_end() -> None:
    result = loaded(FULL.replace("kept the bell.", "\u200b" * 200_001, 1))
    assert [d.code for d in result.diagnostics] == ["too-many"]


def test_too_many_questions_are_refused() -> None:
    result = loaded(FULL + "[[questions]]\n" * 20_000)
    assert {d.code for d in result.diagnostics} == {"too-many"}


def test_no_mutation_of_a_lesson_is_too_much() -> None:
    _survives(FULL, random.Random(7))


def test_no_mutation_of_any_type_of_question_is_too_much(every_type_toml: str) -> None:
    _survives(FULL.partition("[source]")[0] + every_type_toml, random.Random(8))


def _survives(text: str, rng: random.Random) -> None:
    document = tomllib.loads(text)
    opened = 0
    for number in range(1000):
        raw = rearranged(rng, document) if number % 4 == 0 else mutated(rng, text)
        result = load(raw)
        opened += result.lesson is not None
        assert fault(raw, result) == "", raw
    assert 100 < opened < 950


@given(st.binary())
def test_no_bytes_are_too_much(raw: bytes) -> None:
    assert load(raw).diagnostics


@pytest.mark.parametrize("module", ["model", "diagnostic", "outline", "record", "fingerprint", "loading"])
def test_a_lesson_from_the_cache_needs_neither_schema_nor_parser(module: str) -> None:
    code = f"import sys, tutor.lesson.{module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pydantic", "pydantic_core", "tomllib", "tomli", "tutor.lesson.schema"} & set(
        done.stdout.split()
    )


def test_the_minimal_lesson_is_good(minimal_lesson_toml: str, make_lesson: Callable[..., Lesson]) -> None:
    assert loaded(minimal_lesson_toml).diagnostics == ()
    assert make_lesson(title="Other").title == "Other"


def test_a_date_has_no_time_of_day() -> None:
    result = loaded(FULL.replace("2018-04-19", "2018-04-19T10:00:00"))
    assert [d.code for d in result.diagnostics] == ["wrong-type"]
    assert lesson_of(FULL.replace("2018-04-19", "2018-04-19T10:00:00")).source.date == ""
