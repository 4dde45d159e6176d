"""A store at work is killed with -9 at a random moment, again and again, and looked at each time.

    python -m tests.reliability.killing FOLDER KILLS SEED

It prints what it found as JSON. It forks for every kill, so it runs in a process of its own: then a thousand
take seconds and not minutes, and the moments lie all over the work and not in the start of Python.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
import time
import traceback
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from tutor.progress import custody, rotation
from tutor.progress.event import BLANK, Draft
from tutor.progress.store import Store, StoredPlace

LINES: Final = (0, 0, 1, 1, 1, 2, 3, 5)
"""How much is waited for before the kill: nothing, that the store is open, so many events stored."""
NEW: Final = 20
"""Of so many kills one hits the making of a store."""
EVERY: Final = 50
"""Kills after which the whole file is looked through."""
OPEN: Final = "open"
FORGOTTEN: Final = "lesson-3"
BEGINNING: Final = datetime(2031, 1, 1, tzinfo=UTC)


class Found(NamedTuple):
    """What came of it."""

    kills: int
    acknowledged: int
    """Events of which the work said that they were stored."""
    lost: int
    """Of these, how many were not there, or not as they were."""
    unsaid: int
    """Events that were there and not acknowledged: at most one a kill."""
    unsound: int
    """Times that something had to be made anew when the whole file was looked through."""


def main(folder: Path, kills: int, seed: int) -> Found:
    """Kill so often. Raises StoreError if the file is ever damaged."""
    moments = Random(seed)
    acknowledged = lost = unsaid = unsound = 0
    with Store.open(folder / "progress.db", lambda: BEGINNING):
        pass
    for round_ in range(kills):
        path = folder / (f"new-{round_}.db" if round_ % NEW == NEW - 1 else "progress.db")
        said = killed(path, f"{seed}-{round_}", moments)
        there = stored(path, f"{seed}-{round_}")
        acknowledged += len(said)
        lost += sum(not is_kept(there.get(key), length) for key, length in said.items())
        unsaid += len(there.keys() - said.keys())
        if round_ % EVERY == EVERY - 1 or round_ == kills - 1 or path.name != "progress.db":
            with Store.open(path, lambda: BEGINNING) as store:
                unsound += store.verify()
    return Found(kills, acknowledged, lost, unsaid, unsound)


def killed(path: Path, name: str, moments: Random) -> dict[str, int]:
    """Let a process work, kill it, and return what it said it stored: ids with the lengths of answers."""
    reading, writing = os.pipe()
    lines, share, seed = moments.choice(LINES), moments.uniform(0, 1.5), moments.randrange(2**32)
    began = time.monotonic()
    worker = os.fork()
    if worker == 0:
        os.close(reading)  # so that it does not go on when nobody listens any more
        try:
            work(path, name, writing, Random(seed))
        finally:
            traceback.print_exc()
            os._exit(1)
    os.close(writing)
    said = b""
    while said.count(b"\n") < lines and (byte := os.read(reading, 1)):
        said += byte
    # As far into the next act as the acts before took: whether the machine is quick or slow.
    time.sleep(share * (time.monotonic() - began) / lines if lines else share * 0.02)
    os.kill(worker, signal.SIGKILL)
    _, status = os.waitpid(worker, 0)
    if not os.WIFSIGNALED(status):
        raise AssertionError(f"the work of {name} ended by itself")
    with os.fdopen(reading) as pipe:
        text = said.decode() + pipe.read()
    answers = [line.split() for line in text.split("\n")[:-1] if line != OPEN]
    return {key: int(length) for key, length in answers}


def work(path: Path, name: str, writing: int, chance: Random) -> None:
    """Store answers, and now and then do what else is done with a store, until the end."""
    clock = [BEGINNING + timedelta(seconds=chance.randrange(10**8))]
    store = Store.open(path, lambda: clock[-1])
    os.write(writing, f"{OPEN}\n".encode())
    for number in count():
        lesson, answer = f"lesson-{chance.randrange(4)}", "y" * chance.choice((0, 3, 500, 9000))
        key = f"{name}-{number}"
        store.append(Draft(kind="answered", lesson=lesson, question=key, id=key, body={"answer": answer}))
        os.write(writing, f"{key} {len(answer)}\n".encode())
        act = chance.randrange(60)
        if act < 10:
            store.save_place(lesson, StoredPlace("s", number, "words"))
        elif act < 15:
            store.close()
            store = Store.open(path, lambda: clock[-1])
        elif act == 15:
            rotation.make(path, clock[-1])
        elif act == 16:
            store.verify()
        elif act == 17:
            custody.forget(store, [(FORGOTTEN, "")])


def stored(path: Path, name: str) -> dict[str, tuple[str, int]]:
    """The events of a worker: kind and length of the answer by id. Nothing is changed by looking."""
    if not path.exists():
        return {}
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute(
            "SELECT id, kind, body FROM event WHERE id BETWEEN ? AND ?", (f"{name}-", f"{name}-~")
        )
        return {key: (kind, len(json.loads(body).get("answer", ""))) for key, kind, body in rows}


def is_kept(found: tuple[str, int] | None, length: int) -> bool:
    """Is the event there as it was, or forgotten since?"""
    return found is not None and (found[0] == BLANK or found[1] == length)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))._asdict()))
