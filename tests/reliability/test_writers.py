"""Eight processes write two hundred events each into one file: nothing is lost, nothing is there twice."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tutor.progress.store import Store

pytestmark = pytest.mark.long

WRITERS, EACH = 8, 200

WRITER = """
import pathlib, sys, time
from datetime import datetime, UTC
from tutor.progress.event import Draft
from tutor.progress.store import NotSaved, Store
store = Store.open(pathlib.Path(sys.argv[1]), lambda: datetime(2031, 1, 1, tzinfo=UTC))
print("open", flush=True)
sys.stdin.readline()
slowest = 0.0
for number in range(int(sys.argv[3])):
    draft = Draft(kind="answered", lesson=sys.argv[2], question=f"q{number}", id=f"{sys.argv[2]}-{number}")
    began = time.monotonic()
    while True:
        try:
            store.append(draft)
            break
        except NotSaved as error:
            assert error.reason == "locked", error
    slowest = max(slowest, time.monotonic() - began)
store.close()
print(slowest)
"""


def test_writers_at_once_lose_and_double_nothing(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, path, f"lesson-{number}", str(EACH)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(WRITERS)
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
    said = [writer.communicate("\n")[0] for writer in writers]
    print(f"slowest: {max(map(float, said)):.2f} s")
    with Store.open(path, lambda: datetime(2031, 1, 1, tzinfo=UTC)) as store:
        assert store.verify() is False
        ids = sorted(event.id for event in store.events())
        assert ids == sorted(
            f"lesson-{writer}-{number}" for writer in range(WRITERS) for number in range(EACH)
        )
        assert {standing.answered for standing in store.standings().values()} == {EACH}
