"""Many things worked on by several processes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from tests.cli.conftest import LESSON
from tutor.cli import crew


def test_a_few_things_are_worked_on_here() -> None:
    assert list(crew.in_order(str, [3, 1, 2])) == ["3", "1", "2"]


def test_what_a_lost_process_leaves_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(work: object, things: Sequence[int], count: int) -> object:
        yield from map(str, things[:20])
        raise BrokenProcessPool

    monkeypatch.setattr(crew, "_shared", lost)
    monkeypatch.setattr(crew, "_cores", lambda: 2)
    assert list(crew.in_order(str, range(60))) == [str(number) for number in range(60)]


def test_a_large_folder_is_checked_in_order_and_whole() -> None:
    folder = Path("lessons")
    folder.mkdir()
    for number in range(crew.WORTH_IT + 10):
        broken = LESSON.replace("title = ", "titel = ", 1) if number % 10 == 0 else LESSON
        (folder / f"{number:03}.toml").write_text(broken.replace("harbour-bell", f"bell-{number}"))
    done = subprocess.run(
        [sys.executable, "-m", "tutor", "check", str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    told = [line.partition(":")[0] for line in done.stdout.splitlines() if "[unknown-key]" in line]
    assert told == [f"lessons/{number:03}.toml" for number in range(0, crew.WORTH_IT + 10, 10)]
    assert done.stderr.startswith("60 files checked: ")
    assert "Traceback" not in done.stderr
