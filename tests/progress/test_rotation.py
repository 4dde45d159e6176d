"""Backups that are made by themselves: once a day, whole, and never more than a few."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from random import Random

import pytest

from tutor.progress import backup, rotation
from tutor.progress.event import Draft
from tutor.progress.fault import DamagedStore, NotBackedUp
from tutor.progress.migration import VERSION
from tutor.progress.naming import side
from tutor.progress.rotation import DAYS, VERSIONS, WEEKS, Backup, kept
from tutor.progress.store import Store

DAY = timedelta(days=1)


@pytest.fixture
def used(store: Store) -> Store:
    store.append(Draft(kind="begun", lesson="x"))
    return store


def names(store: Store) -> list[str]:
    return sorted(file.name for file in rotation.folder(store.path).iterdir())


def test_a_backup_is_made_once_a_day(used: Store, clock: list[datetime]) -> None:
    assert used.back_up_if_due()
    assert names(used) == [f"progress-2031-05-04-120000-v{VERSION}.db"]
    clock.append(clock[-1] + DAY - timedelta(seconds=1))
    assert not used.back_up_if_due()
    clock.append(clock[0] + DAY)
    assert used.back_up_if_due()
    assert [one.made for one in rotation.backups(used.path)] == [clock[0] + DAY, clock[0]]


def test_a_clock_that_was_ahead_keeps_no_backup_from_being_made(used: Store, clock: list[datetime]) -> None:
    used.back_up_if_due()
    clock.append(clock[0] - DAY)
    assert used.back_up_if_due()
    assert [one.made for one in rotation.backups(used.path)] == [clock[-1]]


def test_a_moment_in_another_zone_is_named_in_utc(used: Store) -> None:
    made = rotation.make(used.path, datetime(2031, 5, 5, 1, 30, tzinfo=timezone(timedelta(hours=2))))
    assert made.path.name.startswith("progress-2031-05-04-233000-v")


def test_a_store_without_events_is_not_backed_up(store: Store) -> None:
    assert not store.back_up_if_due()
    assert not rotation.folder(store.path).exists()


def test_a_damaged_file_takes_no_good_backup_away(used: Store, clock: list[datetime]) -> None:
    for _ in range(10):
        used.back_up_if_due()
        clock.append(clock[-1] + DAY)
    before = names(used)
    used._connection.execute("UPDATE event SET lesson = 'other'")
    with pytest.raises(DamagedStore):
        used.back_up_if_due()
    assert names(used) == before


def test_a_file_that_is_whole_only_together_with_its_log_is_backed_up(used: Store, tmp_path: Path) -> None:
    """As after a process that died while it moved the log into the file: the first page tells of more."""
    used.append(Draft(kind="begun", lesson="x", body={"w": "w" * 100_000}))
    moved = tmp_path / "moved.db"
    for suffix in ("", "-wal"):
        shutil.copyfile(side(used.path, suffix), side(moved, suffix))
    with closing(sqlite3.connect(moved)) as connection:
        connection.execute("PRAGMA wal_checkpoint")
    with used.path.open("r+b") as file:
        file.write(moved.read_bytes()[:4096])
    assert used.path.stat().st_size < moved.stat().st_size
    made = rotation.make(used.path, datetime(2031, 5, 4, tzinfo=UTC))
    assert backup.look_through(made.path) == 2


def test_the_last_of_the_disk_is_left_alone(used: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = os.statvfs(used.path.parent)
    few = os.statvfs_result((*disk[:4], 3, *disk[5:]))
    monkeypatch.setattr(os, "statvfs", lambda _: few)
    with pytest.raises(NotBackedUp, match="nearly full"):
        used.back_up_if_due()


def test_a_file_in_place_of_the_folder_is_told(used: Store) -> None:
    rotation.folder(used.path).write_bytes(b"")
    with pytest.raises(NotBackedUp, match="not a directory"):
        used.back_up_if_due()


def test_what_a_killed_process_left_is_swept_away_after_a_day(used: Store, clock: list[datetime]) -> None:
    folder = rotation.folder(used.path)
    folder.mkdir()
    old, young = (folder / f"progress-2031-05-04-11000{n}-v3.db.{'ab' * 16}.new" for n in (0, 1))
    old.write_bytes(b"x")
    young.write_bytes(b"x")
    os.utime(old, (0, clock[-1].timestamp() - 90_000))
    os.utime(young, (0, clock[-1].timestamp() - 10))
    used.back_up_if_due()
    assert not old.exists()
    assert young.exists()


def day(number: int, version: int = 3) -> Backup:
    """A backup of the day with this number; day 0 is a Monday."""
    return Backup(datetime(2031, 3, 3, 12, tzinfo=UTC) + number * DAY, version, Path(f"{number}"))


def test_the_newest_of_three_days_and_of_four_weeks_stay() -> None:
    there = [day(number) for number in range(60)]
    assert kept(there, day(59)) == {day(number) for number in (59, 58, 57, 55, 48, 41)}


def test_of_several_on_one_day_the_newest_stays() -> None:
    early, late = day(0), Backup(day(0).made + timedelta(hours=3), 3, Path("late"))
    assert kept([early, late], late) == {late}


def test_the_newest_that_an_earlier_version_left_stays_for_good() -> None:
    there = [day(0, 1), day(1, 1), day(2, 2), *(day(number) for number in range(3, 90))]
    assert {day(1, 1), day(2, 2)} <= kept(there, day(89))


@pytest.mark.parametrize("seed", range(20))
def test_never_more_than_a_few_are_kept_and_never_the_new_one_lost(seed: int) -> None:
    chance = Random(seed)
    there: list[Backup] = []
    for number in range(80):
        made = day(number + chance.choice((0, 0, 0, -3, 4)), version=1 + number // 20)
        there = sorted(kept([*there, made], made))
        assert made in there
        assert len(there) <= DAYS + WEEKS + VERSIONS


def test_purging_leaves_none_but_the_one_to_keep(used: Store, clock: list[datetime]) -> None:
    used.back_up_if_due()
    (rotation.folder(used.path) / "progress-2031-05-04-110000-v3.db.abc.new").write_bytes(b"words")
    (rotation.folder(used.path) / "of the learner").write_bytes(b"words")
    clock.append(clock[-1] + DAY)
    newest = rotation.make(used.path, clock[-1])
    rotation.purge(used.path, newest)
    assert names(used) == ["of the learner", newest.path.name]
    rotation.purge(used.path)
    assert names(used) == ["of the learner"]
