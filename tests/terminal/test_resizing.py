"""The window changes its size while someone reads: the words at the top stay there, whatever the size."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.terminal.conftest import Machine, Terminal

pytestmark = pytest.mark.long

SIZES = [(40, 15), (200, 60), (63, 24), (120, 40), (41, 50), (80, 15), (109, 24), (110, 24), (80, 24)]
STORM = 50
WORD = re.compile(r"w\d{4}")

LESSON = """\
format = 1
id = "words"
title = "Words"

[[sections]]
id = "one"
title = "One"
text = "{text}"
"""


def lesson() -> str:
    """A lesson whose every word is another one, in sentences of twelve and paragraphs of five sentences."""
    words = [f"w{number:04}" for number in range(6000)]
    sentences = [" ".join(words[at : at + 12]) + "." for at in range(0, len(words), 12)]
    paragraphs = [" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5)]
    return LESSON.format(text=r"\n\n".join(paragraphs))


def test_the_same_words_stay_at_the_top_through_every_size_and_back(machine: Machine) -> None:
    window = in_the_middle(machine)
    before, anchor = window.text, top(window)[0]
    for columns, rows in SIZES:
        window.resize(columns, rows)
        window.until_true(lambda: anchor in top(window), f"{anchor} at the top of {columns}x{rows}")
        window.settle()
        assert anchor in top(window), f"{anchor} left the top at {columns}x{rows}"
        assert window.lines[-2].strip(), f"no room for how things stand at {columns}x{rows}"
    assert window.text == before


def test_a_window_of_one_cell_and_back_changes_nothing(machine: Machine) -> None:
    window = in_the_middle(machine)
    before = window.text
    for columns, rows in ((1, 1), (80, 1), (1, 24), (2, 2)):
        window.resize(columns, rows)
        window.settle()
    window.resize(80, 24)
    window.until_true(lambda: window.text == before, "the same screen")


def test_a_window_of_any_size_shows_where_one_was(machine: Machine) -> None:
    window = in_the_middle(machine)
    before, anchor = window.text, top(window)[0]
    for columns, rows in ((500, 24), (80, 1000), (500, 1000)):
        window.resize(columns, rows)
        window.until_true(lambda: anchor in window.text, f"{anchor} on a screen of {columns}x{rows}")
        assert window.process.poll() is None
    window.resize(80, 24)
    window.until_true(lambda: window.text == before, "the same screen")


def test_a_storm_of_sizes_changes_nothing(machine: Machine) -> None:
    window = in_the_middle(machine)
    before = window.text
    sizes = random.Random(7)
    for _ in range(STORM):
        window.resize(sizes.randint(1, 220), sizes.randint(1, 70))
        window.pump(0.002)
    window.resize(80, 24)
    window.until_true(lambda: window.text == before, "the same screen")
    window.press("Ctrl-Q")
    assert window.wait() == 0


def in_the_middle(machine: Machine) -> Terminal:
    """A window some pages into the lesson."""
    machine.write("words.toml", lesson())
    window = machine.start("read", "words")
    window.until("w0000")
    for _ in range(9):
        seen = top(window)
        window.press("Space")
        window.until_true(lambda seen=seen: top(window) not in ([], seen), "the next page")  # type: ignore[misc]
    window.settle()
    return window


def top(window: Terminal) -> list[str]:
    """The words of the first row of text."""
    return next((found for line in window.lines[1:] if (found := WORD.findall(line))), [])
