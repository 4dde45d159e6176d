"""Bringing a file to a newer version: all of it or nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tutor.progress import card, first_try, migration, projection
from tutor.progress.connection import connect, peek
from tutor.progress.event import Draft
from tutor.progress.migration import MIGRATIONS, VERSION, migrate
from tutor.progress.schema import SUMS
from tutor.progress.store import Store

NEXT = (*MIGRATIONS, ("CREATE TABLE more (a)", "INSERT INTO more VALUES (1)"))
WRONG = (*MIGRATIONS, ("CREATE TABLE more (a)", "INSERT INTO nowhere VALUES (1)"))


def test_a_step_is_taken_once_and_leaves_the_events_alone(store: Store) -> None:
    events = store.append(Draft(kind="begun", lesson="x"))
    with closing(connect(store.path)) as connection:
        for _ in range(2):
            migrate(connection, NEXT)
        assert connection.execute("SELECT a FROM more").fetchall() == [(1,)]
    assert store.attempt("x") == events


def test_the_new_version_is_seen_without_opening_the_file(store: Store) -> None:
    with closing(connect(store.path)) as connection:
        migrate(connection, NEXT)
        assert peek(store.path) == (migration.APPLICATION_ID, VERSION + 1)


def test_who_still_reads_the_former_version_is_waited_for(store: Store) -> None:
    """Until then nothing says without opening the file that it is newer."""
    statements: list[str] = []
    with closing(connect(store.path)) as connection:
        connection.set_trace_callback(statements.append)
        migrate(connection, NEXT)
    emptied = statements.index("PRAGMA wal_checkpoint(TRUNCATE)")
    waits = [statement for statement in statements[:emptied] if "busy_timeout" in statement]
    assert waits[-1] == "PRAGMA busy_timeout = 1000"


def test_a_step_that_fails_leaves_nothing_behind(store: Store) -> None:
    with closing(connect(store.path)) as connection:
        before = migration.schema(connection)
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, WRONG)
        assert migration.schema(connection) == before
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_a_newer_file_is_not_taken_back(store: Store) -> None:
    with closing(connect(store.path)) as connection:
        migrate(connection, NEXT)
        migrate(connection)
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)


def test_what_is_in_the_log_already_is_summed_up_by_the_step_that_adds_the_sums(store: Store) -> None:
    answered = Draft(kind="answered", lesson="x", question="q", body={"credit": 1, "skill": "infer"})
    store.append(Draft(kind="begun", lesson="x"), answered)
    with closing(connect(store.path)) as connection:
        expected = {table: content(connection, table) for table in projection.TABLES}
        before = MIGRATIONS.index(SUMS)
        for statement in reversed([statement for step in MIGRATIONS[before:] for statement in step]):
            kind, name = statement.split()[1:3]
            connection.execute(f"DROP {kind} {name}")
        connection.execute(f"PRAGMA user_version = {before}")
        migrate(connection)
        assert {table: content(connection, table) for table in projection.TABLES} == expected
        assert any(expected[table] for table in first_try.TABLES)
        assert any(expected[table] for table in card.TABLES)


def content(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return connection.execute(f"SELECT * FROM {table}").fetchall()
