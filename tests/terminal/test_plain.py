"""Plain mode as a program of its own: in a window that can only print, and over a pipe, by a script."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.plain.conftest import ESSAY, Learner, Talk
from tutor.library import Library
from tutor.paths import bundled_dir

if TYPE_CHECKING:
    from tests.terminal.conftest import Machine

PROMPTS = (
    *("Enter ", "End of section ", "One number, ", "All numbers ", "Type ", "Gap ", "A letter for "),
    *("A number ", "The number of ", "The numbers of ", "Write in your own words"),
)
"""How a line begins after which something is to be typed."""


@pytest.mark.parametrize(("key", "code"), [("\x04", 0), ("\x03", 130)])
def test_a_dumb_terminal_gets_lines_and_nothing_else(
    machine: Machine, long_lesson: Callable[..., str], key: str, code: int
) -> None:
    machine.write("long.toml", long_lesson(paragraphs=3))
    window = machine.start("read", "--plain", "long", size=(40, 24), TERM="dumb")
    window.until("? lists all keys.")
    window.write("c\n")
    window.until("One number, 1 to 4.")
    window.write("1\n")
    window.until("Saved.")
    window.press(key)
    assert window.wait() == code
    assert b"\x1b" not in window.raw
    assert window.modes == window.modes_before
    printed = window.raw.decode().replace("\r\n", "\n").split("\n")
    assert max(len(line) for line in printed) <= 40
    with machine.store() as store:
        assert [event.kind for event in store.events()].count("answered") == 1


@pytest.mark.long
def test_a_whole_lesson_is_done_by_a_script_over_a_pipe_and_goes_on_on_the_screen(machine: Machine) -> None:
    learner = Learner(Library([bundled_dir()], None).open("tour"))
    talk = Talk()
    with subprocess.Popen(
        [sys.executable, "-m", "tutor", "read", "--plain", "tour"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=machine.work,
        env=machine.environment | {"COLUMNS": "10000", "PATH": os.environ["PATH"]},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        heard = (line.decode().rstrip("\n") for line in process.stdout)
        while (typed := next_line(learner, talk, heard)) is not None:
            process.stdin.write(f"{typed}\n".encode())
            process.stdin.flush()
        rest, _ = process.communicate()
    assert (process.returncode, rest) == (0, b"Your place is kept.\n")
    assert any(line.startswith("First try: 100%") for line in talk.lines)
    window = machine.start("read", "tour")
    window.until("13 of 13 answered")
    window.press("s")
    window.until("First try", "100%")
    window.press("Ctrl-Q")
    assert window.wait() == 0


def next_line(learner: Learner, talk: Talk, heard: Iterator[str]) -> str | None:
    """Listen up to the next prompt, and say what is typed then; within an explanation there is none."""
    if learner.typed[-1:] != [ESSAY]:
        for line in heard:
            talk.lines.append(line)
            if line.startswith(PROMPTS):
                break
    return learner(talk)
