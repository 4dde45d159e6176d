"""What is recovered from a damaged file: the backup, and every row whose CRC holds."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from tutor.progress import aside, custody, naming, recovery, rotation
from tutor.progress.event import JSON, Draft
from tutor.progress.fault import DamagedStore, LostStore, NewerStore, StoreError, UnusableStore
from tutor.progress.naming import RECOVERED, side
from tutor.progress.rebuilding import Rebuilt
from tutor.progress.recovery import NotRecovered
from tutor.progress.store import Store, StoredPlace
from tutor.progress.transfer import Transfer

pytestmark = pytest.mark.long

Open = Callable[[], Store]
PAGE = 4096


def fill(store: Store, lesson: str, count: int = 40) -> None:
    """Answers of all lengths, some of which go on in other pages."""
    drafts = [Draft(kind="begun", lesson=lesson)]
    for number in range(count):
        body: dict[str, JSON] = {"answer": "ä" * (number % 9 * number), "credit": 1}
        drafts.append(Draft(kind="answered", lesson=lesson, section="s", question=f"q{number}", body=body))
    store.append(*drafts)
    store.save_place(lesson, StoredPlace("s", 17, "a few words"))
    store.remember_path(Path("/lessons") / f"{lesson}.toml")


class Held(NamedTuple):
    """All that a learner could miss."""

    events: list[tuple[str, datetime, int, str, Mapping[str, JSON]]]
    others: tuple[object, ...]


@pytest.fixture
def used(path: Path, reopen: Open) -> Held:
    """A closed store at `path`; what it holds."""
    with reopen() as store:
        fill(store, "x")
        fill(store, "y")
        custody.named(store, "somebody")
        return everything(store)


@pytest.fixture
def backed_up(path: Path, reopen: Open, clock: list[datetime]) -> Held:
    """A closed store at `path` of which all but the newest is in a backup; what it holds."""
    with reopen() as store:
        fill(store, "x")
        assert store.back_up_if_due()
        clock.append(clock[-1] + timedelta(hours=1))
        fill(store, "y")
        custody.named(store, "somebody")
        return everything(store)


def everything(store: Store) -> Held:
    """All that a learner could miss."""
    events = [(event.id, event.wall, event.order, event.kind, event.body) for event in store.events()]
    with store.reading() as connection:
        secrets = connection.execute("SELECT secret FROM pseudonym").fetchall()
    return Held(events, (store.standings(), store.place("x"), store.place("y"), store.paths(), secrets))


def recover(path: Path, now: datetime, *also: Path) -> tuple[Rebuilt, Path | None]:
    """Recover; what was said of it, and where the damaged file is."""
    with recovery.recovered(path, now, also) as made:
        return made, recovery.put_in_place(path, made, now)


def zero(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek(page * PAGE)
        file.write(bytes(PAGE))


def test_a_whole_file_is_no_trouble(path: Path, used: Held, clock: list[datetime]) -> None:
    assert recovery.is_there(path)
    assert recovery.trouble(path, lambda: clock[-1]) is None


def test_where_nothing_is_nothing_was(path: Path) -> None:
    assert not recovery.is_there(path)


def test_a_newer_backup_is_not_made_into_a_file_that_is_then_refused(
    path: Path, backed_up: Held, clock: list[datetime]
) -> None:
    (backup,) = (path.parent / naming.BACKUPS).iterdir()
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("PRAGMA user_version = 99")
    path.unlink()
    with pytest.raises(NewerStore, match="Update tutor"), recovery.recovered(path, clock[-1]):
        pass
    assert not path.exists()


def test_a_newer_file_is_no_damage(path: Path, used: Held, clock: list[datetime]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(NewerStore):
        recovery.trouble(path, lambda: clock[-1])


def test_a_whole_file_is_read_to_its_last_row(
    path: Path, used: Held, reopen: Open, clock: list[datetime]
) -> None:
    made, _ = recover(path, clock[-1])
    assert (made.from_backup, made.added, made.lost, made.is_end_known) == (0, 82, 0, True)
    with reopen() as store:
        assert store.verify() is False
        assert everything(store) == used
        fill(store, "z")
        assert store.verify() is False


@pytest.mark.parametrize("share", [0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95])
def test_with_a_page_gone_everything_but_what_stood_there_comes_back(
    path: Path, used: Held, reopen: Open, clock: list[datetime], share: float
) -> None:
    damaged = int(path.stat().st_size * share) // PAGE
    before = path.read_bytes()
    zero(path, damaged)
    after = path.read_bytes()
    made, folder = recover(path, clock[-1])
    assert folder is not None
    assert (folder / path.name).read_bytes() == after
    assert made.added + made.lost == 82
    assert made.lost <= before[damaged * PAGE :][:PAGE].count(b"answered") + 2
    with reopen() as store:
        assert store.verify() is False
        there = everything(store)
    assert len(there.events) == made.added
    assert [one for one in there.events if one not in used.events] == []


@pytest.mark.parametrize("share", [0, 0.1, 0.3, 0.5, 0.7, 0.9])
def test_with_a_page_gone_nothing_that_was_backed_up_is_missing(
    path: Path, backed_up: Held, reopen: Open, clock: list[datetime], share: float
) -> None:
    zero(path, int(path.stat().st_size * share) // PAGE)
    made, _ = recover(path, clock[-1])
    assert made.backup is not None
    assert made.from_backup == 41
    assert made.added + made.lost == 41
    with reopen() as store:
        assert store.verify() is False
        ids = {event.id for event in store.events("x")}
    assert len(ids) == 41


@pytest.mark.parametrize("number", [1, 2, 41, 81, 82])
@pytest.mark.parametrize("change", ["body = '[1]'", "crc = crc + 1", "question = question || 'x'"])
def test_one_changed_row_costs_itself_alone_and_none_if_its_crc_was_changed(
    path: Path, used: Held, reopen: Open, clock: list[datetime], number: int, change: str
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"UPDATE event SET {change} WHERE number = ?", (number,))
    made, _ = recover(path, clock[-1])
    assert (made.lost, made.added) == ((0, 82) if "crc" in change else (1, 81))
    reopen().verify()


@pytest.mark.parametrize("left", [0, 1, 99, 5000])
def test_a_stump_with_a_backup(
    path: Path, backed_up: Held, reopen: Open, clock: list[datetime], left: int
) -> None:
    os.truncate(path, left)
    assert isinstance(recovery.trouble(path, lambda: clock[-1]), StoreError)
    made, folder = recover(path, clock[-1])
    assert folder is not None
    assert (folder / path.name).stat().st_size == left
    assert made.from_backup == 41
    assert not made.is_end_known
    reopen().verify()


def test_a_missing_file_is_not_begun_anew_where_there_are_backups(
    path: Path, backed_up: Held, reopen: Open, clock: list[datetime]
) -> None:
    path.unlink()
    with pytest.raises(LostStore, match="there are backups"):
        reopen()
    assert not path.exists()
    assert recovery.is_there(path)
    made, folder = recover(path, clock[-1])
    assert (made.from_backup, made.added, made.is_end_known, folder) == (41, 0, False, None)
    assert len(list(reopen().events())) == 41


def test_a_bad_backup_is_passed_over(
    path: Path, backed_up: Held, reopen: Open, clock: list[datetime]
) -> None:
    clock.append(clock[-1] + timedelta(days=1))
    with reopen() as store:
        assert store.back_up_if_due()
    newest, older = rotation.backups(path)
    zero(newest.path, 3)
    path.unlink()
    made, _ = recover(path, clock[-1])
    assert made.backup == older


def test_another_files_log_costs_nothing_but_what_the_own_log_held(
    path: Path, used: Held, reopen: Open, clock: list[datetime], tmp_path: Path
) -> None:
    with Store.open(tmp_path / "other" / "progress.db", lambda: clock[-1]) as other:
        fill(other, "other")
        log = side(other.path, "-wal").read_bytes()
    side(path, "-wal").write_bytes(log)
    assert isinstance(recovery.trouble(path, lambda: clock[-1]), DamagedStore)
    made, folder = recover(path, clock[-1])
    assert (made.added, made.lost, made.is_log_foreign) == (82, 0, True)
    assert folder is not None
    assert (folder / "progress.db-wal").read_bytes() == log
    with reopen() as store:
        assert store.standings().keys() == {"x", "y"}


def test_behind_a_damaged_place_in_the_log_everything_is_read(
    path: Path, store: Store, clock: list[datetime], tmp_path: Path
) -> None:
    for number in range(30):
        store.append(Draft(kind="begun", lesson=f"lesson-{number}"))
    there = tmp_path / "killed" / "progress.db"
    there.parent.mkdir()
    shutil.copy(path, there)
    log = bytearray(side(path, "-wal").read_bytes())
    log[len(log) // 2] ^= 1
    side(there, "-wal").write_bytes(log)
    made, _ = recover(there, clock[-1])
    assert (made.added + made.lost, made.is_end_known) == (30, True)
    assert made.lost <= 1
    with Store.open(there, lambda: clock[-1]) as found:
        assert len(found.standings()) == made.added


def test_a_named_file_adds_what_it_has_more(
    path: Path, backed_up: Held, reopen: Open, clock: list[datetime], tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere.db"
    shutil.copy(path, elsewhere)
    zero(elsewhere, 0)
    os.truncate(path, 1)
    made, _ = recover(path, clock[-1], elsewhere)
    assert (made.from_backup, made.added) == (41, 41)
    with reopen() as store:
        assert everything(store)[:2] == backed_up[:2]


def test_a_file_in_use_is_left_alone(path: Path, used: Held, clock: list[datetime], spawn: object) -> None:
    holder = spawn(HOLDER, path)  # type: ignore[operator]
    holder.stdout.readline()
    before = path.read_bytes()
    with pytest.raises(UnusableStore, match="another program"):
        recover(path, clock[-1])
    assert path.read_bytes() == before
    assert not aside.folder(path).exists()


HOLDER = """
import pathlib, sys
from datetime import datetime, UTC
from tutor.progress.store import Store
store = Store.open(pathlib.Path(sys.argv[1]), lambda: datetime(2031, 1, 1, tzinfo=UTC))
print("open", flush=True)
sys.stdin.readline()
"""


def test_a_file_that_changes_meanwhile_is_not_exchanged(
    path: Path, used: Held, reopen: Open, clock: list[datetime]
) -> None:
    with recovery.recovered(path, clock[-1]) as made:
        with reopen() as store:
            store.append(Draft(kind="begun", lesson="z"))
        with pytest.raises(NotRecovered, match="changed meanwhile"):
            recovery.put_in_place(path, made, clock[-1])
    assert sorted(file.name for file in path.parent.iterdir()) == ["progress.db"]
    assert "z" in reopen().standings()


def test_without_a_yes_nothing_is_changed(path: Path, used: Held, clock: list[datetime]) -> None:
    zero(path, 3)
    before = path.read_bytes()
    with recovery.recovered(path, clock[-1]):
        pass
    assert [file.name for file in path.parent.iterdir()] == ["progress.db"]
    assert path.read_bytes() == before


def test_where_the_damaged_file_cannot_be_set_aside_nothing_is_changed(
    path: Path, used: Held, clock: list[datetime]
) -> None:
    zero(path, 3)
    before = path.read_bytes()
    in_the_way = path.parent / "damaged"
    in_the_way.write_bytes(b"mine")
    with (
        pytest.raises(NotRecovered, match=r"nothing was changed: .*damaged: file exists"),
        recovery.recovered(path, clock[-1]) as made,
    ):
        recovery.put_in_place(path, made, clock[-1])
    assert sorted(file.name for file in path.parent.iterdir()) == ["damaged", "progress.db"]
    assert path.read_bytes() == before
    assert in_the_way.read_bytes() == b"mine"


class Killed(BaseException):
    """The process died."""


@pytest.mark.parametrize("step", range(12))
def test_an_interrupted_recovery_is_finished_or_begun_again(
    path: Path,
    backed_up: Held,
    reopen: Open,
    clock: list[datetime],
    monkeypatch: pytest.MonkeyPatch,
    step: int,
) -> None:
    """The process dies at every step of the exchange; until it is over, each start says what helps."""
    side(path, "-wal").write_bytes(b"x")
    zero(path, 3)
    steps = iter(range(100))

    def counted(act: Callable[..., object]) -> Callable[..., object]:
        def do(*given: object, **named: object) -> object:
            if next(steps) == step:
                raise Killed
            return act(*given, **named)

        return do

    with monkeypatch.context() as broken, suppress(Killed), recovery.recovered(path, clock[-1]) as made:
        for owner, name in ((Path, "rename"), (Path, "replace"), (Path, "mkdir"), (naming, "make_durable")):
            broken.setattr(owner, name, counted(getattr(owner, name)))
        recovery.put_in_place(path, made, clock[-1])
    if recovery.trouble(path, lambda: clock[-1]):
        with pytest.raises(StoreError, match="tutor recover"):
            reopen().verify()
        if not recovery.finish(path, clock[-1]):
            recover(path, clock[-1])
    with reopen() as store:
        assert store.verify() is False
        assert len(list(store.events("x"))) == 41
    assert not side(path, RECOVERED).exists()
    folders = list(aside.folder(path).iterdir())
    assert sum((folder / "progress.db").exists() for folder in folders) == 1


def test_what_was_forgotten_does_not_come_back(
    path: Path, backed_up: Held, reopen: Open, clock: list[datetime]
) -> None:
    with reopen() as store:
        custody.forget(store, [("x", "")])
    zero(path, 4)
    made, _ = recover(path, clock[-1])
    with reopen() as store:
        assert list(store.events("x")) == []
    assert made.added <= 41


def test_what_another_machine_has_more_is_merged_as_ever(
    path: Path, used: Held, reopen: Open, clock: list[datetime]
) -> None:
    """Its export was made before the damage and holds what was lost by it."""
    with reopen() as store:
        lines = list(custody.lines(store, "1"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE event SET body = '[1]' WHERE number IN (10, 11, 50, 82)")
    made, _ = recover(path, clock[-1])
    assert made.lost == 4
    with reopen() as store:
        merged = custody.merge(store, Transfer(lambda: lines))
        assert sum(merged.added.values()) == made.lost
        assert sorted(everything(store).events) == sorted(used.events)
        assert store.verify() is False
