"""A backup holds everything, is whole, and is made while the file is in use."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tutor.progress import backup
from tutor.progress.backup import back_up
from tutor.progress.connection import connect
from tutor.progress.event import Draft
from tutor.progress.fault import DamagedStore, NotBackedUp
from tutor.progress.store import Store, StoredPlace

Open = Callable[[], Store]


@pytest.fixture
def used(store: Store) -> Store:
    """A store in use, whose newest events are in the log beside it."""
    for number in range(30):
        store.append(Draft(kind="begun", lesson=f"lesson-{number}", body={"words": "w" * 300}))
    store.save_place("lesson-1", StoredPlace("s", 5, "words"))
    return store


def opened(copy: Path, clock: list[datetime]) -> list[object]:
    """What is found in a backup that is put in the place of a progress file."""
    there = copy.parent / "elsewhere" / "progress.db"
    there.parent.mkdir()
    there.write_bytes(copy.read_bytes())
    with Store.open(there, lambda: clock[-1]) as store:
        assert store.verify() is False
        return [list(store.events()), store.standings(), store.place("lesson-1")]


def test_a_backup_holds_everything_in_one_file_of_its_owner(
    used: Store, tmp_path: Path, clock: list[datetime]
) -> None:
    target = tmp_path / "ü ?#\udce9" / "copy.db"
    assert back_up(used.path, target) == 30
    assert [file.name for file in target.parent.iterdir()] == ["copy.db"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    used.append(Draft(kind="begun", lesson="later"))
    assert opened(target, clock) == [
        list(used.events())[:-1],
        {name: standing for name, standing in used.standings().items() if name != "later"},
        used.place("lesson-1"),
    ]


def test_what_was_deleted_is_not_in_it(used: Store, tmp_path: Path) -> None:
    with closing(connect(used.path)) as connection:
        connection.execute("CREATE TABLE more (a)")
        connection.execute("INSERT INTO more VALUES (?)", ("zanzibar " * 1000,))
        connection.execute("DROP TABLE more")
    assert b"zanzibar" in b"".join(file.read_bytes() for file in used.path.parent.iterdir())
    back_up(used.path, tmp_path / "copy.db")
    assert b"zanzibar" not in (tmp_path / "copy.db").read_bytes()


def test_a_file_that_fails_its_check_gives_no_backup(used: Store, tmp_path: Path) -> None:
    used._connection.execute("UPDATE event SET lesson = 'other' WHERE number = 3")
    with pytest.raises(DamagedStore, match="event 3 is not what was written"):
        back_up(used.path, tmp_path / "copies" / "copy.db")
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_copy_that_is_not_what_was_written_is_no_backup(
    used: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_through(copy: Path) -> int:
        raise sqlite3.DatabaseError("malformed")

    monkeypatch.setattr(backup, "look_through", look_through)
    with pytest.raises(NotBackedUp, match="not what was read again"):
        back_up(used.path, tmp_path / "copies" / "copy.db")
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_name_that_is_taken_is_left_alone_unless_it_is_to_be_replaced(used: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_bytes(b"something else")
    with pytest.raises(NotBackedUp, match="there already"):
        back_up(used.path, target)
    assert target.read_bytes() == b"something else"
    back_up(used.path, target, replace=True)
    assert target.read_bytes().startswith(b"SQLite")


def test_a_folder_that_cannot_be_made_is_told(used: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotBackedUp, match="file exists"):
        back_up(used.path, tmp_path / "file" / "copy.db")


def test_a_backup_is_made_while_another_process_would_write(used: Store, tmp_path: Path) -> None:
    with closing(connect(used.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert back_up(used.path, tmp_path / "copy.db") == 30
        other.execute("ROLLBACK")


FULL = """
import pathlib, resource, sys
from tutor.progress.backup import back_up
from tutor.progress.fault import NotBackedUp
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    back_up(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
except NotBackedUp as error:
    print(error)
"""


@pytest.mark.parametrize("most", [0, 10_000, 50_001])
def test_a_disk_without_room_leaves_nothing_behind(
    used: Store, tmp_path: Path, spawn: Callable[..., subprocess.Popen[str]], most: int
) -> None:
    target = tmp_path / "copies" / "copy.db"
    before = sorted(used.path.parent.iterdir())
    said, errors = spawn(FULL, used.path, target, most).communicate()
    assert (errors, said.startswith(f"No backup was made in {target.parent}: ")) == ("", True)
    assert list(target.parent.iterdir()) == []
    assert sorted(used.path.parent.iterdir()) == before
