"""Without a terminal that can be drawn on, the full-screen commands say so at once and write nothing else."""

from __future__ import annotations

import os
import pty
import select
import subprocess
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.terminal.conftest import Machine

SENTENCE = b"""\
tutor: this needs a terminal that can be drawn on. `tutor read --plain` and
`tutor review --plain` work without one, in numbered lines.
"""
COMMANDS = [(), ("read", "china-leverage"), ("china-leverage",)]


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Both ends of a terminal: the one that a window holds, and the one that a program gets."""
    here, there = pty.openpty()
    yield here, there
    os.close(here)
    os.close(there)


@pytest.mark.parametrize("piped", ["stdin", "stdout", "both"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_pipe_for_the_keyboard_or_the_screen_is_refused_in_a_sentence(
    machine: Machine, terminal: tuple[int, int], command: tuple[str, ...], piped: str
) -> None:
    """The pipe on standard input never ends, so that a program which reads it would hang."""
    here, there = terminal
    reading, writing = os.pipe()
    try:
        done = machine.run(
            *command,
            stdin=there if piped == "stdout" else reading,
            stdout=there if piped == "stdin" else subprocess.PIPE,
        )
    finally:
        os.close(reading)
        os.close(writing)
    assert (done.returncode, done.stderr, done.stdout or b"") == (2, SENTENCE, b"")
    assert said(here) == b""


def test_a_screen_that_is_drawn_into_a_file_is_refused(machine: Machine, terminal: tuple[int, int]) -> None:
    """Standard error is where the screen is drawn: `tutor 2>log` would show nothing."""
    here, there = terminal
    done = machine.run(stdin=there, stdout=there)
    assert (done.returncode, done.stderr) == (2, SENTENCE)
    assert said(here) == b""


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_can_only_print_is_refused_in_the_same_sentence(machine: Machine, term: str) -> None:
    window = machine.start("read", "china-leverage", TERM=term)
    assert window.wait() == 2
    assert bytes(window.raw).replace(b"\r\n", b"\n") == SENTENCE
    assert window.modes == window.modes_before


def said(here: int) -> bytes:
    """What was written to the terminal."""
    return os.read(here, 1000) if select.select([here], [], [], 0)[0] else b""
