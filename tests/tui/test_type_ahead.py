"""Keys that are typed before the program has done anything about the first of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.pilot import Pilot

from tutor.tui.app import Ended, TutorApp
from tutor.tui.screens.check import CheckScreen
from tutor.tui.widgets.glossary_card import GlossaryCard

if TYPE_CHECKING:
    from tests.tui.conftest import Desk

Read = Callable[[TutorApp], str]


def type_ahead(app: TutorApp, *keys: str) -> None:
    """Send keys in one go, as a slow line does."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def at_rest(app: TutorApp, pilot: Pilot[Ended]) -> None:
    """Wait until all of it is done, however long that takes."""
    await pilot.pause()
    while not app._type_ahead.is_at_rest:
        await asyncio.sleep(0.01)
    await pilot.pause()


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        (("tab", "enter", "enter"), "The house where a toll is paid."),
        (("tab", "enter", "enter", "backspace"), "The toll was one coin."),
        (("tab", "enter", "down", "enter"), "The head of a town."),
        (("d", *"mare", "backspace", "backspace", "backspace", "enter"), "The head of a town."),
        (("t", "down", "enter"), "In spring the river rose."),
        (("slash", *"mayor", "enter"), "mayor"),
        (("c", "f", *"odd", "enter"), "flagged · saved"),
        (("c", "1", "enter", "2", "enter", "enter", "1"), "What did the traders do?"),
    ],
)
async def test_each_key_acts_on_what_the_one_before_it_opened(
    desk: Desk, screen_text: Read, keys: tuple[str, ...], shown: str
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        type_ahead(app, *keys)
        await at_rest(app, pilot)
        assert shown in screen_text(app)


async def test_what_is_typed_ahead_is_done_in_order_from_the_library_on(desk: Desk) -> None:
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        type_ahead(app, "enter", "c", "2", "enter", "enter", "1", "2")
        app.post_message(events.Key("enter", None))
        await at_rest(app, pilot)
        assert isinstance(app.screen, CheckScreen)
        assert (app.screen.item.question.id, app.screen.item.tries) == ("what-happened", 1)


async def test_what_is_pasted_waits_for_the_field_too(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        type_ahead(app, "d")
        app.post_message(events.Paste("mayor"))
        type_ahead(app, "enter")
        await at_rest(app, pilot)
        assert isinstance(app.screen, GlossaryCard)
        assert "The head of a town." in screen_text(app)


async def test_a_letter_that_goes_into_a_field_holds_up_nothing(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        type_ahead(app, "d")
        await at_rest(app, pilot)
        assert app._type_ahead.may_pass(events.Key("m", "m"))
        assert app._type_ahead.is_at_rest
        assert app._type_ahead.may_pass(events.Key("enter", None))
        assert not app._type_ahead.is_at_rest
