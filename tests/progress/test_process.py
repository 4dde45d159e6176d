"""Several processes at once, and processes that die: nothing acknowledged is lost, nothing is doubled."""

from __future__ import annotations

import os
import random
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from tutor.progress.store import Store

KILLS = int(os.environ.get("TUTOR_KILLS", "20"))
WRITERS = 8
EACH = int(os.environ.get("TUTOR_WRITES", "50"))

Spawn = Callable[..., "subprocess.Popen[str]"]

UNTIL_KILLED = """
import pathlib, sys
from datetime import datetime, UTC
from tutor.progress.event import Draft
from tutor.progress.store import Store
store = Store.open(pathlib.Path(sys.argv[1]), lambda: datetime(2031, 1, 1, tzinfo=UTC))
store.append(Draft(kind="begun", lesson="x"))
for number in range(100_000):
    body = {"answer": "y" * (number % 7 * 300)}
    draft = Draft(kind="answered", lesson="x", question=f"q{number}", body=body)
    store.append(draft)
    sys.stdout.write(draft.id + "\\n")
    sys.stdout.flush()
"""


def test_what_was_acknowledged_survives_a_killed_process(
    path: Path, spawn: Spawn, reopen: Callable[[], Store]
) -> None:
    """The writer is killed at any moment, also while it opens the file or moves the log into it.

    Every other one has stored something by then, however busy the machine is.
    """
    moments = random.Random(1)
    acknowledged: list[str] = []
    for number in range(KILLS):
        writer = spawn(UNTIL_KILLED, path)
        assert writer.stdout is not None
        first = writer.stdout.readline() if number % 2 else ""
        time.sleep(moments.uniform(0, 0.1) if number % 2 else moments.uniform(0.05, 0.3))
        writer.kill()
        said, errors = writer.communicate()
        assert errors == ""
        acknowledged += [line for line in (first + said).splitlines() if len(line) == 32]
    store = reopen()
    store.verify()
    stored = {event for (event,) in store._connection.execute("SELECT id FROM event WHERE kind = 'answered'")}
    assert acknowledged
    assert set(acknowledged) <= stored
    assert len(stored) <= len(acknowledged) + KILLS


WRITER = """
import pathlib, sys
from datetime import datetime, UTC
from tutor.progress.event import Draft
from tutor.progress.store import NotSaved, Store
store = Store.open(pathlib.Path(sys.argv[1]), lambda: datetime(2031, 1, 1, tzinfo=UTC))
for number in range(int(sys.argv[3])):
    draft = Draft(kind="answered", lesson=sys.argv[2], question=f"q{number}", body={"credit": 1})
    while True:
        try:
            store.append(draft)
            break
        except NotSaved as error:
            assert error.reason == "locked", error
store.close()
"""


def test_writers_at_once_lose_and_double_nothing(
    path: Path, spawn: Spawn, reopen: Callable[[], Store]
) -> None:
    writers = [spawn(WRITER, path, f"lesson-{number}", EACH) for number in range(WRITERS)]
    assert [writer.communicate()[1] for writer in writers] == [""] * WRITERS
    store = reopen()
    store.verify()
    assert {standing.answered for standing in store.standings().values()} == {EACH}
    numbers = [number for (number,) in store._connection.execute("SELECT number FROM event ORDER BY number")]
    assert numbers == list(range(1, WRITERS * EACH + 1))
