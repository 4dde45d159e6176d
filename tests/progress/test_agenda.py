"""What is due: on which day, in which order, how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.progress.diary import FIRST, Diary
from tutor.memory import schedule
from tutor.memory.card import CardKey
from tutor.memory.schedule import Options
from tutor.progress import agenda

START = FIRST.toordinal()


@pytest.fixture
def diary() -> Iterator[Diary]:
    made = Diary()
    yield made
    made.connection.close()


@pytest.fixture(scope="module")
def worn() -> Iterator[Diary]:
    """A diary for many examples: one card, of which each changes what is kept."""
    made = Diary()
    made.review("q", 0)
    yield made
    made.connection.close()


@given(
    st.floats(0.001, 5_000),
    st.floats(0.95, 1.05),
    st.floats(0.7, 0.97),
    st.integers(1, 400),
)
def test_sql_works_out_the_day_as_the_schedule_does(
    worn: Diary, stability: float, spread: float, retention: float, longest: int
) -> None:
    diary = worn
    diary.connection.execute("UPDATE card SET stability = ?, spread = ?", (stability, spread))
    memory = diary.card("q").memory
    assert memory is not None
    plan = diary.plan()._replace(options=Options(retention, longest))
    day = schedule.due(memory, plan.options)
    assert agenda.next_day(diary.store, plan) == day
    early, late = (agenda.due(diary.store, plan._replace(today=today)) for today in (day - 1, day))
    assert (early.waiting, [one.key.name for one in late.waiting]) == ((), ["q"])


def test_the_least_known_is_asked_first(diary: Diary) -> None:
    diary.review("weak", 0)
    diary.review("strong", 1)
    diary.review("middling", 0.9)
    diary.day(10)
    found = agenda.due(diary.store, diary.plan()).waiting
    assert [one.key.name for one in found] == ["weak", "middling"]
    chances = [
        schedule.retrievability(memory, START + 10)
        for name in ("weak", "middling")
        if (memory := diary.card(name).memory)
    ]
    assert chances == sorted(chances)


def test_a_sitting_of_what_is_as_likely_to_be_known_has_cards_of_every_lesson(diary: Diary) -> None:
    for lesson in "xy":
        for number in range(6):
            diary.review(f"q{number}", 0, lesson=lesson)
    diary.day(10)
    first = agenda.due(diary.store, diary.plan()).waiting[:6]
    assert Counter(one.key.lesson for one in first) == {"x": 3, "y": 3}


def test_new_ones_go_in_the_order_of_days_and_missed_questions_before_terms(diary: Diary) -> None:
    diary.note("looked-up", "later")
    diary.day(-1)
    diary.note("looked-up", "first")
    diary.day(0)
    diary.answer("missed", 0)
    diary.day(1)
    found = agenda.due(diary.store, diary.plan())
    assert [one.key.name for one in found.new] == ["first", "missed", "later"]
    assert found.waiting == ()


def test_new_ones_of_a_day_are_asked_of_every_lesson_in_turn(diary: Diary) -> None:
    for lesson, cards in (("x", 5), ("y", 2), ("z", 1)):
        for number in range(cards):
            diary.answer(f"q{number}", 0, lesson=lesson)
    diary.note("looked-up", "term")
    diary.day(1)
    new = agenda.due(diary.store, diary.plan()).new
    asked = [(one.key.lesson, one.key.name) for one in new]
    assert " ".join(lesson for lesson, _ in asked) == "x y z x y x x x x"
    assert [name for lesson, name in asked if lesson == "x"] == ["q0", "q1", "q2", "q3", "q4", "term"]
    for allowed in range(len(new) + 1):
        counts = agenda.counts(diary.store, diary.plan(new=allowed))
        assert counts == Counter(one.key.lesson for one in new[:allowed])


def test_a_day_adds_so_many_new_ones_and_no_more(diary: Diary) -> None:
    for number in range(6):
        diary.answer(f"q{number}", 0, lesson="xy"[number % 2])
    diary.day(1)
    assert agenda.counts(diary.store, diary.plan(new=4)) == {"x": 2, "y": 2}
    diary.review("q0", 1)
    diary.review("q1", 0, lesson="y")
    assert agenda.due(diary.store, diary.plan()).introduced == 2
    assert sum(agenda.counts(diary.store, diary.plan(new=4)).values()) == 2
    diary.day(2)
    assert sum(agenda.counts(diary.store, diary.plan(new=4)).values()) == 5


def test_new_ones_wait_while_two_sittings_are_due(diary: Diary) -> None:
    for number in range(6):
        diary.review(f"q{number}", 0)
    diary.day(1)
    diary.note("added", "term")
    assert agenda.counts(diary.store, diary.plan(sitting=3)) == {"x": 6}
    assert agenda.counts(diary.store, diary.plan(sitting=4)) == {"x": 7}


def test_the_days_to_come(diary: Diary) -> None:
    diary.review("again", 0)
    diary.review("good", 1)
    diary.answer("missed", 0)
    diary.note("looked-up", "term")
    assert agenda.days(diary.store, diary.plan(), 4) == [0, 3, 0, 0]
    assert agenda.next_day(diary.store, diary.plan()) == START + 1
    assert agenda.days(diary.store, diary.plan(new=1), 4) == [0, 2, 1, 0]
    assert agenda.days(diary.store, diary.plan(), 4, lesson="y") == [0, 0, 0, 0]
    assert agenda.next_day(diary.store, diary.plan(), "y") is None
    assert agenda.days(diary.store, diary.plan(), 4, lessons={"x"}) == [0, 3, 0, 0]
    assert agenda.days(diary.store, diary.plan(), 4, lessons={"y"}) == [0, 0, 0, 0]
    assert agenda.next_day(diary.store, diary.plan(), lessons={"y"}) is None
    diary.day(200)
    assert agenda.days(diary.store, diary.plan(new=1), 3) == [2, 1, 0]


def test_another_retention_holds_for_every_card_at_once(diary: Diary) -> None:
    for day in (0, 2, 13):
        diary.day(day)
        diary.review("q", 1)
        diary.note("added", question="q")
    usual, often, seldom = (
        agenda.next_day(diary.store, diary.plan(retention)) for retention in (0.9, 0.97, 0.7)
    )
    assert usual is not None and often is not None and seldom is not None
    assert START + 13 < often < usual < seldom == START + 13 + 180


def test_there_is_nothing_to_ask_for_what_the_lesson_has_no_more(diary: Diary) -> None:
    diary.answer("gone", 0)
    diary.answer("here", 0)
    diary.day(1)
    assert not agenda.is_settled(diary.store, "x", "digest")
    agenda.settle(diary.store, "x", "digest", [CardKey("x", "question", "gone", "f")])
    assert agenda.is_settled(diary.store, "x", "digest")
    assert diary.due() == {"here"}
    assert agenda.counts(diary.store, diary.plan()) == {"x": 1}
    agenda.settle(diary.store, "x", "another", [])
    assert not agenda.is_settled(diary.store, "x", "digest")
    assert diary.due() == {"here", "gone"}
    diary.store.rebuild()
    assert not agenda.is_settled(diary.store, "x", "another")


def test_leeches_are_listed(diary: Diary) -> None:
    for day in range(5):
        diary.day(day)
        diary.review("q", 0)
        diary.review("r", 1)
    assert [card.name for card in agenda.leeches(diary.store)] == ["q"]
    assert agenda.leeches(diary.store, "y") == ()
    assert {card.name for card in agenda.of_lesson(diary.store, "x")} == {"q", "r"}


# Clocks


def test_a_clock_that_is_set_back_a_day_makes_nothing_due_twice(diary: Diary) -> None:
    diary.answer("q", 0)
    diary.day(1)
    assert diary.due() == {"q"}
    diary.review("q", 0)
    for day in (0, 1):
        diary.day(day)
        assert diary.due() == set()
    diary.day(2)
    assert diary.due() == {"q"}


def test_what_a_clock_a_year_ahead_left_behind_is_passed_over_and_nothing_is_lost(diary: Diary) -> None:
    for name in ("seen", "unseen", "missed"):
        diary.answer(name, 0)
    diary.note("looked-up", "term")
    diary.day(365)
    diary.review("seen", 1)
    diary.answer("ahead", 0)
    diary.note("looked-up", "ahead-term")
    diary.review("", 1, term="term")
    diary.day(1)
    plan = diary.plan()
    assert diary.due() == {"seen", "unseen", "missed", "term"}
    assert agenda.counts(diary.store, plan) == {"x": 4}
    assert agenda.due(diary.store, plan).waiting == ()
    assert agenda.days(diary.store, plan, 2) == [4, 0]
    diary.review("seen", 1)
    diary.review("", 1, term="term")
    assert diary.due() == {"unseen", "missed"}
    assert agenda.due(diary.store, plan).introduced == 2
    later = agenda.next_day(diary.store, plan)
    assert later is not None
    assert later <= START + 3
    diary.day(3)
    assert {"seen", "term"} <= diary.due()


def test_another_time_zone_makes_nothing_due_twice(diary: Diary) -> None:
    diary.answer("q", 0)
    diary.day(1)
    diary.review("q", 0)
    now = diary.clock
    for hours in (-11, 14, 0):
        diary.clock = now.astimezone(timezone(timedelta(hours=hours)))
        assert diary.store.today().toordinal() - START in (0, 1, 2)
        if diary.store.today().toordinal() - START < 2:
            assert diary.due() == set()


@pytest.mark.parametrize("sunday", [date(2031, 3, 30), date(2031, 10, 26)])
def test_what_is_asked_every_day_is_asked_once_a_day_also_when_clocks_are_changed(
    diary: Diary, sunday: date
) -> None:
    zone = ZoneInfo("Europe/Berlin")
    friday = datetime.combine(sunday - timedelta(days=2), time(12), zone).astimezone(UTC)
    diary.clock = friday.astimezone(zone)
    diary.answer("q", 0)
    asked = []
    for minutes in range(0, 4 * 24 * 60, 30):
        diary.clock = (friday + timedelta(minutes=minutes)).astimezone(zone)
        if diary.due():
            asked.append(diary.store.today())
            diary.review("q", [0, 0.9][len(asked) % 2])
    assert asked == [sunday + timedelta(days=day) for day in range(-1, 3)]


def test_no_query_reads_the_whole_table(diary: Diary) -> None:
    plans: Counter[str] = Counter()
    queries: list[str] = []
    diary.connection.set_trace_callback(queries.append)
    agenda.counts(diary.store, diary.plan())
    agenda.due(diary.store, diary.plan())
    agenda.leeches(diary.store)
    diary.connection.set_trace_callback(None)
    for query in queries:
        if query.startswith("SELECT"):
            for *_, what in diary.connection.execute(f"EXPLAIN QUERY PLAN {query}"):
                plans[what] += "card" in what and "INDEX card_" not in what
    assert len(plans) > 3
    assert not any(plans.values()), plans
