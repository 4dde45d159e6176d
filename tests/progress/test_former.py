"""A file of every version that ever was comes to the present one with all that was in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tutor.progress import backup, chain, recovery, rotation
from tutor.progress.connection import peek
from tutor.progress.event import Draft
from tutor.progress.fault import NotBackedUp
from tutor.progress.migration import VERSION
from tutor.progress.store import DamagedStore, Store, StoredPlace

FORMER = Path(__file__).parent / "former"
EVENTS = f"SELECT {chain.COLUMNS}, crc FROM event ORDER BY device, number"
ALL = range(1, VERSION)

Open = Callable[[], Store]


@pytest.fixture(params=ALL, ids=lambda version: f"v{version}")
def former(path: Path, request: pytest.FixtureRequest) -> int:
    """A file of a former version at `path`; the version."""
    version: int = request.param
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((FORMER / f"v{version}.sql").read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode = WAL")
    assert peek(path).version == version
    return version


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_there_is_a_file_of_every_former_version() -> None:
    """Who adds a migration runs `former/make.py` first; it says how."""
    assert sorted(file.name for file in FORMER.glob("*.sql")) == sorted(f"v{version}.sql" for version in ALL)


def test_nothing_is_lost_on_the_way(path: Path, former: int, reopen: Open) -> None:
    events = rows(path, EVENTS)
    standings = rows(
        path,
        "SELECT lesson, sections_read, answered, first_credit, points, last_used FROM lesson "
        "JOIN attempt USING (lesson) WHERE attempt.id = lesson.attempt ORDER BY lesson",
    )
    assert len(events) > 30
    assert len(standings) == 2
    with reopen() as store:
        assert store.verify() is False
        found = sorted(
            (lesson, one.sections_read, one.answered, one.first_credit, one.points)
            for lesson, one in store.standings().items()
        )
        assert found == [tuple(row[:5]) for row in standings]
        assert store.place("tour") == StoredPlace("two", 120, "a few words")
        assert store.place("china-leverage", "copy") == StoredPlace("one", 0, "", "copy")
        assert store.paths() == (Path("/home/someone/Ünsere Lektionen/bridge.toml"),)
        assert store.met("tour") == {"title": "A tour of tutor"}
        assert store.known_terms("tour") == {"Süßstoff"}
        assert len(store.attempts("china-leverage")) == 2
        store.append(Draft(kind="begun", lesson="later"))
        assert store.verify() is False
    assert rows(path, EVENTS)[: len(events)] == events
    assert peek(path).version == VERSION


def test_a_backup_of_the_former_version_is_kept(path: Path, former: int, reopen: Open) -> None:
    events = rows(path, EVENTS)
    reopen()
    (kept,) = rotation.backups(path)
    assert kept.version == former == peek(kept.path).version
    assert rows(kept.path, EVENTS) == events
    assert backup.look_through(kept.path) > 0


def test_a_damaged_file_is_not_brought_to_the_present(path: Path, former: int, reopen: Open) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE event SET lesson = 'other' WHERE number = 5")
    before = path.read_bytes()
    with pytest.raises(DamagedStore, match="event 5"):
        reopen()
    assert path.read_bytes() == before
    assert rotation.backups(path) == []


def test_without_room_for_the_backup_it_is_left_as_it_is(path: Path, former: int, reopen: Open) -> None:
    rotation.folder(path).write_bytes(b"")
    with pytest.raises(NotBackedUp):
        reopen()
    assert peek(path).version == former


def test_a_damaged_file_of_a_former_version_is_recovered_with_its_backup(
    path: Path, former: int, reopen: Open, clock: list[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    count = len(rows(path, EVENTS))
    rotation.make(path, clock[-1])
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE event SET lesson = 'other' WHERE number = 5")
    with recovery.recovered(path, clock[-1]) as made:
        assert made.backup is not None
        assert made.backup.version == former
        assert made.lost == 0
        recovery.put_in_place(path, made, clock[-1])
    with reopen() as store:
        assert store.verify() is False
        assert store.place("tour") == StoredPlace("two", 120, "a few words")
    assert len(rows(path, EVENTS)) == count


def test_a_file_of_a_former_version_is_read_without_a_backup(
    path: Path, former: int, reopen: Open, clock: list[datetime]
) -> None:
    count = len(rows(path, EVENTS))
    with recovery.recovered(path, clock[-1]) as made:
        assert (made.lost, made.is_end_known) == (0, True)
        recovery.put_in_place(path, made, clock[-1])
    with reopen() as store:
        assert store.verify() is False
        assert store.place("tour") == StoredPlace("two", 120, "a few words")
        assert store.paths() == (Path("/home/someone/Ünsere Lektionen/bridge.toml"),)
    assert len(rows(path, EVENTS)) == count
