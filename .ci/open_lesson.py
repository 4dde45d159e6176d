"""Opens a full-screen program on a pseudo-terminal of its own, waits for words on its screen, and leaves it.

    open_lesson.py WORDS COMMAND...

Ends with 0 when the words came, ctrl+q ended the program with 0, and the terminal was given back.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time
from dataclasses import dataclass

ROWS, COLUMNS = 24, 80
PATIENCE = 60.0
"""Seconds for the words to come, and again for the program to end."""
QUIT = b"\x11"
"""ctrl+q."""
RESTORED = b"\x1b[?1049l"
"""Leaves the alternate screen."""

_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[P\]^_].*?(?:\x07|\x1b\\)|[ -/]*[0-~])", re.DOTALL)


@dataclass
class Terminal:
    """A child process and the terminal that it writes to."""

    child: int
    descriptor: int
    output: bytes = b""

    def read(self) -> bool:
        """Take what was written within a moment; False once nobody can write any more."""
        if not select.select([self.descriptor], [], [], 0.1)[0]:
            return True
        try:
            piece = os.read(self.descriptor, 65536)
        except OSError:
            return False
        self.output += piece
        return bool(piece)

    def text(self) -> str:
        """What was written, without the sequences that move and colour it."""
        return _SEQUENCE.sub(b"", self.output).decode(errors="replace")


def start(command: list[str]) -> Terminal:
    """Run the command on a terminal of 80 by 24 cells."""
    child, descriptor = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        fcntl.ioctl(sys.stdout.fileno(), termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        os.execvp(command[0], command)
    return Terminal(child, descriptor)


def show(terminal: Terminal, words: str) -> bool:
    """Whether the words came in time."""
    until = time.monotonic() + PATIENCE
    while words not in terminal.text():
        if time.monotonic() > until or not terminal.read():
            return False
    return True


def leave(terminal: Terminal) -> int:
    """Quit the program and return its exit code; it is killed when it does not end."""
    os.write(terminal.descriptor, QUIT)
    until = time.monotonic() + PATIENCE
    while terminal.read():
        if time.monotonic() > until:
            os.kill(terminal.child, 9)
            break
    return os.waitstatus_to_exitcode(os.waitpid(terminal.child, 0)[1])


def main(words: str, command: list[str]) -> str:
    """What went wrong, if anything did."""
    terminal = start(command)
    if not show(terminal, words):
        os.kill(terminal.child, 9)
        os.waitpid(terminal.child, 0)
        return f"the words did not come; the screen says:\n{terminal.text()}"
    code = leave(terminal)
    if code:
        return f"it ended with {code}:\n{terminal.text()}"
    if RESTORED not in terminal.output:
        return "it did not give the terminal back"
    return ""


if __name__ == "__main__":
    problem = main(sys.argv[1], sys.argv[2:])
    print(problem or f"`{' '.join(sys.argv[2:])}` shows “{sys.argv[1]}” and ends in order.")
    sys.exit(bool(problem))
