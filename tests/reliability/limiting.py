"""Files may not grow beyond a size, for many sizes: a write breaks off at that very byte, as on a full disk.

    python -m tests.reliability.limiting FOLDER SIZES

It prints what it found as JSON, and runs in a process of its own, since it forks. What a disk refuses in
other ways is tried by `failing`, which needs a C compiler.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from tutor.progress import rotation
from tutor.progress.event import Draft
from tutor.progress.fault import StoreError
from tutor.progress.store import NotSaved, Store, StoredPlace

NOW: Final = datetime(2031, 1, 1, tzinfo=UTC)
EVENTS: Final = 12


class Found(NamedTuple):
    """What came of it."""

    sizes: int
    acknowledged: int
    refused: int
    """Events that were refused, and told, and stored when there was room again."""
    lost: int
    """Events that were acknowledged and were not there, or are not there, or are there twice."""
    bad: int
    """Runs that ended in anything else than a message."""


def main(folder: Path, sizes: int) -> Found:
    """Try so many sizes, evenly spread over what the files grow to."""
    sound = folder / "sound"
    with Store.open(sound / "progress.db", lambda: NOW) as store:
        store.append(*(Draft(kind="begun", lesson=f"a{number}") for number in range(20)))
    largest = (sound / "progress.db").stat().st_size * 2
    acknowledged = refused = lost = bad = 0
    for number in range(sizes):
        path = folder / f"{number}" / "progress.db"
        shutil.copytree(sound, path.parent)
        said = limited(path, number * largest // sizes)
        bad += said is None
        with Store.open(path, lambda: NOW) as store:
            store.verify()
            lost += len((said or set()) - {event.id for event in store.events()})
            acknowledged += len(said or ())
            refused += EVENTS - len(said or ())
            store.append(*drafts())
            store.verify()
            lost += 20 + EVENTS - len(list(store.events()))
        shutil.rmtree(path.parent)
    return Found(sizes, acknowledged, refused, lost, bad)


def drafts() -> list[Draft]:
    """What is stored, always the same."""
    return [Draft(kind="begun", lesson="x", id=f"b{n}", body={"w": "w" * n * 200}) for n in range(EVENTS)]


def limited(path: Path, size: int) -> set[str] | None:
    """Work with files of at most so many bytes; the ids of what was stored, None for a fault."""
    reading, writing = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.close(reading)
        try:
            os.write(writing, " ".join(["end", *work(path, size)]).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        words = pipe.read().split()
    os.waitpid(worker, 0)
    return set(words[1:]) if words else None


def work(path: Path, size: int) -> list[str]:
    """Store events one by one, whatever is refused, and back up; the ids of those that were stored."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    stored = []
    with suppress(StoreError), Store.open(path, lambda: NOW) as store:
        for draft in drafts():
            with suppress(NotSaved):
                store.append(draft)
                stored.append(draft.id)
                store.save_place("x", StoredPlace("s", len(stored), "words"))
        rotation.make(path, NOW)
    return stored


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))._asdict()))
