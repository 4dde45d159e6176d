"""Reading in the learner's own copy of the article, and turning to the study edition and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tutor.authoring.attaching import attach
from tutor.authoring.manuscript import manuscript
from tutor.library import Library
from tutor.library.attached import path_of, read, write
from tutor.tui.app import TutorApp
from tutor.tui.screens.check import CheckScreen
from tutor.tui.screens.reading import ReadingScreen
from tutor.tui.widgets.glossary_card import GlossaryCard

if TYPE_CHECKING:
    from tests.tui.conftest import Desk

Read = Callable[[TutorApp], str]


@pytest.fixture
def words_on(screen_text: Read) -> Read:
    """The words on the screen, one blank between any two."""
    return lambda app: " ".join(screen_text(app).split())


class CopyDesk:
    """A machine with the lesson about the ferry and a copy of its article."""

    def __init__(self, desk: Desk, lesson: str, page: str) -> None:
        self.desk = desk
        self.folder = desk.home / "attached"
        self.path = desk.write(lesson, "last-ferry.toml")
        opened = Library((), None).open(str(self.path))
        write(self.folder, attach(opened, manuscript(page.encode()), "page.txt").copy)

    def app(self) -> TutorApp:
        app = self.desk.app("last-ferry")
        app._library.copies = self.folder
        return app


@pytest.fixture
def copied(empty_desk: Desk, ferry_lesson: str, ferry_page: str) -> CopyDesk:
    """The machine."""
    return CopyDesk(empty_desk, ferry_lesson, ferry_page)


async def test_the_copy_is_shown_and_o_turns_to_the_study_edition_and_back(
    copied: CopyDesk, words_on: Read
) -> None:
    app = copied.app()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "On Monday evening the council voted" in words_on(app)
        assert "your copy" in words_on(app)
        await pilot.press("l", "l", "o")
        assert "A causeway is dear" in words_on(app)
        assert "study edition" in words_on(app)
        await pilot.press("o")
        assert "Nobody at the table could say" in words_on(app)
        await pilot.press("o", "q")
    again = copied.app()
    async with again.run_test(size=(80, 24)):
        assert "A causeway is dear" in words_on(again)


async def test_a_term_in_the_copy_opens_its_card_with_the_places_there(
    copied: CopyDesk, words_on: Read
) -> None:
    app = copied.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", "l", "tab", "enter")
        assert isinstance(app.screen, GlossaryCard)
        assert "3: …" in words_on(app)


async def test_a_sentence_of_the_copy_answers_and_one_that_it_lacks_is_asked_in_the_study_edition(
    copied: CopyDesk, words_on: Read
) -> None:
    app = copied.app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(app.screen, CheckScreen)
        assert "On Monday evening the council voted" in words_on(app)
        await pilot.press("space", "enter")
        assert "✓ Right." in words_on(app)
        await pilot.press("enter", "1", "enter")
        await pilot.pause()
        assert "1 A vote at night (study edition)" in words_on(app)
        assert "They counted nine voices for it." in words_on(app)
        assert "the study edition) │" in words_on(app)


async def test_a_lesson_that_changed_has_its_copy_lined_up_anew(
    copied: CopyDesk, ferry_lesson: str, words_on: Read
) -> None:
    copied.desk.write(
        ferry_lesson.replace('end = "by nine to four"', 'end = "end the ferry"'), "last-ferry.toml"
    )
    app = copied.app()
    async with app.run_test(size=(80, 24)):
        assert "to end the ferry," in words_on(app)
        assert "nine" not in words_on(app)
    kept = read(copied.folder, "last-ferry")
    assert kept is not None
    assert kept.passages["the-vote"].text.endswith("the ferry,")


async def test_what_a_change_took_away_is_said(copied: CopyDesk, ferry_lesson: str, words_on: Read) -> None:
    copied.desk.write(
        ferry_lesson.replace("On Monday evening the council", "In the spring of that year").replace(
            'end = "by nine to four"', 'end = "and so it went"'
        ),
        "last-ferry.toml",
    )
    app = copied.app()
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        assert "The lesson changed: 1 section of it can no longer be found in your copy" in words_on(app)
        assert "The councillors decided" in words_on(app)


@pytest.mark.parametrize("start", ["last-ferry", None])
async def test_a_damaged_copy_is_told_of_and_the_lesson_opens(
    copied: CopyDesk, words_on: Read, start: str | None
) -> None:
    path = path_of(copied.folder, "last-ferry")
    path.write_bytes(path.read_bytes()[:-9])
    app = copied.app() if start else copied.desk.app()
    app._library.copies = copied.folder
    async with app.run_test(size=(120, 24)) as pilot:
        if start is None:
            await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert "Your copy of the article is damaged; attach it again" in words_on(app)
        assert "The councillors decided" in words_on(app)
        await pilot.press("o")
        assert "The councillors decided" in words_on(app)


async def test_without_a_copy_there_is_no_key_for_editions(desk: Desk, words_on: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(160, 24)) as pilot:
        assert "Edition" not in words_on(app)
        await pilot.press("o")
        assert "The town asked a toll" in words_on(app)


async def test_a_hostile_copy_is_shown_as_text(
    empty_desk: Desk, ferry_lesson: str, ferry_page: str, words_on: Read
) -> None:
    page = ferry_page.replace("voted to", "voted \x1b]0;x\x07to [@click=app.quit]x[/]")
    copied = CopyDesk(empty_desk, ferry_lesson, page)
    app = copied.app()
    async with app.run_test(size=(80, 24)):
        assert "[@click=app.quit]x[/]" in words_on(app)
        assert "\x1b" not in words_on(app)
