"""How long checking many lessons takes, and how much memory, against parsing them and nothing else."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from tests.bench.book import lesson
from tests.bench.figure import Figure, ratio_figure
from tests.bench.home import Home, tutor_command
from tests.bench.pairing import compare

LESSONS: Final = 1_000
_WORDS: Final = 2_000
_PARSE: Final = """
import sys, tomllib
from pathlib import Path
for path in sorted(Path(sys.argv[1]).glob("*.toml")):
    tomllib.loads(path.read_text(encoding="utf-8"))
"""


_PEAK: Final = """
import os, sys
null = os.open(os.devnull, os.O_WRONLY)
quiet = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status, used = os.wait4(child, 0)
print(used.ru_maxrss if os.waitstatus_to_exitcode(status) in (0, 1) else -1)
"""
"""Runs a command and prints what its largest process held. A small process has to do it: what the parent
of a process holds counts as held by the process too."""


def checking(folder: Path, pairs: int) -> Iterator[Figure]:
    """`tutor check` on a folder of lessons against a program that parses the same files."""
    home = Home(folder / "home")
    lessons = write_lessons(folder / "lessons", LESSONS)
    check = [*tutor_command(), "check", str(lessons)]
    parse = [sys.executable, "-c", _PARSE, str(lessons)]
    fewer = max(2, pairs // 3)
    name = f"tutor check, {LESSONS:,} lessons of {_WORDS:,} words / tomllib"
    taken = compare(partial(_seconds, check, home), partial(_seconds, parse, home), fewer)
    yield ratio_figure(f"{name}: time", taken, 2)
    held = compare(partial(_peak, check, home), partial(_peak, parse, home), 2)
    yield ratio_figure(f"{name}: memory of a process", held, 4, unit="B")


def write_lessons(folder: Path, count: int) -> Path:
    """A folder with so many lessons, no two of them alike."""
    folder.mkdir(parents=True)
    for number in range(count):
        name = f"lesson-{number}"
        toml, _ = lesson(name, words=_WORDS, sections=8, terms=20, questions=24, seed=number)
        (folder / f"{name}.toml").write_text(toml, encoding="utf-8")
    return folder


def _seconds(command: Sequence[str], home: Home) -> float:
    began = time.perf_counter()
    done = subprocess.run(
        command, env=home.environment, cwd=home.folder, check=False, capture_output=True, text=True
    )
    taken = time.perf_counter() - began
    if done.returncode not in (0, 1):
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
    return taken


def _peak(command: Sequence[str], home: Home) -> float:
    launched = [sys.executable, "-I", "-S", "-c", _PEAK, *command]
    done = subprocess.run(
        launched, env=home.environment, cwd=home.folder, check=True, capture_output=True, text=True
    )
    peak = int(done.stdout)
    if peak <= 0:
        raise subprocess.CalledProcessError(peak, command)
    return peak * (1 if sys.platform == "darwin" else 1024)
