"""Measures how quick the program is, each figure against a control in the same run, and prints a table.

Nothing fails for being slow unless --strict is given. To be run from the checkout:
python -m uv run python -m tests.bench
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.checking import checking
from tests.bench.command import prompt, version
from tests.bench.durability import durability
from tests.bench.figure import Figure, heading, line
from tests.bench.first_frame import against_bare, against_small
from tests.bench.key_press import presses
from tests.bench.long_history import against_short
from tests.bench.memory import memory

Measurement = Callable[[Path, int], Iterator[Figure]]

MEASUREMENTS: dict[str, tuple[Measurement, int]] = {
    "start": (against_bare, 1),
    "size": (against_small, 1),
    "keys": (presses, 2),
    "memory": (memory, 1),
    "version": (version, 3),
    "prompt": (prompt, 3),
    "check": (checking, 1),
    "durable": (durability, 20),
    "history": (against_short, 1),
}
"""Each with how many times as many measurements it takes for the same certainty."""


def main() -> int:
    """Measure what was asked for."""
    options = _options()
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {options.pairs} pairs, medians; {_busy()}"
    )
    print(heading())
    missed = 0
    with tempfile.TemporaryDirectory(prefix="bench-", dir=options.folder) as folder:
        for name in options.only or MEASUREMENTS:
            measure, factor = MEASUREMENTS[name]
            for figure in measure(Path(folder) / name, max(2, options.pairs * factor)):
                print(line(figure), flush=True)
                missed += not figure.reached
    print(f"{missed} missed" if missed else "all reached", _busy(), sep="; ")
    return 1 if missed and options.strict else 0


def _busy() -> str:
    """What else the machine has to do: a ratio of a busy one is too large."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--pairs", type=int, default=10, help="how often each is measured (10)")
    parser.add_argument("--only", action="append", choices=list(MEASUREMENTS), help="leave the others out")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a goal is missed")
    parser.add_argument("--folder", type=Path, help="where to put what is measured; on a real disk")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
