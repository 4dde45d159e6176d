"""How long a command takes that only prints."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.figure import Figure, ratio_figure
from tests.bench.history import Shape, lesson_text, write_history
from tests.bench.home import Home, tutor_command
from tests.bench.pairing import compare


def version(folder: Path, pairs: int) -> Iterator[Figure]:
    """`tutor --version` against an interpreter that does nothing."""
    home = Home(folder)
    found = compare(
        lambda: seconds(home, [*tutor_command(), "--version"]),
        lambda: seconds(home, [sys.executable, "-c", "pass"]),
        pairs,
    )
    yield ratio_figure("tutor --version / python -c pass", found, 4)


def prompt(folder: Path, pairs: int) -> Iterator[Figure]:
    """`tutor review --count` after a year of answers, against an interpreter that does nothing."""
    home = Home(folder)
    year = Shape(lessons=10, sections=10, questions=5, terms=50, answers=5_000, days=365)
    for number in range(year.lessons):
        home.add(f"lesson-{number}", lesson_text(number, year))
    write_history(home.lessons.parent / "progress.db", year, datetime.now(UTC))
    found = compare(
        lambda: seconds(home, [*tutor_command(), "review", "--count"]),
        lambda: seconds(home, [sys.executable, "-c", "pass"]),
        pairs,
    )
    yield ratio_figure("tutor review --count / python -c pass", found, 8)


def seconds(home: Home, command: Sequence[str]) -> float:
    """Seconds from the start of a command to its end."""
    began = time.perf_counter()
    subprocess.run(command, env=home.environment, cwd=home.folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began
