"""The progress file cannot be written for a while: the screen says so, goes on, and loses nothing."""

from __future__ import annotations

import re
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

import pytest

from tutor.tui.running import IDLE

if TYPE_CHECKING:
    from tests.terminal.conftest import Machine, Terminal

pytestmark = pytest.mark.long

LongLesson = Callable[..., str]
Trouble = Callable[["Machine"], AbstractContextManager[None]]
CALLED_SAVED = re.compile(r"^ Question \d+ of .* saved$", re.M)


@contextmanager
def full_disk(window: Terminal) -> Iterator[None]:
    """No file of the program may grow: what it sees of a disk without room."""
    import resource

    before = resource.prlimit(window.process.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    yield
    resource.prlimit(window.process.pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def locked(machine: Machine) -> Iterator[None]:
    """Another program holds the file."""
    connection = sqlite3.connect(machine.progress_file, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.execute("ROLLBACK")
    connection.close()


@contextmanager
def gone(machine: Machine) -> Iterator[None]:
    """The file is moved elsewhere, and put back."""
    elsewhere = machine.progress_file.with_name("elsewhere.db")
    machine.progress_file.rename(elsewhere)
    yield
    elsewhere.rename(machine.progress_file)


def test_an_answer_given_in_one_breath_is_called_saved(machine: Machine, long_lesson: LongLesson) -> None:
    """The keys come faster than the screen is drawn."""
    machine.write("long.toml", long_lesson(paragraphs=2))
    window = in_the_check(machine)
    window.until("alder 1")
    window.write("1\r")
    window.until_true(lambda: CALLED_SAVED.search(window.text) is not None, "saved")
    assert kept(machine) == ["q1-1"]


@pytest.mark.skipif(sys.platform != "linux", reason="only there are limits changed from outside")
def test_what_a_full_disk_refused_is_told_and_saved_by_itself_later(
    machine: Machine, long_lesson: LongLesson
) -> None:
    machine.write("long.toml", long_lesson(paragraphs=2))
    window = in_the_check(machine)
    with full_disk(window):
        answer(window, "1.1")
        window.until("Not saved", "the disk")
        assert not CALLED_SAVED.search(window.text)
        window.press("Enter")
        window.until("in question 1.2?", "Not saved")
        answer(window, "1.2")
        window.until("Not saved", "the disk")
    window.until_gone("Not saved")
    assert kept(machine) == ["q1-1", "q1-2"]


def test_what_is_not_saved_is_told_on_every_screen_of_the_lesson(
    machine: Machine, long_lesson: LongLesson
) -> None:
    machine.write("long.toml", long_lesson(paragraphs=2))
    window = in_the_check(machine)
    with gone(machine):
        answer(window, "1.1")
        window.until("Not saved")
        window.press("q")
        window.until("Stone 1.1 is", "Not saved")
        window.press("c")
        window.until("in question 1.1?", "Not saved")
    window.press("Ctrl-Q")
    assert window.wait() == 0
    assert kept(machine) == ["q1-1"]


def test_a_place_that_could_not_be_saved_is_saved_later(machine: Machine, long_lesson: LongLesson) -> None:
    machine.write("long.toml", long_lesson())
    window = machine.start("read", "long")
    window.until("Section 1 of 2", "Stone 1.1 is")
    with gone(machine):
        window.press("Space")
        window.until("Stone 1.5 is", "Not saved")
    window.until_gone("Not saved")
    window.kill(signal.SIGKILL)
    window.wait()
    with machine.store() as store:
        place = store.place("long")
    assert place is not None
    assert place.offset > 0


@pytest.mark.parametrize(
    ("trouble", "said"), [(locked, "another program is using it"), (gone, "it was moved")]
)
def test_what_could_not_be_saved_is_told_and_saved_with_the_next_answer(
    machine: Machine, long_lesson: LongLesson, trouble: Trouble, said: str
) -> None:
    machine.write("long.toml", long_lesson(paragraphs=2))
    window = in_the_check(machine)
    with trouble(machine):
        answer(window, "1.1")
        window.until("Not saved", said)
        assert not CALLED_SAVED.search(window.text)
    window.press("Enter")
    answer(window, "1.2")
    window.until_true(lambda: CALLED_SAVED.search(window.text) is not None, "saved")
    window.press("Ctrl-Q")
    assert window.wait() == 0
    assert kept(machine) == ["q1-1", "q1-2"]


def test_the_daily_check_of_a_file_that_is_gone_ends_nothing(
    machine: Machine, long_lesson: LongLesson
) -> None:
    """The check begins when the program has been idle for a while, and nothing on the screen tells of it."""
    machine.write("long.toml", long_lesson(paragraphs=2))
    window = in_the_check(machine)
    with gone(machine):
        answer(window, "1.1")
        window.until("Not saved")
        end = time.monotonic() + IDLE + 1
        while time.monotonic() < end and window.pump(0.1):
            pass
        assert window.process.poll() is None, window.text
    window.press("Ctrl-Q")
    assert window.wait() == 0
    assert kept(machine) == ["q1-1"]


def test_quitting_warns_of_what_is_not_saved_and_can_save_it_after_all(
    machine: Machine, long_lesson: LongLesson
) -> None:
    machine.write("long.toml", long_lesson(paragraphs=2))
    window = in_the_check(machine)
    with gone(machine):
        answer(window, "1.1")
        window.until("Not saved")
        window.press("Ctrl-Q")
        window.until("Not everything is saved", "1 entry is not saved.", "it was moved", "Try again")
        window.press("Escape")
        window.until("in question 1.1?", "Not saved")
        window.press("Ctrl-Q")
        window.until("Not everything is saved", "Try again")
    window.press("Enter")
    assert window.wait() == 0
    assert kept(machine) == ["q1-1"]


def test_what_is_lost_on_purpose_is_told_once_more(machine: Machine, long_lesson: LongLesson) -> None:
    machine.write("long.toml", long_lesson(paragraphs=2))
    window = in_the_check(machine)
    with gone(machine):
        answer(window, "1.1")
        window.until("Not saved")
        window.press("Ctrl-Q")
        window.until("Quit and lose it")
        window.press("Down", "Enter")
        assert window.wait() == 1
    assert re.search(r"1 entry .*not saved", window.left_behind)
    assert kept(machine) == []


def in_the_check(machine: Machine) -> Terminal:
    """A window in which the first question is open."""
    window = machine.start("read", "long")
    window.until("Section 1 of 2")
    window.press("c")
    window.until("in question 1.1?")
    return window


def answer(window: Terminal, number: str) -> None:
    """Submit the right answer."""
    window.until(f"alder {number[2:]}")
    option = re.search(r"(\d) \(.\)\s+alder", window.text)
    assert option
    window.press(option[1])
    window.until_true(lambda: re.search(r"\(•\)\s+alder", window.text) is not None, "chosen")
    window.press("Enter")
    window.until("Right.", f"in question {number}?")


def kept(machine: Machine) -> list[str]:
    """The questions whose answers are in the progress file."""
    with machine.store() as store:
        store.verify()
        return [event.question for event in store.attempt("long") if event.kind == "answered"]
