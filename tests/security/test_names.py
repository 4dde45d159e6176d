"""Hostile names of files and folders: whatever is said of them reaches the terminal as plain text."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tutor.progress.store import Store

if TYPE_CHECKING:
    from tests.terminal.conftest import Machine

Stray = Callable[[bytes], set[str]]

NAMES = (
    "[@click=app.quit]x[-]",
    "[red]",
    "[^]+",
    "\x1b[31mred",
    "\x1b]52;c;aGk=\x07",
    "\x1b]0;title\x07",
    "line\nbreak",
    "back\b\bspace",
    "re\rturn",
    "c1\x9b31m",
    "\u202egnp",
    "zero\u200bwidth",
    "tab\there",
)
LESSON = 'format = 1\nid = "{id}"\ntitle = "T"\n[[sections]]\nid = "s"\ntitle = "S"\ntext = "Words."\n'


@pytest.fixture
def names() -> list[str]:
    """Names that a file may have here, one that is not UTF-8 among them where the system allows it."""
    return [*NAMES, *([os.fsdecode(b"\xff\xfe\x9b31m")] if sys.platform == "linux" else [])]


@pytest.mark.long
def test_the_commands_print_nothing_that_acts(machine: Machine, names: list[str], stray: Stray) -> None:
    for number, name in enumerate(names):
        machine.write(f"{name}.toml", "format = \n" if number % 2 else LESSON.format(id=f"lesson-{number}"))
        machine.write(f"again {name}.toml", LESSON.format(id=f"lesson-{number}"))
    for command in (
        ("list",),
        ("list", "--json"),
        ("check", str(machine.lessons)),
        ("check", "--json", str(machine.lessons)),
        *(("check", str(machine.lessons / f"{name}.toml")) for name in names[3:5]),
        *(("add", str(machine.lessons / f"{name}.toml")) for name in names[3:5]),
        ("check", "no\x1b[31msuch\u202e"),
        ("read", "no\x1b[31msuch\u202e"),
        ("no\x1b]52;c;aGk=\x07such",),
        ("list", "--no\x1b[31msuch"),
    ):
        done = machine.run(*command)
        assert stray(done.stdout.replace(b"\n", b"")) == set(), command
        assert stray(done.stderr.replace(b"\n", b"")) == set(), command
        assert b"Traceback" not in done.stderr
        assert done.returncode in (0, 1, 2), command


def test_folders_with_hostile_names_are_printed_as_text(
    machine: Machine, tmp_path: Path, names: list[str], stray: Stray
) -> None:
    hostile = tmp_path / "".join(names)
    hostile.mkdir()
    for command in (("where",), ("where", "--json"), ("list",), ("check", str(hostile))):
        done = machine.run(*command, folder=hostile, TUTOR_HOME=str(hostile), TUTOR_PATH=f"{hostile}/lessons")
        assert stray(done.stdout.replace(b"\n", b"")) == set(), command
        assert stray(done.stderr.replace(b"\n", b"")) == set(), command


def test_the_library_lists_hostile_names_as_text(machine: Machine, names: list[str], stray: Stray) -> None:
    for name in names:
        machine.write(f"{name}.toml", "format = \n")
    machine.write("twin [red].toml", LESSON.format(id="twin"))
    machine.write("twin [/].toml".replace("/", "\x1b[31m"), LESSON.format(id="twin"))
    window = machine.start(size=(120, 60))
    window.until("[@click=app.quit]x[-].toml", "[red].toml", "[^]+.toml", "␛[31mred.toml", "⟨U+202E⟩gnp.toml")
    window.until("not used:", "twin", f"{len(names)} that cannot be opened")
    window.press("G", "Enter")
    window.until("This lesson cannot be opened", "tutor check")
    window.press("Escape")
    window.until_gone("This lesson cannot be opened")
    window.press("q")
    assert window.wait() == 0
    assert stray(bytes(window.raw)) == set()


def test_a_home_with_a_hostile_name_is_told_as_text(
    machine: Machine, tmp_path: Path, names: list[str], stray: Stray
) -> None:
    """Its progress file is locked, then a folder: each message names it."""
    home = tmp_path / "".join(names[:6])
    file = home / "data" / "progress.db"
    machine.write("lesson.toml", LESSON.format(id="lesson"))
    Store.open(file, lambda: datetime(2031, 5, 4, tzinfo=UTC)).close()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        window = machine.start("read", "lesson", size=(120, 30), TUTOR_HOME=str(home))
        window.until("Not saved: another program is using it")
        window.kill(signal.SIGTERM)
        assert window.wait() == 143
    assert stray(bytes(window.raw)) == set()
    file.unlink()
    file.mkdir()
    window = machine.start("read", "lesson", TUTOR_HOME=str(home))
    assert window.wait() == 1
    assert stray(bytes(window.raw)) == set()


def test_the_scanner_finds_what_does_not_belong(stray: Stray) -> None:
    assert stray(b"\x1b[1;31mtext\x1b[0m\x1b[3;4H\r\n\x1b[?1049h\x1b]22;default\x07\x1b[>25u") == set()
    for bad in (
        b"\x1b]52;c;aGk=\x07",
        b"\x1b]0;title\x07",
        b"\x1b]8;;http://x\x1b\\",
        b"\x1bP+q\x1b\\",
        b"\x1b[2J",
        b"\x1b[5n",
        b"\x1b[?5h",
        b"\x1bc",
        b"\x07",
        b"\x08",
        "\x9b31m".encode(),
        "\u202e".encode(),
        "\u200b".encode(),
        b"\x9b31m",
    ):
        assert len(stray(b"text " + bad)) >= 1, bad
