"""A lesson from the library to the summary, by keyboard alone and by mouse alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot

from tutor.tui.app import Ended, TutorApp
from tutor.tui.screens.check import CheckScreen
from tutor.tui.screens.library import LibraryScreen
from tutor.tui.screens.reading import ReadingScreen
from tutor.tui.screens.summary import SummaryScreen
from tutor.tui.widgets.glossary_card import GlossaryCard

if TYPE_CHECKING:
    from tests.tui.conftest import Desk

Read = Callable[[TutorApp], str]


async def press(pilot: Pilot[Ended], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def click(pilot: Pilot[Ended], words: str, read: Read) -> None:
    """Click the first place on the screen where these words stand."""
    app = pilot.app
    assert isinstance(app, TutorApp)
    rows = read(app).split("\n")
    y = next((n for n, row in enumerate(rows) if words in row), None)
    assert y is not None, f"{words!r} is not on the screen:\n" + "\n".join(rows)
    await pilot.click(offset=(rows[y].index(words) + 1, y))
    await pilot.pause()


async def test_the_whole_lesson_by_keyboard_alone(desk: Desk, screen_text: Read) -> None:
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, LibraryScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, ReadingScreen)
        assert "A toll nobody liked" in screen_text(app)
        await press(pilot, "tab", "enter")
        assert isinstance(app.screen, GlossaryCard)
        assert "Money paid to pass." in screen_text(app)
        await press(pilot, "escape", "escape", "enter")
        assert isinstance(app.screen, CheckScreen)
        await press(pilot, "2", "enter")
        assert "✓ Right." in screen_text(app)
        await press(pilot, "enter", "1", "2", "enter", "enter")
        assert isinstance(app.screen, ReadingScreen)
        await press(pilot, "enter")
        assert "The flood" in screen_text(app)
        await press(pilot, "enter", "2", "enter", "enter")
        assert "Which sentence" in screen_text(app)
        await press(pilot, "down", "enter", "enter")
        assert isinstance(app.screen, ReadingScreen)
        await press(pilot, "enter")
        assert "Last check" in screen_text(app)
        await press(pilot, "2", "enter", "enter")
        assert isinstance(app.screen, SummaryScreen)
        assert "100%" in screen_text(app)
        await press(pilot, "q", "q")
        assert isinstance(app.screen, LibraryScreen)
        assert "2 of 2 sections" in screen_text(app)
        await press(pilot, "q")
    assert app.return_value == Ended()


@pytest.mark.long
async def test_the_whole_lesson_by_mouse_alone(desk: Desk, screen_text: Read) -> None:
    app = desk.app()
    async with app.run_test(size=(120, 40)) as pilot:
        await click(pilot, "The Old Bridge", screen_text)
        await click(pilot, "toll of everyone", screen_text)
        assert isinstance(app.screen, GlossaryCard)
        await click(pilot, "See also mayor", screen_text)
        assert "The head of a town." in screen_text(app)
        await click(pilot, "Back", screen_text)
        await click(pilot, "Close", screen_text)
        assert isinstance(app.screen, ReadingScreen)
        await click(pilot, "Check: 2 questions", screen_text)
        await click(pilot, "The traders", screen_text)
        await click(pilot, "Submit", screen_text)
        assert "✓ Right." in screen_text(app)
        await click(pilot, "Go on", screen_text)
        await click(pilot, "They wrote.", screen_text)
        await click(pilot, "They wrote again.", screen_text)
        await click(pilot, "Submit", screen_text)
        await click(pilot, "Go on", screen_text)
        await click(pilot, "Next: 2", screen_text)
        await click(pilot, "Check: 2 questions", screen_text)
        await click(pilot, "2 ( )  False", screen_text)
        await click(pilot, "Submit", screen_text)
        await click(pilot, "Go on", screen_text)
        await click(pilot, "In spring the river", screen_text)
        await click(pilot, "Submit", screen_text)
        await click(pilot, "Go on", screen_text)
        await click(pilot, "Last check, over", screen_text)
        await click(pilot, "The flood", screen_text)
        await click(pilot, "Submit", screen_text)
        await click(pilot, "Go on", screen_text)
        assert isinstance(app.screen, SummaryScreen)
        assert "100%" in screen_text(app)
        await click(pilot, "Leave", screen_text)
        await click(pilot, "Leave", screen_text)
        assert isinstance(app.screen, LibraryScreen)
