"""Plain mode in a window that can only print."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.terminal.conftest import Machine


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
