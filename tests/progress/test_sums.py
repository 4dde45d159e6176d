"""What the progress screen is told of: days, times, terms, skills, and how sure someone was."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.progress.appending import append
from tutor.progress import migration
from tutor.progress.event import JSON, Draft, fresh_id

NOON = 1_925_035_200_000_000
"""2031-01-01, 12:00 UTC."""
DAY = 86_400_000_000
NEW_YEAR = date(2031, 1, 1).toordinal()

Rows = list[tuple[object, ...]]
Ask = Callable[[str], Rows]


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        migration.begin(made)
        yield made


@pytest.fixture
def ask(connection: sqlite3.Connection) -> Ask:
    """What a query answers."""
    return lambda query: connection.execute(query).fetchall()


def answered(question: str = "q", fingerprint: str = "f", lesson: str = "x", **body: JSON) -> Draft:
    said: dict[str, JSON] = {"credit": 1, "points": 1, "skill": "infer", **body}
    return Draft(kind="answered", lesson=lesson, question=question, fingerprint=fingerprint, body=said)


def regraded(**results: tuple[str, float]) -> Draft:
    """`regraded` with fingerprint and worth of each question."""
    said: list[JSON] = [
        {"question": question, "fingerprint": fingerprint, "first": worth, "last": worth, "of": 1, "tries": 1}
        for question, (fingerprint, worth) in results.items()
    ]
    return Draft(kind="regraded", lesson="x", body={"results": said})


SKILLS = "SELECT skill, day, tries, worth FROM skill_day WHERE lesson = '' AND tries > 0 ORDER BY skill, day"
SURE = "SELECT confidence, answers, credit FROM surety WHERE lesson = '' AND answers > 0 ORDER BY confidence"


def test_only_the_first_answer_to_a_question_counts_for_its_skill(
    connection: sqlite3.Connection, ask: Ask
) -> None:
    append(connection, [answered(credit=0.5), answered(credit=1)], NOON)
    append(connection, [answered("other", skill="vocab"), answered(lesson="y", credit=0)], NOON + DAY)
    assert ask(SKILLS) == [
        ("infer", NEW_YEAR, 1, 500_000),
        ("infer", NEW_YEAR + 1, 1, 0),
        ("vocab", NEW_YEAR + 1, 1, 1_000_000),
    ]


def test_a_question_that_was_changed_is_another_one(connection: sqlite3.Connection, ask: Ask) -> None:
    append(connection, [answered(credit=0), answered(fingerprint="g", credit=1)], NOON)
    assert ask(SKILLS) == [("infer", NEW_YEAR, 1, 1_000_000)]


def test_the_proof_decides_what_an_answer_is_worth_and_not_how_sure_one_was(
    connection: sqlite3.Connection, ask: Ask
) -> None:
    proved = Draft(
        kind="proved", lesson="x", question="q", fingerprint="f", body={"first": 1, "last": 1, "of": 2}
    )
    append(connection, [answered(first=0.5, last=0.5, of=2, confidence=0.95)], NOON)
    assert (ask(SKILLS), ask(SURE)) == ([("infer", NEW_YEAR, 1, 500_000)], [(950, 1, 1_000_000)])
    append(connection, [proved], NOON + DAY)
    assert (ask(SKILLS), ask(SURE)) == ([("infer", NEW_YEAR, 1, 1_000_000)], [(950, 1, 1_000_000)])


def test_what_is_counted_as_right_was_right(connection: sqlite3.Connection, ask: Ask) -> None:
    counted = Draft(
        kind="counted", lesson="x", question="q", fingerprint="f", body={"first": 1, "last": 1, "of": 1}
    )
    append(connection, [answered(credit=0, confidence=0.75), counted], NOON)
    assert (ask(SKILLS), ask(SURE)) == ([("infer", NEW_YEAR, 1, 1_000_000)], [(750, 1, 1_000_000)])


def test_what_is_graded_anew_counts_as_it_is_now_on_the_day_of_the_answer(
    connection: sqlite3.Connection, ask: Ask
) -> None:
    append(connection, [answered("a", "fa", credit=0, confidence=0.5), answered("b", "fb")], NOON)
    append(connection, [answered("gone", "fg"), answered("changed", "fc")], NOON)
    append(connection, [regraded(a=("fa", 1), renamed=("fb", 1), changed=("fd", 0))], NOON + 40 * DAY)
    assert ask(SKILLS) == [("infer", NEW_YEAR, 2, 2_000_000)]
    assert ask(SURE) == [(500, 1, 1_000_000)]
    append(connection, [answered("renamed", "fb", credit=0)], NOON + 41 * DAY)
    assert ask(SKILLS) == [("infer", NEW_YEAR, 2, 2_000_000)]


def test_an_answer_without_a_fingerprint_counts_no_more_once_its_question_is_gone(
    connection: sqlite3.Connection, ask: Ask
) -> None:
    append(connection, [answered("a", ""), answered("b", "fb")], NOON)
    append(connection, [regraded(b=("fb", 1))], NOON)
    assert ask("SELECT question, counts FROM first_try ORDER BY question") == [("a", 0), ("b", 1)]


def test_a_question_that_comes_back_counts_again(connection: sqlite3.Connection, ask: Ask) -> None:
    append(connection, [answered("a", "fa"), answered("b", "fb")], NOON)
    append(connection, [regraded(a=("fa", 1))], NOON)
    assert ask(SKILLS) == [("infer", NEW_YEAR, 1, 1_000_000)]
    append(connection, [regraded(a=("fa", 1), b=("fb", 1))], NOON)
    assert ask(SKILLS) == [("infer", NEW_YEAR, 2, 2_000_000)]


def test_questions_that_swapped_their_ids_keep_their_answers(
    connection: sqlite3.Connection, ask: Ask
) -> None:
    append(connection, [answered("a", "fa", credit=0), answered("b", "fb", credit=1, skill="vocab")], NOON)
    append(connection, [regraded(a=("fb", 1), b=("fa", 0))], NOON)
    assert ask("SELECT question, fingerprint, skill, worth FROM first_try ORDER BY question") == [
        ("a", "fb", "vocab", 1_000_000),
        ("b", "fa", "infer", 0),
    ]


def test_in_a_review_the_first_answer_of_a_day_counts(connection: sqlite3.Connection, ask: Ask) -> None:
    def reviewed(credit: float, question: str = "q", fingerprint: str = "f") -> Draft:
        given = answered(question, fingerprint, credit=credit, confidence=0.5)
        return replace(given, kind="reviewed", attempt="review", id=fresh_id())

    append(connection, [answered(credit=0, confidence=0.5)], NOON)
    for day in (2, 3):
        append(connection, [reviewed(1), reviewed(0), reviewed(1, question="")], NOON + day * DAY)
    assert ask(SKILLS) == [
        ("infer", NEW_YEAR, 1, 0),
        ("infer", NEW_YEAR + 2, 1, 1_000_000),
        ("infer", NEW_YEAR + 3, 1, 1_000_000),
    ]
    assert ask(SURE) == [(500, 3, 2_000_000)]
    append(connection, [reviewed(0, fingerprint="g")], NOON + 3 * DAY)
    counted = replace(reviewed(0, fingerprint="g"), kind="review-counted", body={"first": 1, "of": 1})
    append(connection, [counted], NOON + 3 * DAY)
    assert ask(SKILLS)[-1] == ("infer", NEW_YEAR + 3, 2, 2_000_000)


def test_time_on_task_is_what_led_to_each_event(connection: sqlite3.Connection, ask: Ask) -> None:
    append(
        connection,
        [
            Draft(kind="section-read", lesson="x", body={"spent": 100.5}),
            answered(spent=0, seconds=80),
            answered("old", seconds=40),
            answered("old and long", seconds=4000),
            Draft(kind="time-spent", lesson="y", body={"spent": 1}),
        ],
        NOON,
    )
    of_x = 100_500 + 40_000 + 90_000
    assert ask("SELECT * FROM time_on_task ORDER BY lesson") == [("x", of_x), ("y", 1000)]
    assert ask("SELECT * FROM active_day ORDER BY lesson") == [
        ("", NEW_YEAR, 3, of_x + 1000),
        ("x", NEW_YEAR, 3, of_x),
        ("y", NEW_YEAR, 0, 1000),
    ]


def test_a_lesson_that_was_only_opened_makes_no_day_active(connection: sqlite3.Connection, ask: Ask) -> None:
    opened = [Draft(kind=kind, lesson="x", body={"spent": 0}) for kind in ("begun", "met", "regraded")]
    append(connection, opened, NOON)
    assert ask("SELECT * FROM active_day") == []


def test_the_day_is_the_one_that_was_recorded_where_that_can_be(
    connection: sqlite3.Connection, ask: Ask
) -> None:
    said = ("2030-12-31", "2031-01-02", "2030-01-01", None)
    append(connection, [answered(str(day), day=day) for day in said], NOON)
    assert ask("SELECT day - 1 FROM active_day WHERE lesson = ''") == [
        (NEW_YEAR - 2,),
        (NEW_YEAR - 1,),
        (NEW_YEAR,),
    ]


def test_look_ups_are_counted_over_all_attempts(connection: sqlite3.Connection, ask: Ask) -> None:
    for _ in range(2):
        again = Draft(kind="looked-up", lesson="x", body={"term": "toll"})
        append(connection, [Draft(kind="begun", lesson="x"), again], NOON)
    assert ask("SELECT * FROM term") == [("x", "toll", 2)]


def test_noon_is_noon() -> None:
    assert datetime.fromtimestamp(NOON / 1e6, UTC).isoformat() == "2031-01-01T12:00:00+00:00"
