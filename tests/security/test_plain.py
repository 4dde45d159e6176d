"""A lesson full of harmful strings, in plain mode: all of it is said as text, and nothing of it acts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
import tomli_w

from tests.security.conftest import ACCEPTED, REFUSED
from tutor.progress.event import Draft
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


HARM = " ".join((*ACCEPTED, *REFUSED))


def test_hostile_progress_is_said_as_text(
    machine: Machine, minimal_lesson_toml: str, stray: Callable[[bytes], set[str]]
) -> None:
    """As a file from another machine may bring it: terms, sections and lessons that are nowhere here."""
    machine.write("harbour-bell.toml", minimal_lesson_toml)
    with machine.store() as store:
        for lesson in ("harbour-bell", f"lost {HARM}"):
            store.append(
                Draft(kind="begun", lesson=lesson, section=HARM, body={"title": HARM}),
                Draft(kind="looked-up", lesson=lesson, section=HARM, body={"term": HARM}),
                Draft(kind="known", lesson=lesson, body={"term": HARM}),
                Draft(kind="flagged", lesson=lesson, question="why-kept", body={"words": HARM}),
                Draft(kind="met", lesson=lesson, body={"title": HARM, "source": HARM}),
            )
    for command in (
        ("progress", "--plain"),
        ("progress", "--json"),
        ("progress", f"lost {HARM}".replace("\0", "")),
        ("review", "--plain"),
        ("read", "--plain", "harbour-bell"),
        ("export", "--all"),
    ):
        done = machine.run(*command)
        assert stray(done.stdout.replace(b"\n", b"")) == set(), command
        assert stray(done.stderr.replace(b"\n", b"")) == set(), command
        assert b"Traceback" not in done.stderr, command
        assert done.returncode in (0, 1, 2), (command, done.stderr)
