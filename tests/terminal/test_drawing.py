"""A key press sends what it changes: the screen is never cleared, and not drawn anew for a small thing."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.terminal.conftest import Machine, Terminal

pytestmark = pytest.mark.long

CLEARING = re.compile(rb"\x1b\[[0-3]?[JK]|\x1bc|\x1b\[\?(?:1049|47)[hl]|\x1b\[[0-9;]*[LMST]")
"""Erasing, a reset, the other screen, and shifting rows."""
KNOWS_UPDATES = "\x1b[?2026;2$y"
"""What a terminal says that draws an update when it is complete."""
NOTHING_DRAWN = re.compile(rb"\x1b\[\?2026h(?:\x1b\[[0-9;]*H)?\x1b\[\?2026l")
"""An update in which nothing is drawn."""
UPDATE = b"\x1b[?2026h"
SEQUENCE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")

A_FEW = 5
"""Rows."""
CARD = 20
"""Rows: the card itself, twice where it finds its size, and what changes around it."""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_no_key_clears_the_screen_or_draws_what_it_does_not_change(
    machine: Machine, long_lesson: Callable[..., str], size: tuple[int, int]
) -> None:
    machine.write("long.toml", long_lesson())
    window = machine.start("read", "long", size=size)
    window.until("Stone 1.1 is", "Section 1 of 2")
    window.write(KNOWS_UPDATES)
    window.settle()
    drawn = {
        "next term": drawn_for(window, "Tab", "Look up"),
        "card opened": drawn_for(window, "Enter", "A lamp with glass"),
        "card closed": drawn_for(window, "Escape", "Look up"),
        "term after it": drawn_for(window, "Tab", "Look up"),
        "line down": drawn_for(window, "j", "Stone 1.2 is"),
        "line up": drawn_for(window, "k", "Stone 1.1 is"),
        "page": drawn_for(window, "Space", "Stone 1.5 is"),
        "page back": drawn_for(window, "b", "Stone 1.1 is"),
    }
    window.press("c")
    window.until("in question 1.1?")
    window.settle()
    drawn |= {
        "first option": drawn_for(window, "Down", "▸1 (•)"),
        "second option": drawn_for(window, "Down", "▸2 (•)"),
        "third option": drawn_for(window, "3", "▸3 (•)"),
    }
    rows = size[1]
    most = dict.fromkeys(drawn, A_FEW)
    most |= dict.fromkeys(("line down", "line up", "page", "page back"), rows)
    most |= dict.fromkeys(("card opened", "card closed"), CARD)
    assert {key: drawn[key] for key in drawn if drawn[key] > most[key]} == {}


def drawn_for(window: Terminal, key: str, words: str) -> int:
    """How much is drawn for a key, after which these words stand on the screen: as many rows."""
    before = len(window.raw)
    window.press(key)
    window.until_true(lambda: len(window.raw) > before, f"anything for {key}")
    window.until(words)
    window.settle()
    sent = bytes(window.raw[before:])
    assert CLEARING.findall(sent) == [], f"{key} clears something"
    assert UPDATE in sent, f"{key} sends no update"
    assert NOTHING_DRAWN.findall(sent) == [], f"{key} sends updates with nothing in them"
    return math.ceil(len(SEQUENCE.sub(b"", sent).decode()) / window.size[0])


def test_what_was_not_sent_again_still_stands(machine: Machine, long_lesson: Callable[..., str]) -> None:
    machine.write("long.toml", long_lesson())
    window = machine.start("read", "long", size=(80, 24))
    window.until("Stone 1.1 is", "Section 1 of 2")
    for keys in (
        "Tab Enter Escape",
        "Space Tab Enter Tab Escape",
        "d Escape",
        "j k ? Escape",
        "s",
        "Escape c 2",
    ):
        for key in keys.split():
            window.press(key)
            window.settle()
        drawn = window.cells
        window.resize(80, 23)
        window.settle()
        window.resize(80, 24)
        window.settle()
        assert window.cells == drawn, keys
