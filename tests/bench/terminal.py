"""A program started in a terminal of its own, with a clock on what it shows and when."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from tests.bench.screen import Screen

QUIET: Final = 0.15
"""Seconds without output after which a screen counts as settled; less than the program's own timers."""
SILENT: Final = 1.0
"""Seconds after which a key that drew nothing counts as one that draws nothing."""
PATIENCE: Final = 60.0
"""Seconds until a program that shows nothing of what was waited for counts as failed."""
_GRACE: Final = 2.0
"""Seconds that a program has to quit, and then to end, before it is killed."""
_QUIT: Final = b"\x11"


class NotShown(Exception):
    """The program ended, or went on without ever showing what was waited for."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """What followed on a key."""

    seconds: float
    """From the key to the last byte before the screen came to rest."""
    sent: int
    """Bytes."""
    clears: int
    """How often the whole screen was wiped."""


class Terminal:
    """A running program. Leaving the `with` block ends it."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        environment: Mapping[str, str],
        folder: Path,
        size: tuple[int, int] = (80, 24),
    ) -> None:
        """Start `command` in `folder`, in a terminal of `size` columns and rows."""
        self.screen = Screen(*size)
        self.sent = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._descriptor, theirs = pty.openpty()
        self._set_size(size)
        self.started = self._latest = time.perf_counter()
        try:
            self._process = subprocess.Popen(
                command,
                stdin=theirs,
                stdout=theirs,
                stderr=theirs,
                cwd=folder,
                env={**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
                start_new_session=True,
            )
        finally:
            os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def wait_for(self, words: str) -> float:
        """Wait until the words are on the screen; the seconds that took since the start. Raises NotShown."""
        end = time.perf_counter() + PATIENCE
        while not self.screen.shows(words):
            left = end - time.perf_counter()
            if left <= 0 or not self._take(left):
                raise NotShown(f"{words!r} did not appear. The screen:\n{self.screen.text()}")
        return self._latest - self.started

    def settle(self, seconds: float = QUIET) -> None:
        """Wait until nothing is drawn for this long."""
        while self._take(seconds):
            pass

    def press(self, keys: bytes) -> Reaction | None:
        """Send keys and wait until the screen has come to rest; None when they drew nothing."""
        before, began = (self.sent, self.screen.clears), time.perf_counter()
        os.write(self._descriptor, keys)
        return self._reaction(*before, began)

    def resize(self, size: tuple[int, int]) -> Reaction | None:
        """Change the size and wait until the screen has come to rest."""
        before, began = (self.sent, self.screen.clears), time.perf_counter()
        self.screen.resize(*size)
        self._set_size(size)
        self._process.send_signal(signal.SIGWINCH)
        return self._reaction(*before, began)

    def peak_memory(self) -> int:
        """The most memory that the program has held so far, in bytes."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))
        return int(kilobytes) * 1024

    def close(self) -> None:
        """Let the program quit; one that does not is ended."""
        if self._process.returncode is None:
            with suppress(OSError):
                os.write(self._descriptor, _QUIT)
            for end in (self._process.terminate, self._process.kill):
                if self._is_running_after(_GRACE):
                    end()
            self._process.wait()
            os.close(self._descriptor)

    def _is_running_after(self, seconds: float) -> bool:
        """Whether the program does not end within this time; what it writes meanwhile is taken in."""
        end = time.perf_counter() + seconds
        while self._process.poll() is None and time.perf_counter() < end:
            self._take(0.005)
        return self._process.returncode is None

    def _reaction(self, sent: int, clears: int, began: float) -> Reaction | None:
        if not self._take(SILENT):
            return None
        self.settle()
        return Reaction(self._latest - began, self.sent - sent, self.screen.clears - clears)

    def _take(self, seconds: float) -> bool:
        """Take in what the program writes within this time; whether it wrote anything."""
        if not select.select([self._descriptor], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._descriptor, 65536)
        except OSError:
            return False
        self._latest = time.perf_counter()
        self.sent += len(data)
        self.screen.feed(self._decoder.decode(data))
        while self.screen.answers:
            os.write(self._descriptor, self.screen.answers.pop(0).encode())
        return bool(data)

    def _set_size(self, size: tuple[int, int]) -> None:
        columns, rows = size
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
