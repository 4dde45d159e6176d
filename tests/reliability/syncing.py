"""Nothing is called stored before it is on the disk: every byte written is synced before the word goes out.

    LD_PRELOAD=shim.so python -m tests.reliability.syncing FOLDER

The order of writes, syncs and changes of names is written down by the library and gone through here. It
prints what it found as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import connect
from typing import Final, NamedTuple

from tests.reliability import shim
from tutor.progress import backup, recovery, rotation
from tutor.progress.event import Draft
from tutor.progress.store import Store

NOW: Final = datetime(2031, 1, 1, tzinfo=UTC)
EVENTS: Final = 20
WORD: Final = "said"
"""A file that is written to when an event is called stored."""
NOT_KEPT: Final = ("-shm", WORD)
"""Ends of the names of files whose bytes need not be on the disk."""


class Found(NamedTuple):
    """What came of it."""

    stored: int
    """Events that were called stored."""
    too_early: int
    """Of these, how many were called so before they, and the name of their file, were on the disk."""
    named: int
    """Files that got the name under which they are looked for: new stores, backups, a recovered file."""
    named_too_early: int
    """Of these, how many got it before their bytes were on the disk."""
    names_not_kept: int
    """Of these, how many times the folder was not on the disk at the end."""


def main(folder: Path) -> Found:
    """Store, back up and recover, and look at what was done in which order."""
    path = folder / "progress.db"
    said = folder / WORD
    acts = folder.with_name("acts")
    record = os.open(acts, os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
    word = os.open(said, os.O_CREAT | os.O_WRONLY)
    with shim.watching(folder, record=record):
        with Store.open(path, lambda: NOW) as store:
            for number in range(EVENTS):
                store.append(Draft(kind="begun", lesson=f"x{number}", body={"w": "w" * number * 500}))
                os.write(word, b".")
        rotation.make(path, NOW)
        backup.back_up(path, folder / "elsewhere" / "copy.db")
    with closing(connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE event SET lesson = 'other' WHERE number = 3")
    with shim.watching(folder, record=record), recovery.recovered(path, NOW) as made:
        recovery.put_in_place(path, made, NOW)
    os.close(record)
    os.close(word)
    return judged(acts.read_text(encoding="utf-8").splitlines())


def judged(acts: Iterable[str]) -> Found:
    """Go through what was done."""
    unsynced: set[str] = set()
    folders: set[str] = set()
    stored = too_early = named = named_too_early = 0
    for act, path, other in (line.split("\t") for line in acts):
        if act in ("write", "truncate"):
            if path.endswith(WORD):
                stored += 1
                too_early += bool(unsynced or folders)
            elif not path.endswith(NOT_KEPT):
                unsynced.add(path)
        elif act == "sync":
            unsynced.discard(path)
            folders.discard(path)
        elif act == "unlink":
            unsynced.discard(path)
        elif act in ("rename", "link") and not path.endswith((".db", "-wal", "-shm")):
            named += 1
            named_too_early += path in unsynced
            folders.add(str(Path(other).parent))
    return Found(stored, too_early, named, named_too_early, len(folders))


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))._asdict()))
