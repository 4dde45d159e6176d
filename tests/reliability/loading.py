"""Lessons that came to harm are loaded by the hundred thousand: nothing is raised, and nothing takes long.

    python -m tests.reliability.loading COUNT SEED

It prints what it found as JSON, and runs in two processes.
"""

from __future__ import annotations

import json
import sys
import time
import tomllib
from concurrent.futures import ProcessPoolExecutor
from random import Random
from typing import Final, NamedTuple

from tests.lesson.conftest import EVERY_TYPE
from tests.lesson.mutating import fault, mutated, rearranged
from tests.lesson.test_loading import FULL
from tutor.lesson.loading import load

LESSONS: Final = (FULL, FULL.partition("[source]")[0] + EVERY_TYPE)
SHARE: Final = 1000
"""Lessons loaded at a time."""
LONG: Final = 0.5
"""Seconds of processor time."""


class Found(NamedTuple):
    """What came of it."""

    lessons: int
    of_it_still_toml: int
    """Lessons of which values were exchanged, not letters."""
    opened: int
    bad: tuple[str, ...]
    """Lessons that raised, or were told in a way that cannot be shown."""
    slow: int
    slowest_ms: int


def main(count: int, seed: int) -> Found:
    """Load so many."""
    shares = [(number, seed) for number in range(count // SHARE)]
    with ProcessPoolExecutor(2) as pool:
        found = list(pool.map(loaded, shares))
    return Found(
        lessons=sum(one.lessons for one in found),
        of_it_still_toml=sum(one.of_it_still_toml for one in found),
        opened=sum(one.opened for one in found),
        bad=tuple(bad for one in found for bad in one.bad)[:20],
        slow=sum(one.slow for one in found),
        slowest_ms=max(one.slowest_ms for one in found),
    )


def loaded(share: tuple[int, int]) -> Found:
    """Load a thousand."""
    chance = Random(f"{share}")
    text = LESSONS[share[0] % len(LESSONS)]
    document = tomllib.loads(text)
    still_toml = opened = slow = 0
    load(text.encode())  # what is imported only once is not counted
    slowest = 0.0
    bad = []
    for _ in range(SHARE):
        is_toml = chance.random() < 0.3
        raw = rearranged(chance, document) if is_toml else mutated(chance, text)
        still_toml += is_toml
        began = time.process_time()
        try:
            result = load(raw)
            said = fault(raw, result)
            opened += result.lesson is not None
        except Exception as error:  # noqa: BLE001
            said = f"{type(error).__name__}: {error}"
        took = time.process_time() - began
        slowest, slow = max(slowest, took), slow + (took > LONG)
        if said:
            bad.append(f"{said}: {raw!a}")
    return Found(SHARE, still_toml, opened, tuple(bad), slow, round(slowest * 1000))


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))._asdict()))
