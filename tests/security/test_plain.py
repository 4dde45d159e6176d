"""A lesson full of harmful strings, in plain mode: all of it is said as text, and nothing of it acts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
import tomli_w

from tutor.text import safe_text

if TYPE_CHECKING:
    from tests.terminal.conftest import Machine

TYPED = [
    *("d", "1", "", "/\x1b]0;title\x07[/nope]\u202e", "/P00", "u", "t", "", "2", "1", ""),
    *("c", "h", "f", "[@click=app.quit]\x1b[2J", "2", "3", "", "1", "r", "p", "\x1b[31m", "q", "s", "1", "Q"),
]


@pytest.mark.parametrize("turn", [0, 10])
def test_hostile_strings_are_said_as_text(
    machine: Machine,
    hostile_lesson: Callable[[int], dict[str, Any]],
    hostile: tuple[str, ...],
    stray: Callable[[bytes], set[str]],
    turn: int,
) -> None:
    lesson = hostile_lesson(turn)
    machine.write("hostile.toml", tomli_w.dumps(lesson))
    done = subprocess.run(
        [sys.executable, "-m", "tutor", "read", "--plain", "hostile"],
        input="".join(f"{line}\n" for line in TYPED).encode(),
        capture_output=True,
        cwd=machine.work,
        env=machine.environment | {"COLUMNS": "10000", "PATH": os.environ["PATH"]},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert stray(done.stdout) == set()
    said = done.stdout.decode()
    first, second = lesson["sections"]
    question = first["questions"][0]
    told = [lesson["title"], first["title"], second["title"], *hostile, lesson["glossary"][0]["definition"]]
    told += [question["prompt"], question["hints"][0], *(option["text"] for option in question["options"])]
    assert [text for text in told if safe_text(text) not in said] == []
