"""What is asked again, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.progress.diary import FIRST, Diary
from tutor.memory.rating import Rating
from tutor.memory.schedule import after
from tutor.progress.event import JSON

AGAIN, HARD, GOOD = Rating
START = FIRST.toordinal()


@pytest.fixture
def diary() -> Iterator[Diary]:
    made = Diary()
    yield made
    made.store.rebuild()
    rows = made.rows()
    made.store.rebuild()
    assert made.rows() == rows
    made.connection.close()


def ratings(diary: Diary, name: str) -> str:
    return diary.card(name).history.replace(f"{START}:", "0:").replace(f"{START + 1}:", "1:")


@pytest.mark.parametrize(
    ("credit", "said", "rating"),
    [
        (1, {}, GOOD),
        (0.5, {}, AGAIN),
        (0.9, {}, HARD),
        (1, {"hints": 1}, AGAIN),
        (1, {"peeked": True}, AGAIN),
        (1, {"confidence": 0.25, "chance": 0.25, "typed": False}, AGAIN),
        (1, {"confidence": 0.1, "chance": 0.1, "typed": True}, HARD),
        (1, {"confidence": 0.5, "chance": 0.25}, HARD),
        (1, {"confidence": 0.95, "chance": 0.1}, GOOD),
        (1, {"confidence": 0.1}, HARD),
        (1, {"confidence": 0.25}, AGAIN),
        (1, {"confidence": 0.5}, HARD),
        ("much", {}, AGAIN),
    ],
)
def test_a_question_enters_unless_its_first_answer_was_simply_right(
    diary: Diary, credit: JSON, said: dict[str, Any], rating: Rating
) -> None:
    diary.answer("q", credit, **said)
    card = diary.card("q")
    assert card.history == f"{START}:{rating.value}"
    assert bool(card.asked) is (rating is not GOOD)
    assert card.memory == after(None, rating, START, card.key.text)


def test_only_the_first_answer_of_a_day_counts(diary: Diary) -> None:
    diary.answer("q", 0)
    before = diary.card("q")
    diary.answer("q", 1)
    diary.review("q", 1)
    assert diary.card("q") == before
    diary.day(1)
    diary.review("q", 1)
    diary.answer("q", 0)
    card = diary.card("q")
    assert ratings(diary, "q") == "0:1 1:3r"
    assert card.introduced == START + 1
    assert card.memory == after(before.memory, GOOD, START + 1, card.key.text)


def test_what_was_right_at_first_enters_when_it_is_missed_later(diary: Diary) -> None:
    diary.answer("q", 1)
    diary.day(40)
    diary.answer("q", 0)
    card = diary.card("q")
    assert card.asked
    assert (card.answers, card.lapses) == (2, 1)


def test_an_answer_that_is_counted_as_right_takes_the_question_out_again(diary: Diary) -> None:
    diary.answer("q", 0)
    assert diary.card("q").asked
    diary.note("counted", question="q", first=1, last=1, of=1)
    assert ratings(diary, "q") == "0:3"
    assert not diary.card("q").asked
    diary.answer("r", 0)
    diary.answer("r", 0)
    diary.note("counted", question="r", first=0, last=1, of=1)
    assert ratings(diary, "r") == "0:1"
    diary.note("review-counted", question="r", first=1)
    assert ratings(diary, "r") == "0:1"


def test_a_term_that_is_looked_up_is_asked_from_the_next_day_on(diary: Diary) -> None:
    diary.note("looked-up", "toll")
    assert diary.due() == set()
    diary.day(1)
    diary.note("looked-up", "toll")
    assert diary.due() == {"toll"}
    diary.note("known", "toll")
    assert diary.due() == set()
    diary.note("unknown", "toll")
    assert diary.due() == {"toll"}
    diary.review("", 1, term="toll")
    assert diary.due() == set()
    assert diary.card("toll").introduced == START + 1


def test_a_card_is_suspended_taken_up_and_added_by_hand(diary: Diary) -> None:
    diary.answer("q", 1)
    diary.note("added", question="q")
    assert diary.card("q").asked
    assert diary.due() == set(), "it was answered today"
    diary.note("added", question="never-seen")
    diary.note("added", "term")
    assert diary.due() == {"never-seen", "term"}
    for how in ("never-seen", "term"):
        diary.note("suspended", **({"term": how} if how == "term" else {"question": how}))
    assert diary.due() == set()
    diary.note("resumed", "term")
    assert diary.due() == {"term"}
    diary.note("suspended", "term")
    diary.note("looked-up", "term")
    assert diary.due() == set(), "suspended by hand"
    diary.note("added", "term")
    assert diary.due() == {"term"}


def test_four_lapses_suspend_a_card_until_it_is_taken_up(diary: Diary) -> None:
    for day in range(4):
        diary.day(day)
        diary.review("q", 0)
        assert diary.card("q").asked
    diary.day(4)
    diary.review("q", 0)
    assert (diary.card("q").asked, diary.card("q").leech) == (0, 1)
    diary.note("resumed", question="q")
    assert (diary.card("q").asked, diary.card("q").leech) == (1, 0)
    diary.day(5)
    diary.note("resumed", question="q")
    for day in range(5, 10):
        assert diary.card("q").asked
        diary.day(day)
        diary.review("q", 0)
    assert diary.card("q").leech


def test_a_changed_question_is_another_card(diary: Diary) -> None:
    diary.answer("q", 0)
    diary.answer("q", 1, fingerprint="g")
    assert (diary.card("q").asked, diary.card("q", "g").asked) == (1, 0)


def test_a_renamed_question_keeps_what_was_remembered_of_it(diary: Diary) -> None:
    diary.answer("old", 0)
    diary.day(1)
    diary.review("old", 1)
    diary.day(2)
    diary.answer("new", 1)
    diary.note("renamed", question="new", was="old")
    card = diary.card("new")
    assert card.asked
    assert card.history == f"{START}:1 {START + 1}:3r {START + 2}:3"
    assert card.introduced == START + 1
    assert len(diary.rows()) == 1
    diary.note("renamed", question="new", was="old")
    diary.note("renamed", question="new", was="new")
    assert diary.card("new") == card


def test_what_nobody_grades_is_not_asked(diary: Diary) -> None:
    diary.answer("essay", 0.5, reviewable=False)
    assert diary.rows() == []


def test_answers_that_become_known_late_count_on_their_day(diary: Diary) -> None:
    days = ["2031-03-03", "2031-03-04", "2031-03-05"]
    for order in ([0, 1, 2], [2, 0, 1]):
        for at in order:
            diary.answer(f"q{order}", [0, 0.9, 1][at], day=days[at])
    one, other = (diary.card(f"q{order}") for order in ([0, 1, 2], [2, 0, 1]))
    assert one.history == other.history == f"{START}:1 {START + 1}:2 {START + 2}:3"
    assert (one.stability, one.difficulty, one.last) == (other.stability, other.difficulty, other.last)
    assert one.memory is not None


def test_a_review_is_no_use_of_the_lesson(diary: Diary) -> None:
    diary.review("q", 0)
    diary.note("added", question="q")
    assert diary.store.standings() == {}
