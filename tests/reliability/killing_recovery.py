"""A recovery is killed with -9 at random moments; whatever it left, the next one brings everything back.

    python -m tests.reliability.killing_recovery FOLDER KILLS SEED

It prints what it found as JSON, and runs in a process of its own, since it forks.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from tutor.progress import recovery
from tutor.progress.event import Draft
from tutor.progress.fault import RecoverableStore
from tutor.progress.naming import RECOVERED, side
from tutor.progress.store import Store, StoredPlace

NOW: Final = datetime(2031, 1, 1, tzinfo=UTC)
BEFORE, AFTER = 60, 40
"""Events that are in the backup, and events that came later."""


class Found(NamedTuple):
    """What came of it."""

    kills: int
    in_the_middle: int
    """Kills that left no file in its place: the next recovery finished what was begun."""
    lost: int
    """Events that a recovery that nobody killed brings back, and one that was killed did not."""
    silent: int
    """Times that the file, as it was left, could be opened and was not whole."""


def main(folder: Path, kills: int, seed: int) -> Found:
    """Kill so often."""
    chance = Random(seed)
    sound = folder / "sound"
    make(sound / "progress.db")
    in_the_middle = lost = silent = 0
    for round_ in range(kills):
        path = folder / f"{round_}" / "progress.db"
        shutil.copytree(sound, path.parent)
        spoil(path, chance)
        expected = undisturbed(path)
        kill(path, chance)
        in_the_middle += not path.exists() and side(path, RECOVERED).exists()
        silent += is_silent(path, expected)
        lost += expected - recover(path)
        shutil.rmtree(path.parent)
    return Found(kills, in_the_middle, lost, silent)


def make(path: Path) -> None:
    """A store with a backup."""
    with Store.open(path, lambda: NOW) as store:
        store.append(*(Draft(kind="begun", lesson=f"a{n}", body={"w": "w" * n * 9}) for n in range(BEFORE)))
        store.back_up_if_due()
        store.append(*(Draft(kind="begun", lesson=f"b{n}", body={"w": "w" * n * 9}) for n in range(AFTER)))
        store.save_place("a0", StoredPlace("s", 1, "words"))


def spoil(path: Path, chance: Random) -> None:
    """Overwrite a page."""
    with path.open("r+b") as file:
        file.seek(4096 * chance.randrange(path.stat().st_size // 4096))
        file.write(chance.randbytes(4096))


def undisturbed(path: Path) -> int:
    """How many events come back of a copy when nobody disturbs."""
    copy = path.parent.with_name("copy") / path.name
    shutil.copytree(path.parent, copy.parent)
    count = recover(copy)
    shutil.rmtree(copy.parent)
    return count


def recover(path: Path) -> int:
    """Recover, if there is need to; how many events there are then. Raises if the file is not whole."""
    if not recovery.finish(path, NOW) and recovery.trouble(path, lambda: NOW):
        with recovery.recovered(path, NOW) as made:
            recovery.put_in_place(path, made, NOW)
    with Store.open(path, lambda: NOW) as store:
        store.verify()
        return len(list(store.events()))


def kill(path: Path, chance: Random) -> None:
    """Recover in another process, which is killed in the midst of it."""
    reading, writing = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.close(reading)
        try:
            if recovery.trouble(path, lambda: NOW):
                with recovery.recovered(path, NOW) as made:
                    os.write(writing, b"made")
                    recovery.put_in_place(path, made, NOW)
        finally:
            os._exit(0)
    os.close(writing)
    if chance.random() < 0.6:
        os.read(reading, 4)
        time.sleep(chance.uniform(0, 0.004))
    else:
        time.sleep(chance.uniform(0, 0.06))
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)
    os.close(reading)


def is_silent(path: Path, expected: int) -> bool:
    """Does the file pass for whole while it holds less than there is?"""
    try:
        with Store.open(path, lambda: NOW) as store:
            store.verify()
            return len(list(store.events())) < expected
    except RecoverableStore:
        return False


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))._asdict()))
