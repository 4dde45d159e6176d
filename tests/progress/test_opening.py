"""Making the file, and refusing what is not ours, too new, or not usable."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tutor.progress import opening
from tutor.progress.event import Draft
from tutor.progress.migration import APPLICATION_ID, VERSION
from tutor.progress.store import (
    DamagedStore,
    LostStore,
    NewerStore,
    NotAStore,
    Store,
    StoredPlace,
    StoreError,
    UnusableStore,
)

Open = Callable[[], Store]
Spawn = Callable[..., "subprocess.Popen[str]"]


def unsupported(*_: object) -> None:
    """What os.link does where the file system has no links."""
    raise PermissionError(1, "Operation not permitted")


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def used(path: Path, reopen: Open) -> None:
    """A closed store at `path` with a few events."""
    with reopen() as store:
        for number in range(20):
            store.append(Draft(kind="begun", lesson=f"lesson-{number}"))
        store.save_place("lesson-1", StoredPlace("s", 5, "words"))
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def refused(path: Path, reopen: Open, error: type[StoreError]) -> str:
    """What is said when the file is refused, after which everything is as it was."""
    before = files(path.parent)
    with pytest.raises(error) as caught:
        reopen()
    assert files(path.parent) == before
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_a_new_store_is_only_for_its_owner(path: Path, reopen: Open) -> None:
    store = reopen()
    store.append(Draft(kind="begun", lesson="x"))
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == {"progress.db": 0o600, "progress.db-wal": 0o600, "progress.db-shm": 0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_that_others_can_read_is_closed_to_them(path: Path, reopen: Open) -> None:
    used(path, reopen)
    path.chmod(0o644)
    store = reopen()
    store.append(Draft(kind="begun", lesson="x"))
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


def test_a_store_knows_itself(path: Path, reopen: Open) -> None:
    used(path, reopen)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_a_newer_store_is_refused_and_stays_as_it_is(path: Path, reopen: Open) -> None:
    used(path, reopen)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    assert "newer version" in refused(path, reopen, NewerStore)


def test_a_newer_store_in_use_is_refused(path: Path, reopen: Open) -> None:
    used(path, reopen)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
        with pytest.raises(NewerStore):
            reopen()


def test_a_database_of_another_program_is_refused(path: Path, reopen: Open) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (text)")
    assert "not a progress file" in refused(path, reopen, NotAStore)


def test_a_file_that_is_no_database_is_refused(path: Path, reopen: Open) -> None:
    path.parent.mkdir()
    path.write_text("my shopping list\n" * 100)
    assert "not a progress file" in refused(path, reopen, NotAStore)


@pytest.mark.parametrize("left", [0, 1, 99, 511])
def test_a_stump_is_damage_and_no_new_store(path: Path, reopen: Open, left: int) -> None:
    used(path, reopen)
    os.truncate(path, left)
    assert f"only {left} byte" in refused(path, reopen, DamagedStore)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.9])
def test_a_truncated_file_is_damage(path: Path, reopen: Open, share: float) -> None:
    used(path, reopen)
    os.truncate(path, int(path.stat().st_size * share))
    refused(path, reopen, DamagedStore)


def test_the_log_of_another_file_is_not_written_into_this_one(
    path: Path, reopen: Open, tmp_path: Path, clock: list[datetime]
) -> None:
    used(path, reopen)
    other = tmp_path / "other" / "progress.db"
    with Store.open(other, lambda: clock[-1]) as store:
        for number in range(30):
            store.append(Draft(kind="begun", lesson=f"other-{number}"))
        log = other.with_name("progress.db-wal").read_bytes()
    path.with_name("progress.db-wal").write_bytes(log)
    before = path.read_bytes()
    with pytest.raises(DamagedStore):
        reopen()
    assert path.read_bytes() == before
    assert path.with_name("progress.db-wal").read_bytes() == log


def test_a_version_that_never_was_is_damage(path: Path, reopen: Open) -> None:
    used(path, reopen)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 0")
    refused(path, reopen, DamagedStore)


def test_a_missing_table_is_damage(path: Path, reopen: Open) -> None:
    used(path, reopen)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE device")
    with pytest.raises(DamagedStore):
        reopen()


def test_code_in_the_file_is_damage_and_never_runs(path: Path, reopen: Open) -> None:
    used(path, reopen)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TRIGGER bad AFTER INSERT ON event BEGIN DELETE FROM event; END")
        connection.commit()
    assert "its tables are not the ones that were made" in refused(path, reopen, DamagedStore)


def test_a_log_without_its_file_is_no_new_store(path: Path, reopen: Open) -> None:
    store = reopen()
    store.append(Draft(kind="begun", lesson="x"))
    path.rename(path.with_name("elsewhere"))
    assert "progress.db-wal" in refused(path, reopen, LostStore)


def test_a_changed_event_since_the_last_check_is_damage(path: Path, reopen: Open) -> None:
    used(path, reopen)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "UPDATE device SET (checked_number, checked_crc) = "
            "(SELECT number, crc FROM event WHERE number = 5)"
        )
        connection.execute("UPDATE event SET lesson = 'other' WHERE number = 15")
        connection.commit()
    assert "event 15" in refused(path, reopen, DamagedStore)


def test_a_folder_in_its_place_is_refused(path: Path, reopen: Open) -> None:
    path.mkdir(parents=True)
    with pytest.raises(UnusableStore, match="not a regular file"):
        reopen()


def test_a_fifo_in_its_place_is_refused_without_waiting(path: Path, reopen: Open) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    with pytest.raises(UnusableStore, match="not a regular file"):
        reopen()


def test_a_loop_of_links_is_refused(path: Path, reopen: Open) -> None:
    path.parent.mkdir()
    path.symlink_to(path.with_name("other"))
    path.with_name("other").symlink_to(path)
    with pytest.raises(UnusableStore, match="links"):
        reopen()


def test_a_link_is_followed(path: Path, reopen: Open, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "real.db")
    reopen().append(Draft(kind="begun", lesson="x"))
    assert (tmp_path / "real.db").is_file()
    assert reopen().present_attempt("x")


def test_a_file_in_place_of_the_folder_is_refused(path: Path, reopen: Open) -> None:
    path.parent.write_text("")
    with pytest.raises(UnusableStore):
        reopen()


def test_a_file_of_another_user_is_refused(path: Path, reopen: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    used(path, reopen)
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    assert "another user" in refused(path, reopen, UnusableStore)


def test_a_name_with_every_odd_character_works(tmp_path: Path, clock: list[datetime]) -> None:
    path = tmp_path / "a b?mode=ro#x%20" / "ü 'q\" \udce9.db"
    for count in (1, 2):
        with Store.open(path, lambda: clock[-1]) as store:
            store.append(Draft(kind="begun", lesson="x"))
            assert len(store.attempts("x")) == count


def test_where_links_cannot_be_made_a_store_still_can(
    path: Path, reopen: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", unsupported)
    reopen().append(Draft(kind="begun", lesson="x"))
    assert len(reopen().attempts("x")) == 1


@pytest.mark.parametrize("links", [True, False])
def test_the_slower_of_two_makers_uses_the_store_of_the_quicker(
    path: Path, reopen: Open, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", unsupported)
    quick = reopen()
    quick.append(Draft(kind="begun", lesson="x"))
    opening.create(path)
    assert len(reopen().attempts("x")) == 1
    assert not list(path.parent.glob("*.new*"))


READ_ONLY = """
import os, sys, pathlib, urllib.parse  # pathlib imports it when the user may not any more
from datetime import datetime, UTC
from tutor.progress.event import Draft
from tutor.progress.store import Store, UnusableStore
folder = pathlib.Path(sys.argv[1])
os.chdir(folder)
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    Store.open(pathlib.Path("progress.db").absolute(), lambda: datetime(2031, 1, 1, tzinfo=UTC))
except UnusableStore as error:
    print(error)
"""


@pytest.mark.parametrize("exists", [False, True])
def test_a_folder_that_cannot_be_written_is_refused(
    spawn: Spawn, clock: list[datetime], exists: bool
) -> None:
    """The process gives root up, whom permissions do not stop, so the folder has to be open to others."""
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        if exists:
            Store.open(folder / "progress.db", lambda: clock[-1]).close()
            if os.geteuid() == 0:
                os.chown(folder / "progress.db", 65534, 65534)
        folder.chmod(0o555)
        said, errors = spawn(READ_ONLY, folder).communicate()
        folder.chmod(0o755)
        assert (str(folder) in said, errors) == (True, "")


MAKERS = """
import sys, pathlib
from datetime import datetime, UTC
from tutor.progress.event import Draft
from tutor.progress.store import Store
print("ready", flush=True)
sys.stdin.readline()
with Store.open(pathlib.Path(sys.argv[1]), lambda: datetime(2031, 1, 1, tzinfo=UTC)) as store:
    store.append(Draft(kind="begun", lesson="x"))
"""


def test_many_processes_may_make_it_at_once(path: Path, spawn: Spawn, reopen: Open) -> None:
    makers = [spawn(MAKERS, path) for _ in range(6)]
    for maker in makers:
        assert maker.stdout is not None
        maker.stdout.readline()
    for maker in makers:
        assert maker.stdin is not None
        maker.stdin.write("\n")
        maker.stdin.flush()
    assert [maker.communicate()[1] for maker in makers] == [""] * 6
    store = reopen()
    assert len(store.attempts("x")) == 6
    store.verify()
