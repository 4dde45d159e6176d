"""The review: what was missed and looked up comes back another day, is asked, told about, summed up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.tui.test_check import KEYS
from tutor.progress.fault import NotSaved
from tutor.quiz.step import MovedOn
from tutor.tui.app import TutorApp
from tutor.tui.request import OpenReview
from tutor.tui.screens.library import LibraryScreen
from tutor.tui.screens.reading import ReadingScreen
from tutor.tui.screens.review import ReviewScreen
from tutor.tui.screens.review_over import ReviewOverScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Desk

Read = Callable[[TutorApp], str]


async def read_and_miss(desk: Desk) -> None:
    """Look `toll` up, miss `who-hated` and answer `what-happened`; then sleep."""
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "enter", "escape")
        await pilot.press("c", "1", "enter", "2", "enter", "enter")
        await pilot.press("1", "2", "enter", "ctrl+q")
    desk.days_go_by()


async def test_with_nothing_due_it_is_said_how_that_changes(desk: Desk, screen_text: Read) -> None:
    app = desk.app()
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("r")
        assert isinstance(app.screen, ReviewOverScreen)
        assert "Nothing is due" in screen_text(app)
        assert "Go on" not in screen_text(app)
        await pilot.press("q")
        assert isinstance(app.screen, LibraryScreen)


async def test_what_was_missed_and_looked_up_is_asked_the_next_day_and_nothing_else(
    desk: Desk, screen_text: Read
) -> None:
    await read_and_miss(desk)
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "2 due" in screen_text(app)
        await pilot.press("r")
        assert "Who hated the toll?" in screen_text(app)
        assert "Card 1 of 2" in screen_text(app)
        await pilot.press("2", "enter")
        assert "saved · comes back in 2 days" in screen_text(app)
        await pilot.press("enter")
        assert "Which term is missing?" in screen_text(app)
        assert "Card 2 of 2" in screen_text(app)
        await pilot.press(*"toll", "enter")
        assert "✓ Right" in screen_text(app)
        await pilot.press("enter")
        assert isinstance(app.screen, ReviewOverScreen)
        assert "2 cards reviewed" in screen_text(app)
        assert "2 known" in screen_text(app)
        assert "The next is due in 2 days, on 2026-03-04." in screen_text(app)
        await pilot.press("q")
        assert isinstance(app.screen, LibraryScreen)
        assert "due" not in screen_text(app)


async def test_what_is_missed_again_comes_back_before_the_end_and_is_due_tomorrow(
    desk: Desk, screen_text: Read
) -> None:
    await read_and_miss(desk)
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "1", "enter", "3", "enter")
        assert "comes back tomorrow" in screen_text(app)
        await pilot.press("enter", *"toll", "enter", "enter")
        assert "Asked again" in screen_text(app)
        await pilot.press("2", "enter", "enter")
        assert "1 known, 1 not known" in screen_text(app)
        assert "The next is due tomorrow." in screen_text(app)


async def test_a_term_has_one_try_since_its_sentence_is_shown_then(desk: Desk, screen_text: Read) -> None:
    await read_and_miss(desk)
    app = desk.app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("r", "2", "enter", "enter", *"bridge", "enter")
        assert "✗ Not right." in screen_text(app)
        assert "left" not in screen_text(app)
        assert "The town asked a toll of everyone" in screen_text(app)
        await pilot.press("enter")
        assert "Asked again" in screen_text(app)


async def test_the_words_are_one_key_away_and_looking_at_them_first_counts_as_not_known(
    desk: Desk, screen_text: Read
) -> None:
    await read_and_miss(desk)
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "p")
        assert "Traders hated the toll." in screen_text(app)
        assert "with help: counts as not known" in screen_text(app)
        await pilot.press("p", "2", "enter")
        assert "✓ Right" in screen_text(app)
        assert "with help: comes back tomorrow" in screen_text(app)


async def test_a_hint_says_that_it_counts_as_not_known(desk: Desk, screen_text: Read) -> None:
    await read_and_miss(desk)
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "h")
        assert "with help: counts as not known" in screen_text(app)
        await pilot.press("1", "enter", "h")
        assert "counts as not known" not in screen_text(app)


async def test_enough_is_one_key_away_also_while_typing_and_the_rest_stays_due(
    desk: Desk, screen_text: Read
) -> None:
    await read_and_miss(desk)
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "2", "enter", "enter")
        assert "esc Enough" in screen_text(app)
        await pilot.press("t", "o", "escape")
        assert "1 card reviewed" in screen_text(app)
        assert "Still due today: 1." in screen_text(app)
        await pilot.press("enter")
        assert isinstance(app.screen, ReviewScreen)
        assert "Card 1 of 1" in screen_text(app)
        await pilot.press("escape", "q")
        assert isinstance(app.screen, LibraryScreen)


async def test_the_way_out_is_listed_once_and_leads_from_the_passage_to_the_card_first(
    desk: Desk, screen_text: Read
) -> None:
    await read_and_miss(desk)
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "question_mark")
        assert screen_text(app).count("Enough") == 1
        await pilot.press("escape", "p", "escape")
        assert "Who hated the toll?" in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, ReviewOverScreen)


async def test_the_end_says_that_something_is_not_saved(
    desk: Desk, screen_text: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    await read_and_miss(desk)
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r")
        store = app._recorder.store
        assert store is not None

        def refuse(*_: object) -> None:
            raise NotSaved("Not saved: the disk is full.", "full")

        with monkeypatch.context() as broken:
            broken.setattr(store, "append", refuse)
            await pilot.press("2", "enter", "escape")
            assert isinstance(app.screen, ReviewOverScreen)
            assert "Not saved: the disk is full." in screen_text(app)


async def test_what_is_due_of_a_lesson_that_is_gone_is_not_announced(
    desk: Desk, screen_text: Read, bridge: str
) -> None:
    desk.write(bridge.replace('"bridge"', '"ferry"').replace("The Old Bridge", "The Ferry"), "ferry.toml")
    await read_and_miss(desk)
    (desk.lessons / "bridge.toml").unlink()
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "The Ferry" in screen_text(app)
        assert "to review" not in screen_text(app)
        await pilot.press("r")
        assert "2 due of `bridge`, which is not in the library or cannot be opened." in screen_text(app)


async def test_a_card_that_is_not_to_be_asked_is_put_away_for_good(desk: Desk, screen_text: Read) -> None:
    await read_and_miss(desk)
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "x")
        assert "Which term is missing?" in screen_text(app)
        assert "put away; “a” in its lesson undoes it" in screen_text(app)
        await pilot.press("f7")
        assert "Nothing is due" in screen_text(app)
    desk.days_go_by(400)
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "due" not in screen_text(app)


@pytest.mark.long
async def test_what_is_forgotten_again_and_again_is_offered_for_reading_instead(
    desk: Desk, screen_text: Read
) -> None:
    await read_and_miss(desk)
    for _ in range(4):
        app = desk.app()
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("r", "1", "enter", "3", "enter", "ctrl+q")
        desk.days_go_by(2)
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r")
        assert "Who hated the toll?" not in screen_text(app)


@pytest.mark.long
async def test_a_leech_is_told_of_and_its_words_are_one_key_away(desk: Desk, screen_text: Read) -> None:
    await read_and_miss(desk)
    for _ in range(3):
        app = desk.app()
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("r", "1", "enter", "3", "enter", "ctrl+q")
        desk.days_go_by(2)
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "1", "enter", "3", "enter")
        assert "forgotten too often: not asked any more" in screen_text(app)
        await pilot.press("q")
        assert "worth reading again" in screen_text(app)
        await pilot.press("enter")
        assert isinstance(app.screen, ReadingScreen)
        assert "Traders hated the toll." in screen_text(app)


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40)])
async def test_a_review_asked_for_by_name_ends_the_program_when_it_is_left(
    desk: Desk, screen_text: Read, size: tuple[int, int]
) -> None:
    await read_and_miss(desk)
    app = desk.app()
    app.begin_with(OpenReview("bridge"))
    async with app.run_test(size=size) as pilot:
        assert "Who hated the toll?" in screen_text(app)
        await pilot.press("q")
        assert isinstance(app.screen, ReviewOverScreen)
        await pilot.press("q")
    assert app.return_value is not None
    assert app.return_value.code == 0


async def test_a_review_by_mouse_alone(desk: Desk, screen_text: Read) -> None:
    await read_and_miss(desk)
    app = desk.app()
    app.begin_with(OpenReview())
    async with app.run_test(size=(120, 40)) as pilot:

        async def click(words: str) -> None:
            lines = screen_text(app).splitlines()
            row = next(number for number, line in enumerate(lines) if words in line)
            await pilot.click(offset=(lines[row].index(words) + 1, row))

        await click("The traders")
        await click("Submit")
        assert "✓ Right" in screen_text(app)
        await click("Go on")
        assert "Which term is missing?" in screen_text(app)
        await click("Enough")
        assert "1 card reviewed" in screen_text(app)
        await click("Leave")
    assert app.return_value is not None


async def test_any_question_and_term_is_added_and_put_away_by_hand(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        assert "Asked again: Enter adds or puts away" in screen_text(app)
        assert pointed(screen_text(app)) == ("▸ Who hated the toll?", "not asked")
        await pilot.press("enter")
        assert pointed(screen_text(app)) == ("▸ Who hated the toll?", "asked for the first time soon")
        await pilot.press("down", "down", "down", "down", "down", "enter")
        assert pointed(screen_text(app)) == ("▸ toll", "asked for the first time soon")
        await pilot.press("enter")
        assert pointed(screen_text(app)) == ("▸ toll", "not asked: you put it away")
        await pilot.press("escape", "q")
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "1 due" in screen_text(app)
        await pilot.press("r")
        assert "Who hated the toll?" in screen_text(app)


async def test_the_list_of_what_is_asked_again_says_so_of_long_questions_too(
    desk: Desk, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("a", "down", "down", "down")
        question, state = pointed(screen_text(app))
        assert question.endswith("…")
        assert state == "not asked"


def pointed(screen: str) -> tuple[str, str]:
    """The two lines of the row under the cursor of a list in a box."""
    lines = [line.strip("│▇▅▁ ") for line in screen.splitlines()]
    at = next(at for at, line in enumerate(lines) if line.startswith("▸"))
    return lines[at], lines[at + 1]


async def test_a_review_that_is_over_bears_every_key_until_it_closes(desk: Desk) -> None:
    await read_and_miss(desk)
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r")
        await pilot.press("2", "enter", "enter", *"toll", "enter")
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        assert screen.item.over
        screen._take(MovedOn(screen.item.question.id))
        assert screen.is_over
        screen.refresh_bindings()
        await pilot.press(*KEYS)
        await pilot.resize_terminal(130, 40)
        assert isinstance(app.screen, ReviewScreen)
        await screen._ask_next()
        await pilot.pause()
        assert isinstance(app.screen, ReviewOverScreen)
