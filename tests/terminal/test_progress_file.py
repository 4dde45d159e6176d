"""A progress file that cannot be used is told in a message, and stays byte for byte as it is."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tutor.progress.event import Draft

if TYPE_CHECKING:
    from tests.terminal.conftest import Machine

Spoil = Callable[["Machine"], None]


def cut(machine: Machine) -> None:
    """Half of the file is gone."""
    size = machine.progress_file.stat().st_size
    os.truncate(machine.progress_file, size // 2)


def one_byte(machine: Machine) -> None:
    """One byte is left."""
    machine.progress_file.write_bytes(b"S")


def other_bytes(machine: Machine) -> None:
    """Something else altogether."""
    machine.progress_file.write_bytes(b"The quick brown fox. " * 500)


def newer(machine: Machine) -> None:
    """A version that is not known yet wrote it."""
    with closing(sqlite3.connect(machine.progress_file)) as connection:
        connection.execute("PRAGMA user_version = 999")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (cut, "is damaged"),
        (one_byte, "is damaged"),
        (other_bytes, "is not a progress file"),
        (newer, "was written by a newer version of tutor"),
    ],
)
@pytest.mark.parametrize("command", [(), ("read", "long")], ids=["library", "read"])
def test_a_spoilt_file_stops_the_start_and_is_not_touched(
    machine: Machine, long_lesson: Callable[..., str], spoil: Spoil, said: str, command: tuple[str, ...]
) -> None:
    machine.write("long.toml", long_lesson(paragraphs=2))
    begin(machine)
    spoil(machine)
    before = everything(machine)
    window = machine.start(*command)
    assert window.wait() == 1
    assert "\x1b" not in window.raw.decode(), "nothing is drawn for it"
    words = window.raw.decode().replace("\r\n", "\n")
    assert said in words
    assert str(machine.progress_file) in words
    assert "Traceback" not in words
    assert everything(machine) == before


def test_a_folder_in_its_place_stops_the_start(machine: Machine, long_lesson: Callable[..., str]) -> None:
    machine.write("long.toml", long_lesson(paragraphs=2))
    machine.progress_file.mkdir(parents=True)
    window = machine.start("read", "long")
    assert window.wait() == 1
    assert f"{machine.progress_file} cannot be used: it is not a regular file" in window.raw.decode()
    assert list(machine.progress_file.iterdir()) == []


def test_the_list_of_lessons_is_printed_all_the_same(
    machine: Machine, long_lesson: Callable[..., str]
) -> None:
    machine.write("long.toml", long_lesson(paragraphs=2))
    machine.progress_file.parent.mkdir(parents=True)
    machine.progress_file.write_bytes(b"S")
    done = machine.run("list")
    assert done.returncode == 1
    assert b"A Long Walk" in done.stdout
    assert b"is damaged" in done.stderr
    assert machine.progress_file.read_bytes() == b"S"


def test_an_old_answer_that_was_changed_is_found_by_the_daily_check(
    machine: Machine, long_lesson: Callable[..., str]
) -> None:
    """The start looks at what is new in the file only; the check ends the program and says why."""
    machine.write("long.toml", long_lesson(paragraphs=2))
    begin(machine)
    with closing(sqlite3.connect(machine.progress_file)) as connection:
        connection.execute("UPDATE event SET lesson = 'other'")
        connection.commit()
    window = machine.start("read", "long")
    window.until("Section 1 of 2")
    assert window.wait() == 1
    assert window.modes == window.modes_before
    assert f"The progress file {machine.progress_file} is damaged" in window.left_behind


def begin(machine: Machine) -> None:
    """Put one event into the progress file."""
    with machine.store() as store:
        store.append(Draft(kind="begun", lesson="long"))


def everything(machine: Machine) -> dict[str, bytes]:
    """The progress file and what lies beside it."""
    return {file.name: file.read_bytes() for file in machine.progress_file.parent.iterdir()}
