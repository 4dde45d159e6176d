"""The real program on a real pseudo-terminal, with a screen that can be read.

Everything waits for what stands on the screen, never for a time; `PATIENCE` only ends a test that has failed.
"""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyte
import pytest

from tutor.progress.store import Store

if sys.platform not in ("linux", "darwin"):
    pytest.skip("pseudo-terminals are tested on Linux and macOS", allow_module_level=True)

PATIENCE = 30.0
"""Seconds after which something that was waited for counts as never happening."""

KEYS = {
    "Enter": "\r",
    "Tab": "\t",
    "Escape": "\x1b",
    "Space": " ",
    "Backspace": "\x7f",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "Right": "\x1b[C",
    "Left": "\x1b[D",
    "PageUp": "\x1b[5~",
    "PageDown": "\x1b[6~",
    "Back-Tab": "\x1b[Z",
    "F1": "\x1bOP",
    "Ctrl-C": "\x03",
    "Ctrl-P": "\x10",
    "Ctrl-Q": "\x11",
    "Ctrl-S": "\x13",
}

NOT_DRAWN = re.compile(r"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\|\x1b_.*?\x1b\\", re.S)
"""Sequences that `pyte` would show as text: keyboard protocol, queries, strings for the terminal."""

UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[P_\]^X][^\x1b\x07]*\x1b?)?$")
"""A sequence whose end is still to come."""

MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")

LAUNCH = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "tutor", *sys.argv[1:]])
"""
"""Makes the terminal on standard input the one that controls the session, then becomes the program."""


def _look(cell: pyte.screens.Char) -> object:
    lined = cell.underscore or cell.reverse or cell.strikethrough
    return (cell.data, cell.bg) if cell.data.isspace() and not lined else cell


class Terminal:
    """The program, started in a window of its own."""

    def __init__(
        self, arguments: Sequence[str], size: tuple[int, int], folder: Path, environment: Mapping[str, str]
    ) -> None:
        """`size` is columns and rows; the program runs in `folder`."""
        self.raw = bytearray()
        """Everything the program has sent."""
        self._screen = pyte.Screen(*size)
        self._stream = pyte.Stream(self._screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._held = ""
        self._here, self._there = pty.openpty()
        self.modes_before = self.modes
        self._set_size(*size)
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", LAUNCH, *arguments],
            stdin=self._there,
            stdout=self._there,
            stderr=self._there,
            cwd=folder,
            env=dict(environment),
            start_new_session=True,
        )

    # What is sent to the program

    def press(self, *keys: str) -> None:
        """Press keys, each a name of `KEYS` or one character."""
        for key in keys:
            os.write(self._here, KEYS.get(key, key).encode())

    def write(self, words: str) -> None:
        """Type words."""
        os.write(self._here, words.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self._screen.resize(rows, columns)
        self._set_size(columns, rows)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._there, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def kill(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the window."""
        for end in (self._here, self._there):
            with suppress(OSError):
                os.close(end)
        self._here = self._there = -1

    # What it shows

    @property
    def lines(self) -> list[str]:
        """The rows of the screen, without the blanks at their ends."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """The screen."""
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """The screen with every run of white space as one blank, so that wrapping does not matter."""
        return " ".join(self.text.split())

    @property
    def cells(self) -> list[list[object]]:
        """Every cell of the screen as it looks: the colour of a letter does not count where there is none."""
        rows, columns = self._screen.lines, self._screen.columns
        return [[_look(self._screen.buffer[y][x]) for x in range(columns)] for y in range(rows)]

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self._screen.columns, self._screen.lines

    @property
    def modes(self) -> list[Any]:
        """The terminal's modes, as `stty` knows them."""
        return termios.tcgetattr(self._there)

    @property
    def switched_on(self) -> set[int]:
        """The private modes that the program switched on and not off again."""
        on: dict[int, bool] = {}
        for numbers, how in MODE.findall(bytes(self.raw)):
            on.update({int(number): how == b"h" for number in numbers.split(b";")})
        return {number for number, is_on in on.items() if is_on}

    def pump(self, seconds: float = 0.05) -> bool:
        """Take what the program sends, if anything comes within this time; False when that was all."""
        if self._here < 0:
            return False
        ready, _, _ = select.select([self._here], [], [], seconds)
        if not ready:
            return self.process.poll() is None
        try:
            data = os.read(self._here, 65536)
        except OSError:
            return False
        self.raw += data
        self._draw(self._decoder.decode(data))
        return True

    def _draw(self, text: str) -> None:
        text = self._held + text
        cut = UNFINISHED.search(text)
        self._held = cut[0] if cut else ""
        self._stream.feed(NOT_DRAWN.sub("", text[: cut.start()] if cut else text))

    # Waiting

    def until(self, *words: str) -> None:
        """Wait until all of these stand on the screen, however they are wrapped."""
        self.until_true(lambda: all(word in self.words for word in words), f"{words} on the screen")

    def until_gone(self, *words: str) -> None:
        """Wait until none of these stands on the screen."""
        self.until_true(lambda: not any(word in self.words for word in words), f"{words} gone")

    def until_true(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for a condition on the screen."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if not self.pump() and not condition():
                raise AssertionError(f"ended with {self.process.poll()} before {what}:\n{self.text}")
            if time.monotonic() > end:
                raise AssertionError(f"never {what}:\n{self.text}")

    def settle(self, quiet: float = 0.25) -> None:
        """Wait until the program has sent nothing for a while: for counting what a key made it send."""
        end = time.monotonic() + PATIENCE
        before = -1
        while before != len(self.raw) and time.monotonic() < end:
            before = len(self.raw)
            self.pump(quiet)

    def wait(self) -> int:
        """Wait for the program to end; its exit status, below zero for a signal that killed it."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            if self._here < 0:
                return self.process.wait(PATIENCE)
            self.pump()
            if time.monotonic() > end:
                raise AssertionError(f"never ended:\n{self.text}")
        self.drain()
        return self.process.returncode

    def drain(self) -> None:
        """Take what a program that has ended left behind."""
        while self._here >= 0 and select.select([self._here], [], [], 0)[0]:
            if not self.pump(0):
                return

    @property
    def left_behind(self) -> str:
        """What stands in the window after the program has given the screen back."""
        after = bytes(self.raw).rpartition(b"\x1b[?1049l")[2].decode(errors="replace")
        return re.sub(r"\x1b\[[0-?]*[ -/]*[@-~]", "", after).replace("\r\n", "\n")

    def close(self) -> None:
        """End the program if it is still there, and let go of the window."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(PATIENCE)
        self.hang_up()


class Machine:
    """A learner's machine: folders of its own, and as many windows as wanted."""

    def __init__(self, folder: Path) -> None:
        self.home, self.lessons, self.work = (folder / name for name in ("home", "lessons", "work"))
        self.lessons.mkdir()
        self.work.mkdir()
        self.windows: list[Terminal] = []
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH")}
        self.environment = kept | {
            "HOME": str(folder),
            "TUTOR_HOME": str(self.home),
            "TUTOR_PATH": str(self.lessons),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "PYTHONUTF8": "1",
        }

    @property
    def progress_file(self) -> Path:
        """Where the answers are kept."""
        return self.home / "data" / "progress.db"

    def start(self, *arguments: str, size: tuple[int, int] = (80, 24), **environment: str) -> Terminal:
        """Start `tutor` with these arguments in a window of this size."""
        window = Terminal(arguments, size, self.work, self.environment | environment)
        self.windows.append(window)
        return window

    def run(
        self,
        *arguments: str,
        stdin: int = subprocess.DEVNULL,
        stdout: int = subprocess.PIPE,
        folder: Path | None = None,
        **environment: str,
    ) -> subprocess.CompletedProcess[bytes]:
        """Run `tutor` without a window and wait for its end."""
        return subprocess.run(
            [sys.executable, "-m", "tutor", *arguments],
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            cwd=folder or self.work,
            env=self.environment | environment,
            timeout=PATIENCE,
            check=False,
        )

    def write(self, name: str, lesson: str | bytes) -> Path:
        """Put a file among the lessons."""
        file = self.lessons / name
        file.write_bytes(lesson.encode() if isinstance(lesson, str) else lesson)
        return file

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The learner's progress, to look at."""
        with Store.open(self.progress_file, lambda: datetime.now(UTC)) as store:
            yield store


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """A machine on which nothing has been read yet."""
    made = Machine(tmp_path)
    yield made
    for window in made.windows:
        window.close()


LONG_LESSON = """\
format = 1
id = "{id}"
title = "{title}"

[study]
tries = 2

[[glossary]]
term = "granite"
definition = "A hard rock."

[[glossary]]
term = "lantern"
definition = "A lamp with glass around it."
see_also = ["granite"]
"""


@pytest.fixture
def long_lesson() -> Callable[..., str]:
    """Makes a lesson of numbered paragraphs and numbered questions."""
    return _long_lesson


def _long_lesson(
    *,
    id: str = "long",
    title: str = "A Long Walk",
    paragraphs: int = 40,
    questions: int = 3,
    sections: int = 2,
) -> str:
    parts = [LONG_LESSON.format(id=id, title=title)]
    for section in range(1, sections + 1):
        text = "\n\n".join(_paragraph(section, number) for number in range(1, paragraphs + 1))
        parts.append(
            f'\n[[sections]]\nid = "part-{section}"\ntitle = "Part {section}"\ntext = """\n{text}\n"""\n'
        )
        parts += [_question(section, number) for number in range(1, questions + 1)]
    return "".join(parts)


def _paragraph(section: int, number: int) -> str:
    term = ("granite", "lantern", "meadow")[number % 3]
    return (
        f"Stone {section}.{number} is where this paragraph begins, and it goes on about a {term} "
        f"for long enough to be wrapped at every width that a window may have. "
        f"Its second sentence names the stone {section}.{number} again."
    )


def _question(section: int, number: int) -> str:
    return f"""
[[sections.questions]]
id = "q{section}-{number}"
type = "choice"
prompt = "Which word is asked for in question {section}.{number}?"
options = ["alder {number}", "birch {number}", "cedar {number}", "dogwood {number}"]
answer = "alder {number}"
"""
