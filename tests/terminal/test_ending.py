"""However the program is ended, the terminal is as it was before and the place is kept."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.terminal.conftest import Machine, Terminal

LongLesson = Callable[..., str]

CODES = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130}
SHOWN = {7, 25}
"""Wrapping and the cursor: the private modes that are on in a window nobody draws on."""


def test_the_signals_leave_the_terminal_as_it_was_and_keep_the_place(
    machine: Machine, long_lesson: LongLesson
) -> None:
    """The page is turned just before, too late for the place to have been saved by itself."""
    machine.write("long.toml", long_lesson())
    place = ""
    for number, code in CODES.items():
        window = opened(machine)
        if place:
            assert top(window) == place, f"the place before {number.name}"
        window.press("Space")
        place = moved_from(window, place or "Stone 1.1 is")
        window.kill(number)
        assert window.wait() == code
        left_alone(window)
        assert window.left_behind.strip() == ""
    assert top(opened(machine)) == place


@pytest.mark.parametrize(
    ("number", "keys", "shown"),
    [
        (signal.SIGTERM, ("Tab", "Enter"), "A lamp with glass"),
        (signal.SIGHUP, ("c",), "Question 1 of 3"),
        (signal.SIGINT, ("/",), "Words to find"),
    ],
    ids=["card", "check", "search"],
)
def test_the_signals_end_every_screen(
    machine: Machine, long_lesson: LongLesson, number: signal.Signals, keys: tuple[str, ...], shown: str
) -> None:
    machine.write("long.toml", long_lesson())
    window = opened(machine)
    for key in keys:
        window.press(key)
    window.until(shown)
    window.kill(number)
    assert window.wait() == CODES[number]
    left_alone(window)


@pytest.mark.parametrize("number", CODES, ids=[number.name for number in CODES])
def test_a_signal_while_the_program_is_starting_leaves_the_terminal_as_it_was(
    machine: Machine, long_lesson: LongLesson, number: signal.Signals
) -> None:
    machine.write("long.toml", long_lesson())
    window = machine.start("read", "long")
    window.until_true(lambda: b"\x1b[?1049h" in window.raw, "the screen taken")
    window.kill(number)
    assert window.wait() == CODES[number]
    left_alone(window)


def test_a_closed_window_ends_the_program_and_keeps_the_place(
    machine: Machine, long_lesson: LongLesson
) -> None:
    machine.write("long.toml", long_lesson())
    window = opened(machine)
    window.press("Space")
    place = moved_from(window, "Stone 1.1 is")
    window.hang_up()
    assert window.wait() == CODES[signal.SIGHUP]
    assert top(opened(machine)) == place
    assert not (machine.home / "state").exists(), "closing a window is no fault to write down"


def test_quitting_leaves_the_terminal_as_it_was(machine: Machine, long_lesson: LongLesson) -> None:
    machine.write("long.toml", long_lesson())
    window = opened(machine)
    window.press("q")
    assert window.wait() == 0
    left_alone(window)
    assert window.left_behind.strip() == ""


def test_the_key_ctrl_c_ends_nothing(machine: Machine, long_lesson: LongLesson) -> None:
    machine.write("long.toml", long_lesson())
    window = opened(machine)
    window.press("Ctrl-C", "Space")
    moved_from(window, "Stone 1.1 is")
    window.press("Ctrl-Q")
    assert window.wait() == 0
    left_alone(window)


def opened(machine: Machine) -> Terminal:
    """A window in which the lesson is open."""
    window = machine.start("read", "long")
    window.until("Section 1 of 2", "Stone 1.")
    return window


def top(window: Terminal) -> str:
    """The first line of text on the screen."""
    return next(line.strip() for line in window.lines[1:] if line.strip())


def moved_from(window: Terminal, words: str) -> str:
    """Wait for another page, and return its first line."""
    window.until_true(lambda: words not in window.words and "Stone 1." in window.words, "another page")
    window.settle()
    return top(window)


def left_alone(window: Terminal) -> None:
    """The terminal is as it was: its modes by `stty`, and by what was sent to it."""
    assert window.modes == window.modes_before
    assert window.switched_on <= SHOWN
    assert window.switched_on >= SHOWN
    assert window.raw.count(b"\x1b[<u") == window.raw.count(b"\x1b[>25u"), "the keyboard protocol"
