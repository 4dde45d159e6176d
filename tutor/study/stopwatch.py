"""Time on task: how long someone was at it, told by their keys and clicks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

IDLE: Final = 90.0
"""Seconds after the last key from which on time does not count: a page is turned more often than that."""

LONGEST: Final = 300.0
"""Seconds on task after which they are recorded though nothing else is: as much as a power cut may lose."""


class Stopwatch:
    """Runs while somebody is at it: a moment counts if a key was pressed in the `IDLE` seconds before it."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._seconds = 0.0
        self._touched = monotonic()

    def touch(self) -> None:
        """A key was pressed, or a button of the mouse."""
        self._seconds, self._touched = self.seconds, self._monotonic()

    @property
    def seconds(self) -> float:
        """Time on task so far."""
        return self._seconds + min(self._since, IDLE)

    @property
    def is_idle(self) -> bool:
        """Whether it stands still until the next key."""
        return self._since >= IDLE

    @property
    def _since(self) -> float:
        return max(0.0, self._monotonic() - self._touched)
