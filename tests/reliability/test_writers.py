"""Eight processes write two hundred events each into one file: nothing is lost, nothing is there twice."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tutor.progress.connection import WAIT
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
start, slowest, hastiest = time.monotonic(), 0.0, float("inf")
for number in range(int(sys.argv[3])):
    draft = Draft(kind="answered", lesson=sys.argv[2], question=f"q{number}", id=f"{sys.argv[2]}-{number}")
    began = time.monotonic()
    while True:
        try:
            store.append(draft)
            break
        except NotSaved as error:
            assert error.reason == "locked", error
            # Later tries at this one do not wait, by design; they come out as longer here.
            hastiest = min(hastiest, time.monotonic() - began)
            time.sleep(0.01)
    slowest = max(slowest, time.monotonic() - began)
store.close()
print(start, time.monotonic(), slowest, hastiest)
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
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
    said = [tuple(map(float, writer.communicate()[0].split())) for writer in writers]
    began, ended, slowest, hastiest = (sorted(times) for times in zip(*said, strict=True))
    print(f"counted: {WRITERS} writers, {WRITERS * EACH} events, slowest {slowest[-1]:.2f} s")
    assert began[1] < ended[0], "they wrote one after the other"
    assert hastiest[0] > WAIT * 0.9, "an event was refused without waiting for the other writers"
    with Store.open(path, lambda: datetime(2031, 1, 1, tzinfo=UTC)) as store:
        assert store.verify() is False
        ids = sorted(event.id for event in store.events())
        assert ids == sorted(
            f"lesson-{writer}-{number}" for writer in range(WRITERS) for number in range(EACH)
        )
        assert {standing.answered for standing in store.standings().values()} == {EACH}
