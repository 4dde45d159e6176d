"""When the file cannot be written: nothing is half-written, and the same can be stored later, once."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest

from tutor.progress import connection, network
from tutor.progress.connection import WAIT
from tutor.progress.event import Draft
from tutor.progress.fault import Reason
from tutor.progress.store import NotSaved, Store, StoredPlace, UnusableStore

pytestmark = pytest.mark.long

Spawn = Callable[..., "subprocess.Popen[str]"]


def drafts(count: int = 3) -> tuple[Draft, ...]:
    """What needs more room than the pages of an empty store have left."""
    begun = Draft(kind="begun", lesson="x")
    body = {"answer": "y" * 10_000}
    return (begun, *(Draft(kind="answered", lesson="x", question=f"q{n}", body=body) for n in range(count)))


@contextmanager
def full(store: Store) -> Iterator[None]:
    """The database may not grow, which SQLite reports as it does a full disk."""
    store._connection.execute("PRAGMA max_page_count = 1")
    yield
    store._connection.execute("PRAGMA max_page_count = 1000000")


@contextmanager
def read_only(store: Store) -> Iterator[None]:
    store._connection.execute("PRAGMA query_only = ON")
    yield
    store._connection.execute("PRAGMA query_only = OFF")


@contextmanager
def locked(store: Store) -> Iterator[None]:
    store._patience = min(0.01, store._patience)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def gone(store: Store) -> Iterator[None]:
    aside = store.path.with_name("aside")
    store.path.rename(aside)
    yield
    aside.rename(store.path)


@contextmanager
def replaced(store: Store) -> Iterator[None]:
    aside = store.path.with_name("aside")
    store.path.rename(aside)
    store.path.write_bytes(aside.read_bytes())
    yield
    aside.rename(store.path)


TROUBLES: list[tuple[Callable[[Store], AbstractContextManager[None]], Reason]] = [
    (full, "full"),
    (read_only, "read-only"),
    (locked, "locked"),
    (gone, "gone"),
    (replaced, "gone"),
]


@pytest.mark.parametrize(("trouble", "reason"), TROUBLES)
def test_what_could_not_be_stored_is_stored_once_afterwards(
    store: Store, trouble: Callable[[Store], AbstractContextManager[None]], reason: Reason
) -> None:
    ours = drafts()
    with trouble(store):
        for _ in range(2):
            with pytest.raises(NotSaved) as caught:
                store.append(*ours)
            assert caught.value.reason == reason
            assert str(store.path) in caught.value.message
    assert store.attempts("x") == ()
    events = store.append(*ours)
    assert store.append(*ours) == events == store.attempt("x")
    assert len(events) == len(ours)
    store.verify()


def test_a_writer_that_was_waited_for_in_vain_is_not_waited_for_again(store: Store) -> None:
    before = store._patience
    with locked(store), pytest.raises(NotSaved):
        store.append(*drafts())
    assert (before, store._patience) == (WAIT, 0)
    store.append(*drafts())
    assert store._patience == before


@pytest.mark.parametrize(("trouble", "reason"), TROUBLES)
def test_a_place_or_a_path_that_cannot_be_stored_is_told(
    store: Store, trouble: Callable[[Store], AbstractContextManager[None]], reason: Reason
) -> None:
    saves: list[Callable[[], None]] = [
        lambda: store.save_place("x", StoredPlace("s", 1, "w" * 20_000)),
        lambda: store.remember_path(Path("/" + "w" * 20_000)),
        lambda: store.meet("x", {"title": "w" * 20_000}),
    ]
    with trouble(store):
        for save in saves:
            with pytest.raises(NotSaved) as caught:
                save()
            assert caught.value.reason == reason
    assert (store.place("x"), store.paths(), store.met("x")) == (None, (), None)


def test_nothing_of_a_batch_is_stored_when_its_last_draft_cannot_be(store: Store) -> None:
    with pytest.raises(NotSaved), full(store):
        store.append(*drafts(3))
    assert store.standings() == {}


def test_damage_met_while_storing_is_told(store: Store) -> None:
    store.append(*drafts())
    with closing(sqlite3.connect(store.path)) as other:
        other.execute("DELETE FROM event WHERE number = 4")
        other.commit()
    with pytest.raises(NotSaved) as caught:
        store.append(*drafts())
    assert caught.value.reason == "damaged"


def test_a_store_that_another_program_holds_is_told_when_opening(
    path: Path, reopen: Callable[[], Store], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With a journal instead of a log, someone who writes keeps others from reading."""
    table = tmp_path / "mounts"
    table.write_text("server:/ / nfs rw 0 0\n")
    monkeypatch.setattr(network, "TABLE", table)
    monkeypatch.setattr(connection, "WAIT", 0.01)
    reopen().close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(UnusableStore, match="another program"):
            reopen()


FULL_DISK = """
import pathlib, resource, sys
from datetime import datetime, UTC
from tutor.progress.event import Draft
from tutor.progress.store import NotSaved, Store
path = pathlib.Path(sys.argv[1])
store = Store.open(path, lambda: datetime(2031, 1, 1, tzinfo=UTC))
store.append(Draft(kind="begun", lesson="x"))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
refused = []
for number in range(60):
    draft = Draft(kind="answered", lesson="x", question=f"q{number}", body={"answer": "y" * 3000})
    try:
        store.append(draft)
    except NotSaved as error:
        assert error.reason in ("full", "io"), error
        refused.append(draft)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert 60 - len(refused) == len(store.attempt("x")) - 1
for draft in refused:
    store.append(draft)
questions = [event.question for event in store.attempt("x")[1:]]
assert sorted(questions) == sorted({f"q{number}" for number in range(60)}), questions
store.verify()
store.close()
print(len(refused))
"""


@pytest.mark.parametrize("most", [90_000, 150_001, 200_123, 300_000])
def test_files_that_may_not_grow_lose_and_double_nothing(path: Path, spawn: Spawn, most: int) -> None:
    refused, errors = spawn(FULL_DISK, path, most).communicate()
    assert errors == ""
    assert 0 < int(refused) <= 60


NO_ROOM = """
import pathlib, resource, sys
from datetime import datetime, UTC
from tutor.progress.store import Store, StoreError
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    Store.open(pathlib.Path(sys.argv[1]), lambda: datetime(2031, 1, 1, tzinfo=UTC))
except StoreError as error:
    print(error)
"""


@pytest.mark.parametrize("most", [0, 100, 5_000, 60_000])
def test_where_there_is_no_room_for_a_new_store_none_is_left_behind(
    path: Path, spawn: Spawn, most: int
) -> None:
    said, errors = spawn(NO_ROOM, path, most).communicate()
    assert errors == ""
    assert str(path) in said
    assert list(path.parent.iterdir()) == []
