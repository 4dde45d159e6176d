"""Work on many things, shared among processes when that is worth it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT: Final = 50
"""Things; below that, starting processes takes longer than they save."""
_MOST: Final = 4
_SHARE: Final = 8
"""Things that a process is given at a time."""


def in_order(work: Callable[[T], R], things: Sequence[T]) -> Iterator[R]:
    """What `work` makes of each thing, in the order of the things.

    `work` is a function that a module has by name, and raises nothing.
    """
    count = min(_MOST, _cores())
    done = 0
    if len(things) >= WORTH_IT and count > 1:
        from concurrent.futures.process import BrokenProcessPool

        try:
            for result in _shared(work, things, count):
                yield result
                done += 1
        except BrokenProcessPool:
            # The system ended a process, for want of memory perhaps; what is left is done here.
            pass
    yield from map(work, things[done:])


def _shared(work: Callable[[T], R], things: Sequence[T], count: int) -> Iterator[R]:
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(count, initializer=_leave_interrupts)
    try:
        yield from pool.map(work, things, chunksize=_SHARE)
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def _leave_interrupts() -> None:
    """Ctrl-C is for the process that the others work for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
