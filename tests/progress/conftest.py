"""A store in a folder of its own, a clock that stands, and processes that use the same store."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import tutor
from tutor.progress.store import Store

ROOT = Path(tutor.__file__).parent.parent


@pytest.fixture
def clock() -> list[datetime]:
    """The store's time is the last of these."""
    return [datetime(2031, 5, 4, 12, 0, tzinfo=UTC)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "progress.db"


@pytest.fixture
def reopen(path: Path, clock: list[datetime]) -> Iterator[Callable[[], Store]]:
    """Opens the store at `path`; whatever is open at the end is closed."""
    opened = []

    def open_again() -> Store:
        opened.append(Store.open(path, lambda: clock[-1]))
        return opened[-1]

    yield open_again
    for store in opened:
        store.close()


@pytest.fixture
def store(reopen: Callable[[], Store]) -> Store:
    return reopen()


@pytest.fixture
def spawn() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Runs a piece of Python in a process of its own, with arguments; what still runs at the end is ended."""
    running = []

    def start(code: str, *arguments: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", code, *map(str, arguments)]
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()
