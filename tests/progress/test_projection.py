"""What follows from the log is the same whether it grew with it or is made anew."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.progress.appending import append
from tutor.progress import chain, migration, projection
from tutor.progress.event import Draft
from tutor.progress.schema import CARDS, MARKS, PROJECTIONS, SUMS

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
                *(
                    "neared",
                    "time-spent",
                    "looked-up",
                    "known",
                    "unknown",
                    "met",
                    "marked",
                    "unmarked",
                    "hinted",
                ),
                *("reviewed", "review-counted", "added", "suspended", "resumed", "renamed"),
            ]
        ),
        lesson=st.sampled_from(["x", "y"]),
        attempt=st.sampled_from(["", "", "", "elsewhere"]),
        section=st.sampled_from(["", "s1", "s2"]),
        question=st.sampled_from(["q1", "q2", ""]),
        fingerprint=st.sampled_from(["f", "g"]),
        body=st.fixed_dictionaries(
            {"credit": CREDIT, "term": st.sampled_from(["a", "b"])},
            optional={
                "mark": st.sampled_from(["m1", "m2", "\ud800", 5, None]),
                "points": st.sampled_from([0, 0.3, 1, 2, 1e300, None]),
                **WORTH,
                "skill": st.sampled_from(["infer", "vocab", None]),
                "confidence": st.sampled_from([0, 1 / 3, 0.5, 0.95, 7, "sure", True]),
                "seconds": st.sampled_from([1.25, 89, 5000, -1, None]),
                "spent": st.sampled_from([0.1, 30, 1e9, "long"]),
                "day": st.sampled_from(["2031-01-01", "2030-12-31", "2031-01-02", "1999-01-01", "never", 5]),
                "was": st.sampled_from(["q1", "q2", "a", "b", None]),
                "hints": st.sampled_from([0, 1, "many"]),
                "typed": st.booleans(),
                "chance": st.sampled_from([0.1, 0.5, None]),
                "reviewable": st.sampled_from([False, None]),
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


@given(DRAFTS)
def test_the_sums_are_those_of_the_first_tries_that_count(drafts: list[Draft]) -> None:
    with closing(fresh()) as connection:
        append(connection, [one for one in drafts if not one.kind.startswith("review")], START)
        tries: Counter[tuple[object, ...]] = Counter()
        sure: Counter[tuple[object, ...]] = Counter()
        for lesson, _, _, _, day, skill, confidence, credit, worth, counts in connection.execute(
            "SELECT * FROM first_try"
        ):
            for about in ("", lesson) if counts else ():
                tries += Counter({(about, skill, day, "tries"): 1, (about, skill, day, "worth"): worth})
                if confidence is not None:
                    squared = round(credit * credit / 1_000_000)
                    sure += Counter(
                        {(about, confidence, "answers"): 1, (about, confidence, "credit"): credit}
                    )
                    sure += Counter({(about, confidence, "squared"): squared})
        assert summed(connection, "skill_day", "lesson, skill, day", ("tries", "worth")) == tries
        assert summed(connection, "surety", "lesson, confidence", ("answers", "credit", "squared")) == sure


def summed(
    connection: sqlite3.Connection, table: str, key: str, names: tuple[str, ...]
) -> Counter[tuple[object, ...]]:
    """The sums that a table holds, by their key and name, without those that are 0."""
    found: Counter[tuple[object, ...]] = Counter()
    for name in names:
        for *of, number in connection.execute(f"SELECT {key}, {name} FROM {table}"):
            found[*of, name] = number
    return +found


def test_equal_sees_any_difference(connection: sqlite3.Connection) -> None:
    append(connection, [Draft(kind="begun", lesson="x")], START)
    with closing(fresh()) as other:
        assert not projection.equal(connection, other)
        connection.backup(other)
        assert projection.equal(connection, other)
        other.execute("UPDATE attempt SET points = points + 1e-9")
        assert not projection.equal(connection, other)


def test_every_projection_is_rebuilt_and_compared() -> None:
    made = {
        statement.split()[2]
        for statement in (*PROJECTIONS, *MARKS, *SUMS, *CARDS)
        if statement.startswith("CREATE TABLE")
    }
    assert set(projection.TABLES) == made - {"stray", "settled"}
