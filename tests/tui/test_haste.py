"""Keys and clicks that come faster than the program draws: a double click, a key pressed twice, a burst."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.geometry import Offset
from textual.widget import Widget

from tutor.tui.app import TutorApp
from tutor.tui.screens.check import CheckScreen
from tutor.tui.screens.library import LibraryScreen
from tutor.tui.screens.reading import ReadingScreen
from tutor.tui.screens.summary import SummaryScreen
from tutor.tui.widgets.ask import Ask
from tutor.tui.widgets.glossary_card import GlossaryCard
from tutor.tui.widgets.option_field import OptionField, OptionRow
from tutor.tui.widgets.picker import Picker
from tutor.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tests.tui.conftest import Desk

pytestmark = pytest.mark.long


def hurry(app: TutorApp, *keys: str) -> None:
    """Press keys before the program has done anything about the first of them."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


def double_click(app: TutorApp, at: Offset) -> None:
    """Click twice, as hands do."""
    x, y = at
    for _ in range(2):
        for kind in (events.MouseDown, events.MouseUp):
            app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))


def first_row(widget: Widget) -> Offset:
    """A place in the first row of a list."""
    return widget.region.offset + Offset(4, 0)


def stack(app: TutorApp) -> list[type]:
    """What is on the screen, and what is beneath it."""
    return [type(screen) for screen in app.screen_stack]


async def test_a_double_click_opens_a_lesson_once(desk: Desk) -> None:
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        double_click(app, first_row(app.screen.query_one(Rows)))
        await pilot.pause()
        assert stack(app) == [LibraryScreen, ReadingScreen]


@pytest.mark.parametrize(("key", "opened"), [("c", CheckScreen), ("s", SummaryScreen)])
async def test_a_key_pressed_twice_opens_one_screen(desk: Desk, key: str, opened: type) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        hurry(app, key, key)
        await pilot.pause()
        assert stack(app) == [ReadingScreen, opened]


async def test_a_way_back_taken_twice_leads_back_twice(desk: Desk) -> None:
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "s")
        assert stack(app) == [LibraryScreen, ReadingScreen, SummaryScreen]
        hurry(app, "q", "q")
        await pilot.pause()
        assert stack(app) == [LibraryScreen]


async def test_words_worth_reading_again_open_once(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "1", "enter", "3", "enter", "q", "s")
        hurry(app, "enter", "enter")
        await pilot.pause()
        assert stack(app).count(ReadingScreen) == 1


@pytest.mark.parametrize("key", ["question_mark", "t", "d", "ctrl+p"])
async def test_a_double_click_in_a_list_takes_its_row_once(desk: Desk, key: str) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "p", "escape", key)
        assert isinstance(app.screen, Picker)
        double_click(app, first_row(app.screen.query_one(Rows)))
        await pilot.pause()
        assert stack(app)[0] is ReadingScreen


async def test_a_double_click_beside_a_card_closes_the_card_alone(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "enter")
        assert isinstance(app.screen, GlossaryCard)
        double_click(app, Offset(0, 0))
        await pilot.pause()
        assert stack(app) == [ReadingScreen]


async def test_a_double_click_on_a_way_goes_it_once(desk: Desk) -> None:
    desk.write('format = 1\nid = "half\n', "a-half.toml")
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "enter")
        assert isinstance(app.screen, Ask)
        double_click(app, first_row(app.screen.query_one(Rows)))
        await pilot.pause()
        assert stack(app) == [LibraryScreen]


async def test_a_click_on_what_has_just_gone_does_nothing(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        row = app.screen.query(OptionRow).last()
        at = row.region.offset + Offset(12, 0)
        await row.remove()
        double_click(app, at)
        await pilot.pause()
        assert isinstance(app.screen, CheckScreen)


async def test_an_arrow_key_waits_for_the_options(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "2", "enter")
        hurry(app, "enter", "down", "down")
        await pilot.pause()
        assert len(app.screen.query_one(OptionField).query(OptionRow)) == 3


@pytest.mark.parametrize("steps", [0, 1, 4])
async def test_a_check_that_is_left_while_its_next_question_comes_is_left(desk: Desk, steps: int) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "2", "enter")
        screen = app.screen
        assert isinstance(screen, CheckScreen)
        coming = asyncio.create_task(screen.action_go_on())
        for _ in range(steps):
            await asyncio.sleep(0)
        app.leave()
        await coming
        await pilot.pause()
        assert stack(app) == [ReadingScreen]
