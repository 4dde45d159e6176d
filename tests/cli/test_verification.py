"""What plain mode does beside reading: the progress file is looked through once a day, and backed up."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tutor.cli.verification import Verification
from tutor.progress import rotation
from tutor.progress.event import Draft
from tutor.progress.fault import DamagedStore
from tutor.progress.store import Store


@pytest.fixture
def store(home: Path) -> Store:
    store = Store.open(home / "data" / "progress.db", lambda: datetime(2026, 3, 1, 12, tzinfo=UTC))
    store.append(Draft(kind="begun", lesson="x"))
    return store


def test_a_backup_is_made(store: Store) -> None:
    beside = Verification(store)
    beside._work()
    beside.tell()
    assert beside.remark == ""
    assert len(rotation.backups(store.path)) == 1


def test_a_backup_that_cannot_be_made_is_remarked_and_stops_nothing(store: Store) -> None:
    rotation.folder(store.path).write_bytes(b"")
    beside = Verification(store)
    beside._work()
    beside.tell()
    assert beside.remark.startswith("No backup was made in ")


def test_damage_is_told_and_not_backed_up(store: Store) -> None:
    store._connection.execute("UPDATE event SET lesson = 'other'")
    beside = Verification(store)
    beside._work()
    with pytest.raises(DamagedStore):
        beside.tell()
    assert rotation.backups(store.path) == []


def test_a_backup_that_was_begun_is_finished_before_the_program_ends(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, may_end = threading.Event(), threading.Event()
    make = rotation.make

    def slow(path: Path, now: datetime) -> rotation.Backup:
        began.set()
        may_end.wait()
        return make(path, now)

    monkeypatch.setattr(rotation, "make", slow)
    beside = Verification(store)
    beside.start()
    began.wait()
    assert rotation.backups(store.path) == []
    threading.Timer(0.01, may_end.set).start()
    beside.finish()
    assert len(rotation.backups(store.path)) == 1
    assert [path.name for path in rotation.folder(store.path).iterdir() if path.name.endswith(".new")] == []
