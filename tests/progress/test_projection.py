"""What follows from the log is the same whether it grew with it or is made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.progress import chain, migration, projection
from tutor.progress.appending import append
from tutor.progress.event import Draft
from tutor.progress.migration import MARKS, PROJECTIONS

START = 1_925_000_000_000_000
HOUR = 3_600_000_000
CREDIT = st.one_of(st.floats(0, 1), st.sampled_from([0, 0.1, 1 / 3, 1]), st.none(), st.text(max_size=1))

WORTH = {"first": CREDIT, "last": CREDIT, "of": st.sampled_from([0, 0.3, 1, 2, 1e300, None])}
RESULT = st.fixed_dictionaries(
    {"question": st.sampled_from(["q1", "q2", "\ud800"]), "fingerprint": st.sampled_from(["f", "g"])},
    optional={**WORTH, "tries": st.sampled_from([1, 2, -1, 1e300, "x"])},
)

DRAFTS = st.lists(
    st.builds(
        Draft,
        kind=st.sampled_from(
            [
                *("begun", "answered", "proved", "counted", "regraded", "section-read"),
                *("looked-up", "known", "unknown", "met", "marked", "unmarked", "hinted"),
            ]
        ),
        lesson=st.sampled_from(["x", "y"]),
        attempt=st.sampled_from(["", "", "", "elsewhere"]),
        section=st.sampled_from(["", "s1", "s2"]),
        question=st.sampled_from(["q1", "q2"]),
        fingerprint=st.sampled_from(["f", "g"]),
        body=st.fixed_dictionaries(
            {"credit": CREDIT, "term": st.sampled_from(["a", "b"])},
            optional={
                "mark": st.sampled_from(["m1", "m2", "\ud800", 5, None]),
                "points": st.sampled_from([0, 0.3, 1, 2, 1e300, None]),
                **WORTH,
                "results": st.one_of(st.lists(st.one_of(RESULT, st.none()), max_size=4), st.integers()),
            },
        ),
    ),
    max_size=30,
)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(fresh()) as made:
        yield made


def fresh() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:", isolation_level=None)
    migration.begin(made)
    return made


def tables(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: connection.execute(f"SELECT * FROM {table} ORDER BY {key}").fetchall()
        for table, key in projection.TABLES.items()
    }


@given(DRAFTS, st.integers(1, 5), st.lists(st.integers(-5, 5), min_size=30, max_size=30))
def test_rebuilt_equals_incremental(drafts: list[Draft], at_once: int, hours: list[int]) -> None:
    with closing(fresh()) as connection:
        for index in range(0, len(drafts), at_once):
            now = START + hours[index] * HOUR
            append(connection, drafts[index : index + at_once], now)
        grown = tables(connection)
        projection.rebuild(connection)
        assert tables(connection) == grown
        chain.check(connection, whole=True)


@given(DRAFTS)
def test_the_roll_up_is_the_sum_of_the_results(drafts: list[Draft]) -> None:
    with closing(fresh()) as connection:
        append(connection, drafts, START)
        rows = connection.execute("SELECT lesson, id, answered, first_credit, points FROM attempt").fetchall()
        for lesson, attempt, answered, credit, points in rows:
            results = connection.execute(
                "SELECT first_credit, points FROM result WHERE lesson = ? AND attempt = ?", (lesson, attempt)
            ).fetchall()
            assert answered == len(results)
            assert points == pytest.approx(sum(each for _, each in results), abs=1e-9)
            assert credit == pytest.approx(sum(one * each for one, each in results), abs=1e-9)


def test_equal_sees_any_difference(connection: sqlite3.Connection) -> None:
    append(connection, [Draft(kind="begun", lesson="x")], START)
    with closing(fresh()) as other:
        assert not projection.equal(connection, other)
        connection.backup(other)
        assert projection.equal(connection, other)
        other.execute("UPDATE attempt SET points = points + 1e-9")
        assert not projection.equal(connection, other)


def test_every_projection_is_rebuilt_and_compared() -> None:
    made = {statement.split()[2] for statement in (*PROJECTIONS, *MARKS)}
    assert set(projection.TABLES) == made
