"""What the program's exit code says."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes, all of them."""

    FINE = 0
    PROBLEMS = 1
    """The command did its work and found something wrong, or could not do it with this file."""
    WRONG_USE = 2
    """The command was called in a way that cannot work: no such file, no terminal, an unknown option."""
    INTERNAL = 70
    """A fault of the program itself."""
    HANGUP = 129
    """The terminal is gone."""
    INTERRUPT = 130
    """Ctrl-C, or the signal of that name."""
    BROKEN_PIPE = 141
    """Whoever read the output stopped reading."""
    TERMINATED = 143
    """The program was asked to end."""
