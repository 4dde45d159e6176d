"""How the file is opened so that a commit is on the disk when it returns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tutor.progress import connection, network
from tutor.progress.connection import connect, secure, transaction
from tutor.progress.event import Draft
from tutor.progress.fault import UnusableStore
from tutor.progress.store import Store


def pragma(opened: sqlite3.Connection, name: str) -> object:
    return opened.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.fixture
def on_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    table = tmp_path / "mounts"
    table.write_text("server:/ / nfs rw 0 0\n")
    monkeypatch.setattr(network, "TABLE", table)


def test_a_local_file_has_a_write_ahead_log_that_is_synced_at_every_commit(store: Store) -> None:
    with closing(connect(store.path)) as opened:
        assert (pragma(opened, "journal_mode"), pragma(opened, "synchronous")) == ("wal", 2)
        assert (pragma(opened, "trusted_schema"), pragma(opened, "fullfsync")) == (0, 1)


def test_the_log_begins_anew_before_it_is_long(store: Store) -> None:
    log = store.path.with_name("progress.db-wal")
    sizes = []
    for number in range(120):
        store.append(Draft(kind="answered", lesson="x", question=f"q{number}", fingerprint="f"))
        sizes.append(log.stat().st_size)
    assert sizes[0] < max(sizes) < 1_000_000
    assert sizes[-1] == sizes[-60]


@pytest.mark.usefixtures("on_network")
def test_a_file_on_the_network_has_a_journal_that_is_synced_with_its_folder(store: Store) -> None:
    with closing(connect(store.path)) as opened:
        assert (pragma(opened, "journal_mode"), pragma(opened, "synchronous")) == ("delete", 3)
    assert not store.path.with_name("progress.db-wal").exists()


def test_a_journal_in_memory_is_refused() -> None:
    with closing(sqlite3.connect(":memory:")) as opened:
        assert secure(opened, on_network=False) == ""


def test_a_file_that_others_hold_with_a_log_is_refused_on_the_network(
    store: Store, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    store.standings()
    monkeypatch.setattr(connection, "WAIT", 0.01)
    request.getfixturevalue("on_network")
    with pytest.raises((UnusableStore, sqlite3.OperationalError)):
        connect(store.path)


def test_a_transaction_is_undone_when_anything_goes_wrong() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        opened.execute("CREATE TABLE t (a)")
        with pytest.raises(KeyboardInterrupt), transaction(opened):
            opened.execute("INSERT INTO t VALUES (1)")
            raise KeyboardInterrupt
        assert opened.execute("SELECT count(*) FROM t").fetchone() == (0,)
        assert not opened.in_transaction


@pytest.fixture
def two(store: Store) -> Iterator[tuple[sqlite3.Connection, sqlite3.Connection]]:
    """Two connections to one file, of which the first is writing."""
    with closing(connect(store.path)) as one, closing(connect(store.path)) as other:
        one.execute("BEGIN IMMEDIATE")
        yield one, other


def test_who_waits_for_another_writer_looks_as_often_at_the_end_as_at_the_beginning(
    two: tuple[sqlite3.Connection, sqlite3.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = two
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 100:
            one.execute("COMMIT")

    monkeypatch.setattr(connection, "sleep", sleep)
    with transaction(other, wait=3600):
        assert len(slept) == 100
        assert 0 < min(slept) < max(slept) < 0.01


def test_who_has_waited_long_enough_gives_up(
    two: tuple[sqlite3.Connection, sqlite3.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, other = two
    clock = iter(range(100))
    monkeypatch.setattr(connection, "monotonic", lambda: next(clock))
    monkeypatch.setattr(connection, "sleep", lambda seconds: None)
    with pytest.raises(sqlite3.OperationalError, match="locked"), transaction(other, wait=10):
        pass
    assert next(clock) == 11
    assert not other.in_transaction


@pytest.fixture
def two_without_a_log(
    store: Store, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[tuple[sqlite3.Connection, sqlite3.Connection]]:
    """As `two`, on a network; SQLite would wait there for a minute."""
    store.close()
    monkeypatch.setattr(connection, "WAIT", 60)
    request.getfixturevalue("on_network")
    with closing(connect(store.path)) as one, closing(connect(store.path)) as other:
        one.execute("BEGIN IMMEDIATE")
        yield one, other


def test_who_does_not_want_to_wait_does_not_wait_without_a_log_either(
    two_without_a_log: tuple[sqlite3.Connection, sqlite3.Connection],
) -> None:
    one, other = two_without_a_log
    with pytest.raises(sqlite3.OperationalError, match="locked"), transaction(other, wait=0):
        pass
    assert pragma(other, "busy_timeout") == 60_000
    one.execute("COMMIT")
    with transaction(other, wait=0):
        other.execute("UPDATE device SET number = number")


def test_sqlite_does_not_wait_as_well_while_who_writes_without_a_log_waits_for_another(
    two_without_a_log: tuple[sqlite3.Connection, sqlite3.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = two_without_a_log
    waits = []

    def sleep(seconds: float) -> None:
        waits.append(pragma(other, "busy_timeout"))
        one.execute("COMMIT")

    monkeypatch.setattr(connection, "sleep", sleep)
    with transaction(other, wait=3600):
        assert waits == [0]
        assert pragma(other, "busy_timeout") == 60_000


def test_whoever_has_the_file_open_waits_while_another_process_recovers_its_log(store: Store) -> None:
    """SQLite lets nobody read then. It happens when a third one died while it wrote what all share of it."""
    with closing(connect(store.path)) as opened:
        assert pragma(opened, "busy_timeout") == 1000
        with transaction(opened):
            pass
        assert pragma(opened, "busy_timeout") == 1000
