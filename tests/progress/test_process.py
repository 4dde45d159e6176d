"""Several processes at once, and processes that die: nothing acknowledged is lost, nothing is doubled."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.reliability.running import run
from tutor.progress.store import Store

KILLS = 20
WRITERS = 8
EACH = 50

Spawn = Callable[..., "subprocess.Popen[str]"]


def test_what_was_acknowledged_survives_a_killed_process(tmp_path: Path) -> None:
    """A few of the kills of `tests/reliability`, at moments all over the work."""
    found = run("killing", tmp_path, KILLS, 3)
    assert found["acknowledged"]
    assert (found["lost"], found["unsound"]) == (0, 0)


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
