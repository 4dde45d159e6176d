"""The progress screen: from the library and back, one lesson, keys and sizes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from textual.containers import VerticalScroll
from textual.events import MouseScrollDown

from tutor.progress.fault import UnusableStore
from tutor.tui.app import TutorApp
from tutor.tui.request import OpenProgress
from tutor.tui.screens.library import LibraryScreen
from tutor.tui.screens.progress import ProgressScreen
from tutor.tui.screens.reading import ReadingScreen
from tutor.tui.screens.review_over import ReviewOverScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Desk

Read = Callable[[TutorApp], str]


def page(app: TutorApp) -> VerticalScroll:
    return app.screen.query_one("#page", VerticalScroll)


async def test_who_has_done_nothing_is_told_what_to_do(desk: Desk, screen_text: Read) -> None:
    app = desk.app()
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("P")
        assert "Nothing done yet" in screen_text(app)
        await pilot.press("space", "j", "q")
        assert isinstance(app.screen, LibraryScreen)


async def test_from_the_library_to_a_lesson_to_its_text_and_back_to_how_things_stand_now(
    desk: Desk, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        desk.seconds += 65
        await pilot.press("c", "1", "enter", "2", "enter", "ctrl+q")
    app = desk.app()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("P")
        assert "▸ The Old Bridge" in screen_text(app)
        assert "1 of 2 sections · 1 answered · first try 0% · 1 min" in screen_text(app)
        await pilot.press("enter")
        assert "Progress · The Old Bridge" in screen_text(app)
        assert "1 A toll nobody liked" in screen_text(app)
        assert "1/2    0%" in screen_text(app)
        assert "◐   2 The flood" not in screen_text(app)
        await pilot.press("enter")
        await pilot.press("q")
        assert isinstance(app.screen, ReadingScreen)
        await pilot.press("l", "q")
        await pilot.pause()
        assert "◐   2 The flood" in screen_text(app)
        await pilot.press("q", "q")
        assert isinstance(app.screen, LibraryScreen)


async def test_it_opens_by_itself_and_can_be_scrolled_by_keys_and_wheel(
    desk: Desk, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "1", "enter", "2", "enter", "ctrl+q")
    app = desk.app()
    app.begin_with(OpenProgress("bridge"))
    app.animation_level = "none"
    async with app.run_test(size=(40, 15)) as pilot:
        assert isinstance(app.screen, ProgressScreen)
        assert "Days active" in screen_text(app)
        await pilot.press("space")
        assert page(app).scroll_y > 5
        await pilot.press("b", "j", "j", "k")
        assert page(app).scroll_y == 1
        await pilot.press("G")
        bottom = page(app).scroll_y
        assert bottom == page(app).max_scroll_y
        await pilot.press("g")
        assert page(app).scroll_y == 0
        await pilot._post_mouse_events([MouseScrollDown], offset=(10, 8))
        await pilot.pause()
        assert page(app).scroll_y > 0
        await pilot.resize_terminal(120, 40)
        assert app.screen.query_one("#columns").has_class("-wide")
        await pilot.press("q")
    assert app.return_value is not None


async def test_a_store_that_cannot_be_read_is_told_of(
    desk: Desk, screen_text: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise UnusableStore(desk.home / "progress.db", "the disk reports an error", "Check the disk")

    app = desk.app()
    async with app.run_test(size=(200, 24)) as pilot:
        monkeypatch.setattr("tutor.progress.lookback.look_back", fail)
        await pilot.press("P")
        assert isinstance(app.screen, LibraryScreen)
        assert "progress.db cannot be used" in screen_text(app)


async def test_what_is_due_is_one_key_away(desk: Desk) -> None:
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("P", "r")
        assert isinstance(app.screen, ReviewOverScreen)
        await pilot.press("q")
        assert isinstance(app.screen, ProgressScreen)
