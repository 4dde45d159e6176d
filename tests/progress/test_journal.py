"""The log beside the file: what SQLite would drop of it without a word is told, and stays where it is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tutor.progress import journal
from tutor.progress.connection import connect
from tutor.progress.event import Draft
from tutor.progress.naming import side
from tutor.progress.store import DamagedStore, Store

EVENTS = 12

Open = Callable[[], Store]


def write(store: Store) -> None:
    """Events, each in a transaction of its own."""
    for number in range(EVENTS):
        store.append(Draft(kind="begun", lesson=f"lesson-{number}"))


@pytest.fixture
def left(store: Store, tmp_path: Path) -> Path:
    """A store as a process leaves it that is killed: its events are in the log, one transaction each."""
    write(store)
    killed = tmp_path / "killed" / "progress.db"
    killed.parent.mkdir()
    for suffix in ("", "-wal"):
        shutil.copy(side(store.path, suffix), side(killed, suffix))
    return killed


def frames(path: Path) -> tuple[journal.Frame, ...]:
    log = os.open(side(path, "-wal"), os.O_RDONLY)
    try:
        return journal.read(log, 4096).frames
    finally:
        os.close(log)


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 4
    path.write_bytes(content)


def test_a_log_that_a_killed_process_left_is_read(left: Path, clock: list[datetime]) -> None:
    assert sum(frame.ends for frame in frames(left)) >= EVENTS
    with Store.open(left, lambda: clock[-1]) as store:
        assert len(store.standings()) == EVENTS


@pytest.mark.parametrize("back", range(2, EVENTS))
def test_a_log_damaged_before_its_last_transaction_is_told_and_left_as_it_is(
    left: Path, clock: list[datetime], back: int
) -> None:
    ends = [frame for frame in frames(left) if frame.ends]
    flip(side(left, "-wal"), ends[-back].at + 100)
    before = left.read_bytes(), side(left, "-wal").read_bytes()
    for _ in range(2):
        with pytest.raises(DamagedStore, match="cannot be read in progress"):
            Store.open(left, lambda: clock[-1])
        assert (left.read_bytes(), side(left, "-wal").read_bytes()) == before


@pytest.mark.parametrize("at", [0, 9, 17, 25])
def test_a_log_whose_head_is_damaged_is_told(left: Path, clock: list[datetime], at: int) -> None:
    flip(side(left, "-wal"), at)
    with pytest.raises(DamagedStore, match="cannot be read in progress"):
        Store.open(left, lambda: clock[-1])


def test_a_transaction_that_a_power_cut_left_unfinished_is_not_missed(
    left: Path, clock: list[datetime]
) -> None:
    """Its last frame was not written, or was and the ones before it were not."""
    content = side(left, "-wal").read_bytes()
    *_, before, last = [frame for frame in frames(left) if frame.ends]
    unwritten = bytes(last.at - before.at - 4096)
    for number, end in enumerate((content[: last.at], content[: before.at + 4096] + unwritten)):
        path = left.with_name(f"{number}.db")
        shutil.copy(left, path)
        side(path, "-wal").write_bytes(end + content[len(end) :] if number else end)
        with Store.open(path, lambda: clock[-1]) as store:
            assert len(store.standings()) == EVENTS - 1
            assert store.verify() is False


def test_a_log_that_was_begun_anew_says_nothing_of_the_one_before(store: Store, reopen: Open) -> None:
    write(store)
    with closing(connect(store.path)) as connection:
        assert connection.execute("PRAGMA wal_checkpoint(RESTART)").fetchone()[0] == 0
    store.append(Draft(kind="begun", lesson="later"))
    assert side(store.path, "-wal").stat().st_size > 3 * 4096 * EVENTS
    assert len(reopen().standings()) == EVENTS + 1


def test_what_another_process_is_writing_is_no_damage(store: Store, reopen: Open) -> None:
    for number in range(40):
        store.append(Draft(kind="begun", lesson=f"lesson-{number}"))
        with reopen() as other:
            other.append(Draft(kind="begun", lesson=f"other-{number}"))


def test_a_log_that_is_begun_anew_while_it_is_looked_at_is_no_damage(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process writes three times meanwhile: twice into the log, then into the next one."""
    write(store)
    read, looks = journal.read, []

    def slowly(log: int, usual_size: int) -> journal.Journal:
        looks.append(log)
        if len(looks) == 1:
            store.append(Draft(kind="begun", lesson="two"))
            store.append(Draft(kind="begun", lesson="more"))
        found = read(log, usual_size)
        if len(looks) == 1:
            with closing(connect(store.path)) as connection:
                connection.execute("PRAGMA wal_checkpoint(RESTART)")
            store.append(Draft(kind="begun", lesson="the-next-log"))
        return found

    monkeypatch.setattr(journal, "read", slowly)
    assert not journal.is_cut_short(store.path, 4096)


def test_a_log_whose_next_head_is_not_written_yet_is_no_damage(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who begins a log anew says so in the index first; a process that ends just then leaves it so."""
    write(store)
    monkeypatch.setattr(journal, "_index", lambda path: journal._Index(0, (1, 2)))
    assert not journal.is_cut_short(store.path, 4096)


def test_a_log_that_seems_cut_short_for_a_moment_is_no_damage(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process begins it anew: of its index the number of frames is written already, not the salt."""
    write(store)
    index, looks = journal._index, []

    def half_written(path: Path) -> journal._Index:
        looks.append(path)
        found = index(path)
        return found._replace(frames=0) if len(looks) == 2 else found

    monkeypatch.setattr(journal, "_index", half_written)
    assert not journal.is_cut_short(store.path, 4096)
