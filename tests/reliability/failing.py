"""Every act of a store on its files fails once: what is told, what is kept, whether it goes on afterwards.

    LD_PRELOAD=shim.so python -m tests.reliability.failing FOLDER STEP

An act is a write, a sync, a read, a change of size or of a name; every STEP-th is tried. It fails for want of
space, with an I/O error, or half done, once or from then on. It prints what it found as JSON, and runs in a
process of its own, since it forks.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from tests.reliability import shim
from tutor.progress import backup, custody, recovery, rotation
from tutor.progress.event import Draft
from tutor.progress.fault import StoreError
from tutor.progress.store import Store, StoredPlace

NOW: Final = datetime(2031, 1, 1, tzinfo=UTC)
FORMER: Final = Path(__file__).parent.parent / "progress" / "former" / "v1.sql"
OLD: Final = 30
"""Events in the store before."""
NEW: Final = 5


class Act(NamedTuple):
    """Something that is done with a store."""

    prepare: Callable[[Path], None]
    """Make the folder with the progress file in which it is done."""
    do: Callable[[Path, list[str]], None]
    """Do it, and name each event that was stored; may raise StoreError."""
    check: Callable[[Path, list[str]], None]
    """Raise unless all is well afterwards, with the disk mended. The ids are those that were named."""


class Found(NamedTuple):
    """What came of it."""

    runs: int
    acts: int
    """Acts on files that one undisturbed run of each took together."""
    told: int
    """Runs that ended in a message."""
    bad: tuple[str, ...]
    """Runs that ended otherwise, or left something behind that is not well."""


def main(folder: Path, step: int) -> Found:
    """Let every act of that step fail in every way."""
    runs = acts = told = 0
    bad = []
    for name, act in ACTS.items():
        sound = folder / name
        act.prepare(sound / "progress.db")
        of_act = undisturbed(sound, folder / "run", act)
        acts += of_act
        for at in range(1, of_act + 1, step):
            for way in shim.WAYS:
                for lasting in (False, True) if way != shim.NEVER else ():
                    said = disturbed(sound, folder / "run", act, at, way, lasting)
                    runs += 1
                    told += said == "told"
                    if said not in ("done", "told"):
                        bad.append(f"{name}, act {at}, {way}{', lasting' if lasting else ''}: {said}")
    return Found(runs, acts, told, tuple(bad))


def undisturbed(sound: Path, folder: Path, act: Act) -> int:
    """How many acts it takes."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(sound, folder)
    with shim.watching(folder):
        act.do(folder / "progress.db", [])
    taken = shim.count()
    if not taken:
        raise AssertionError("nothing is seen of what is done with files: is the library loaded?")
    return taken


def disturbed(sound: Path, folder: Path, act: Act, at: int, way: str, lasting: bool) -> str:
    """`done`, `told`, or what was wrong."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(sound, folder)
    path = folder / "progress.db"
    reading, writing = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.close(reading)
        try:
            os.write(writing, worked(path, act, at, way, lasting).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said, *stored = pipe.read().split("\n")
    os.waitpid(worker, 0)
    if said not in ("done", "told"):
        return said or "the process died"
    try:
        act.check(path, stored)
    except Exception as error:  # noqa: BLE001
        return f"afterwards {type(error).__name__}: {error}"
    return said


def worked(path: Path, act: Act, at: int, way: str, lasting: bool) -> str:
    """What came of it, and the ids that were named, a line each."""
    stored: list[str] = []
    try:
        with shim.watching(path.parent, at=at, way=way, lasting=lasting):
            act.do(path, stored)
        said = "done"
    except StoreError:
        said = "told"
    except Exception as error:  # noqa: BLE001
        said = f"{type(error).__name__}: {error}".replace("\n", " ")
    return "\n".join([said, *stored])


def drafts(count: int, name: str) -> list[Draft]:
    """Events of different lengths."""
    words = ["w" * number * 300 for number in range(count)]
    return [Draft(kind="begun", lesson=name, id=f"{name}{n}", body={"w": w}) for n, w in enumerate(words)]


def ids(path: Path) -> set[str]:
    """The events that are there, in a file that is looked through. Raises StoreError."""
    with Store.open(path, lambda: NOW) as store:
        store.verify()
        return {event.id for event in store.events()}


def expect(said: str, holds: bool) -> None:
    """Raise unless it holds."""
    if not holds:
        raise AssertionError(said)


def prepare_used(path: Path) -> None:
    """A store with some events."""
    with Store.open(path, lambda: NOW) as store:
        store.append(*drafts(OLD, "old"))


def prepare_nothing(path: Path) -> None:
    """A folder."""
    path.parent.mkdir(parents=True)


def store_events(path: Path, stored: list[str]) -> None:
    """Store events one by one."""
    with Store.open(path, lambda: NOW) as store:
        for draft in drafts(NEW, "new"):
            store.append(draft)
            stored.append(draft.id)
            store.save_place("new", StoredPlace("s", len(stored), "words"))


def check_events(path: Path, stored: list[str]) -> None:
    """What was stored is there, and the same can be stored again."""
    old = {f"old{n}" for n in range(OLD)} if path.with_name("was used").exists() else set()
    there = ids(path)
    expect("an event is lost", there >= old | set(stored))
    with Store.open(path, lambda: NOW) as store:
        store.append(*drafts(NEW, "new"))
    expect("an event is lost or doubled", ids(path) == old | {f"new{n}" for n in range(NEW)})


def mark_used(path: Path) -> None:
    """A store with some events, and a sign that there were some."""
    prepare_used(path)
    path.with_name("was used").touch()


def make_backup(path: Path, _: list[str]) -> None:
    """Back up."""
    rotation.make(path, NOW)


def check_backup(path: Path, _: list[str]) -> None:
    """The file is whole, and so is what bears the name of a backup."""
    expect("an event is lost", len(ids(path)) == OLD)
    for one in rotation.backups(path):
        expect("a backup lacks something", backup.look_through(one.path) == OLD)


def prepare_former(path: Path) -> None:
    """A file of the first version."""
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FORMER.read_text(encoding="utf-8"))


def update(path: Path, _: list[str]) -> None:
    """Open it, which brings it to the present version."""
    Store.open(path, lambda: NOW).close()


def check_former(path: Path, _: list[str]) -> None:
    """All of it is there."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(FORMER.read_text(encoding="utf-8"))
        expected = {key for (key,) in connection.execute("SELECT id FROM event")}
    expect("an event is lost", ids(path) == expected)


def forget(path: Path, _: list[str]) -> None:
    """Forget a lesson."""
    with Store.open(path, lambda: NOW) as store:
        custody.forget(store, [("new", "")])


def prepare_to_forget(path: Path) -> None:
    """A store with two lessons and a backup."""
    with Store.open(path, lambda: NOW) as store:
        store.append(*drafts(OLD, "old"), *drafts(NEW, "new"))
        store.back_up_if_due()


def check_forgotten(path: Path, _: list[str]) -> None:
    """The other lesson is whole; the forgotten one is there as a whole or not at all."""
    there = ids(path)
    expect("an event is lost", sum(key.startswith("old") for key in there) == OLD)
    expect("half is forgotten", sum(key.startswith("new") for key in there) in (0, NEW))
    with Store.open(path, lambda: NOW) as store:
        custody.forget(store, [("new", "")])
    expect("it is not forgotten", not any(key.startswith("new") for key in ids(path)))


def prepare_damaged(path: Path) -> None:
    """A damaged store with a backup of half of it."""
    with Store.open(path, lambda: NOW) as store:
        store.append(*drafts(OLD, "old"))
        store.back_up_if_due()
        store.append(*drafts(NEW, "new"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE event SET lesson = 'other' WHERE number = 3")


def recover(path: Path, _: list[str]) -> None:
    """Recover."""
    if not recovery.finish(path, NOW) and recovery.trouble(path, lambda: NOW):
        with recovery.recovered(path, NOW) as made:
            recovery.put_in_place(path, made, NOW)


def check_recovered(path: Path, _: list[str]) -> None:
    """Recovering now brings everything back."""
    recover(path, [])
    expect("an event is lost", len(ids(path)) == OLD + NEW)


ACTS: Final = {
    "storing": Act(mark_used, store_events, check_events),
    "making": Act(prepare_nothing, store_events, check_events),
    "backing up": Act(prepare_used, make_backup, check_backup),
    "updating": Act(prepare_former, update, check_former),
    "forgetting": Act(prepare_to_forget, forget, check_forgotten),
    "recovering": Act(prepare_damaged, recover, check_recovered),
}


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))._asdict(), indent=1))
