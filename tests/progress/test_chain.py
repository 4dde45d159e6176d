"""A chain of CRCs finds what SQLite does not look at."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.progress.appending import append
from tutor.progress import chain, migration
from tutor.progress.event import Draft
from tutor.progress.fault import Broken

NOW = 1_925_000_000_000_000


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """Ten events, of which the first four were found whole."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        migration.begin(made)
        for index in range(10):
            append(made, [Draft(kind="begun", lesson=f"x{index}", id=f"{index}")], NOW)
            if index == 3:
                chain.mark(made, chain.check(made, whole=True).ends)
        yield made


@given(st.lists(st.one_of(st.text(), st.integers())), st.lists(st.one_of(st.text(), st.integers())))
def test_different_rows_are_encoded_differently(one: list[str | int], other: list[str | int]) -> None:
    assert (chain.ENCODE(one) == chain.ENCODE(other)) == (one == other)


def test_only_what_came_since_the_mark_is_looked_at(connection: sqlite3.Connection) -> None:
    assert chain.check(connection, whole=False).seen == 6
    assert chain.check(connection, whole=True).seen == 10


@pytest.mark.parametrize("column", chain.COLUMNS.split(", ")[2:])
@pytest.mark.parametrize("number", [1, 4, 5, 10])
def test_a_change_in_any_column_is_found(connection: sqlite3.Connection, column: str, number: int) -> None:
    value = "zzz" if column not in ("wall", "ordered") else 7
    connection.execute(f"UPDATE event SET {column} = ? WHERE number = ?", (value, number))
    with pytest.raises(Broken, match=f"event {number} "):
        chain.check(connection, whole=True)


@pytest.mark.parametrize("value", [b"begun", 1.5, b"\xff"])
def test_a_value_of_another_type_is_found(connection: sqlite3.Connection, value: object) -> None:
    connection.execute("UPDATE event SET kind = ? WHERE number = 7", (value,))
    with pytest.raises(Broken, match="event 7"):
        chain.check(connection, whole=False)


@pytest.mark.parametrize("number", [1, 5, 10])
def test_a_missing_event_is_found(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("DELETE FROM event WHERE number = ?", (number,))
    with pytest.raises(Broken):
        chain.check(connection, whole=True)


def test_a_mark_that_is_not_borne_out_is_not_trusted(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE device SET checked_crc = checked_crc + 1")
    assert chain.check(connection, whole=False).seen == 10
    connection.execute("UPDATE device SET checked_number = 99")
    assert chain.check(connection, whole=False).seen == 10


@pytest.mark.parametrize(
    "change", ["number = 9", "crc = 1", "ordered = 1", "mine = 0", "id = 'other'", "id = x'00'"]
)
def test_a_changed_end_is_found(connection: sqlite3.Connection, change: str) -> None:
    connection.execute(f"UPDATE device SET {change}")
    with pytest.raises(Broken):
        chain.check(connection, whole=False)


def test_nothing_is_appended_to_a_chain_without_its_end(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM event WHERE number = 10")
    with pytest.raises(Broken):
        append(connection, [Draft(kind="begun", lesson="x")], NOW)


def test_each_device_has_a_chain_of_its_own(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE device SET mine = 0")
    connection.execute("INSERT INTO device VALUES ('second', 1, 0, 0, 0, 0, 0)")
    (event,) = append(connection, [Draft(kind="begun", lesson="x")], NOW)
    assert (event.device, event.number) == ("second", 1)
    (latest,) = connection.execute("SELECT max(ordered) FROM event WHERE device != 'second'").fetchone()
    assert event.order > latest
    assert chain.check(connection, whole=True).seen == 11
