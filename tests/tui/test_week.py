"""A week of real use on the screens: what was missed and looked up comes back, and only that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot

from tutor.tui.app import Ended, TutorApp
from tutor.tui.request import OpenReview
from tutor.tui.screens.review_over import ReviewOverScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Desk

Read = Callable[[TutorApp], str]

CARDS = {
    "who": ("Who hated the toll?", ("2",)),
    "stood": ("The bridge stood for four days.", ("2",)),
    "toll": ("The town asked a ▸", tuple("toll")),
    "toll house": ("men sat in the ▸", tuple("toll house")),
    "mayor": ("Which person is missing?", tuple("mayor")),
}
"""What shows which card it is, and the keys that answer it."""
FORGOTTEN = {(2, "mayor"), (4, "who")}
"""On which days what is not known."""


async def read(desk: Desk) -> None:
    """Look three terms up, miss two questions of four, and answer the others."""
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(3):
            await pilot.press("tab", "enter", "escape")
        await pilot.press("c", "1", "enter", "2", "enter", "enter", "1", "2", "enter", "enter")
        await pilot.press("enter", "c", "1", "enter", "enter", "space", "enter", "enter")
        await pilot.press("2", "enter", "enter", "ctrl+q")


async def review(desk: Desk, screen_text: Read, day: int) -> list[str]:
    """The cards that the day asks, each answered as it is known."""
    app = desk.app()
    app.begin_with(OpenReview())
    asked: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        while not isinstance(app.screen, ReviewOverScreen):
            text = screen_text(app)
            card = next(name for name, (words, _) in CARDS.items() if words in text)
            if "Asked again" not in text:
                asked.append(card)
            await answer(pilot, card, is_known=(day, card) not in FORGOTTEN or "Asked again" in text)
    return sorted(asked)


async def answer(pilot: Pilot[Ended], card: str, *, is_known: bool) -> None:
    """Answer, with a second try where there is one, and go on."""
    keys = CARDS[card][1]
    if not is_known:
        await pilot.press("1" if len(keys) == 1 else "z", "enter")
    if is_known or len(keys) == 1:
        await pilot.press(*("space" if key == " " else key for key in keys), "enter")
    await pilot.press("enter")
    await pilot.pause()


@pytest.mark.long
async def test_a_week_asks_what_was_missed_and_looked_up_when_it_is_about_to_be_forgotten(
    desk: Desk, screen_text: Read
) -> None:
    first = desk.now().date()
    await read(desk)
    asked: dict[int, list[str]] = {}
    for day in range(2, 9):
        desk.days_go_by()
        asked[day] = await review(desk, screen_text, day)
    assert asked[2] == sorted(CARDS), "the next day holds exactly these"
    assert asked[3] == ["mayor"], "what was not known comes back the next day"
    assert asked[4] == ["stood", "toll", "toll house", "who"], "and what was known two days later"
    assert asked[5] == sorted(("mayor", "who"))
    assert "stood" not in {name for day in (5, 6, 7, 8) for name in asked[day]}
    store = desk.store()
    reviewed = [event for event in store.events() if event.kind == "reviewed"]
    assert {date.fromisoformat(str(event.body["day"])) for event in reviewed} == {
        first.replace(day=first.day + day - 1) for day, cards in asked.items() if cards
    }
