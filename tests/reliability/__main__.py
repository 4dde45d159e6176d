"""How hard progress is to lose: the long part, and what needs a C compiler. Prints a line for each figure.

To be run from the checkout, on Linux: python3 -m uv run python -m tests.reliability
It takes about a quarter of an hour. The short part is run by `pytest -m long tests/reliability`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.reliability import shim
from tests.reliability.running import ROOT, run

KILLS, RECOVERIES, SIZES, LESSONS = 5000, 300, 1000, 200_000
WRONG = ("died", "slow", "lost", "unsound", "silent", "bad", "too_early", "named_too_early", "names_not_kept")
"""What there has to be none of."""

COUNTED = "counted: "
"""What a line of a test begins with that belongs among the figures."""

Part = Callable[[Path, argparse.Namespace], bool]


def main() -> int:
    """Run what was asked for; 1 if anything was lost, silent or bad."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=PARTS, metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--step", type=int, default=3, help="fail every so manieth act on a file (3)")
    options = parser.parse_args()
    well = True
    for name in options.only or PARTS:
        with tempfile.TemporaryDirectory(prefix="reliability-") as folder:
            well &= PARTS[name](Path(folder), options)
    return 0 if well else 1


def say(name: str, found: Mapping[str, object]) -> bool:
    """Print what was found; is all of it well?"""
    well = not any(found.get(wrong) for wrong in WRONG)
    counts = ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in found.items())
    print(f"{name:<22}{'well' if well else 'NOT WELL':<10}{counts}", flush=True)
    return well


def killing(folder: Path, _: argparse.Namespace) -> bool:
    """A store at work is killed."""
    return say("kill -9, store", run("killing", folder, KILLS, 0))


def recovering(folder: Path, _: argparse.Namespace) -> bool:
    """A recovery is killed."""
    return say("kill -9, recovery", run("killing_recovery", folder, RECOVERIES, 1))


def screens(_: Path, __: argparse.Namespace) -> bool:
    """The full-screen program is killed."""
    return tests("kill -9, screens", ["-m", "long", "tests/terminal/test_killing.py"], TUTOR_KILLS="40")


def limiting(folder: Path, _: argparse.Namespace) -> bool:
    """Files may not grow."""
    return say("no room at any byte", run("limiting", folder, SIZES))


def failing(folder: Path, options: argparse.Namespace) -> bool:
    """Acts on files fail."""
    library = shim.build(folder)
    return say("each act fails", run("failing", folder / "work", options.step, LD_PRELOAD=str(library)))


def syncing(folder: Path, _: argparse.Namespace) -> bool:
    """What is said is on the disk."""
    library = shim.build(folder)
    (folder / "work").mkdir()
    return say("synced before said", run("syncing", folder / "work", LD_PRELOAD=str(library)))


def damage(_: Path, __: argparse.Namespace) -> bool:
    """Files come to harm."""
    return tests("damage", ["-m", "long", "tests/reliability/test_damage.py"], TUTOR_FLIPS="4000")


def loading(_: Path, __: argparse.Namespace) -> bool:
    """Lessons came to harm."""
    return say("harmed lessons", run("loading", LESSONS, 0))


def bombs(_: Path, __: argparse.Namespace) -> bool:
    """Lessons are meant to take time or memory."""
    return say("bombs", run("bombs"))


def writing(_: Path, __: argparse.Namespace) -> bool:
    """Several write at once."""
    return tests("writers at once", ["-m", "long", "tests/reliability/test_writers.py"])


def tests(name: str, arguments: list[str], **more: str) -> bool:
    """Run tests of pytest's, with more in the environment."""
    command = [sys.executable, "-m", "pytest", "-n2", "-rP", *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **more}, cwd=ROOT
    )
    lines = done.stdout.splitlines()
    counted = [line.removeprefix(COUNTED) for line in lines if line.startswith(COUNTED)]
    said = "; ".join([*counted, *lines[-1:]])
    well = done.returncode == 0
    settings = "".join(f"{key} {value}: " for key, value in more.items())
    print(f"{name:<22}{'well' if well else 'NOT WELL':<10}{settings}{said if well else ''}", flush=True)
    if not well:
        print(done.stdout[-4000:])
    return well


PARTS: Mapping[str, Part] = {
    "syncing": syncing,
    "failing": failing,
    "limiting": limiting,
    "killing": killing,
    "recovering": recovering,
    "writing": writing,
    "damage": damage,
    "loading": loading,
    "bombs": bombs,
    "screens": screens,
}


if __name__ == "__main__":
    sys.exit(main())
