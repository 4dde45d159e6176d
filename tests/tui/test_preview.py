"""A preview follows the file: the changed section at its place, problems told, a broken file survived."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot

from tutor.library import Library
from tutor.progress.recorder import Recorder
from tutor.settings import Settings
from tutor.tui.app import Ended, TutorApp
from tutor.tui.preview import PreviewApp
from tutor.tui.screens.answers import AnswersScreen
from tutor.tui.screens.check import CheckScreen
from tutor.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Desk

Read = Callable[[TutorApp], str]


@pytest.fixture
def words_on(screen_text: Read) -> Read:
    """The words on the screen, one blank between any two."""
    return lambda app: " ".join(screen_text(app).split())


class Writing:
    """A lesson file beside its preview."""

    def __init__(self, desk: Desk, bridge: str) -> None:
        self._desk, self.text = desk, bridge
        self.path = desk.write(bridge)

    def save(self, old: str, new: str) -> None:
        assert old in self.text
        self.text = self.text.replace(old, new)
        self.path.write_text(self.text, encoding="utf-8")

    def app(self, *, section: str = "", watch: bool = False) -> PreviewApp:
        return PreviewApp(
            self.path,
            library=Library((), None),
            recorder=Recorder(self._desk.store()),
            settings=Settings(),
            settings_file=self._desk.home / "config.toml",
            now=self._desk.now,
            section=section,
            watch=watch,
        )


@pytest.fixture
def writing(desk: Desk, bridge: str) -> Writing:
    """The small lesson, about to be changed."""
    return Writing(desk, bridge)


def section(app: PreviewApp) -> int:
    (reading,) = (screen for screen in app.screen_stack if isinstance(screen, ReadingScreen))
    return reading.section


async def shows(pilot: Pilot[Ended], app: PreviewApp, read: Read, words: str) -> None:
    """Wait until the words are on the screen."""
    while words not in read(app):
        await pilot.pause(0.02)


async def test_a_save_appears_by_itself(writing: Writing, words_on: Read) -> None:
    app = writing.app(watch=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, app, words_on, "Preview · ")
        writing.save("The town asked a toll of everyone", "The village asked a toll of everyone")
        await shows(pilot, app, words_on, "The village asked a toll")


async def test_a_file_that_an_editor_replaces_appears_too(
    writing: Writing, words_on: Read, tmp_path: Path
) -> None:
    app = writing.app(watch=True)
    async with app.run_test(size=(80, 24)) as pilot:
        other = tmp_path / ".bridge.toml.swp"
        other.write_text(writing.text.replace("The town asked", "The village asked"), encoding="utf-8")
        other.replace(writing.path)
        await shows(pilot, app, words_on, "The village asked a toll")


async def test_the_section_that_changed_is_the_one_that_is_shown(writing: Writing, words_on: Read) -> None:
    app = writing.app()
    async with app.run_test(size=(80, 24)) as pilot:
        writing.save("and on the fourth it was gone", "and on the fourth day it fell")
        await pilot.press("ctrl+r")
        assert section(app) == 1
        assert "on the fourth day it fell" in words_on(app)
        writing.save('title = "The flood"', 'title = "The great flood"')
        writing.save('term = "mayor"', 'term = "town"')
        await pilot.press("ctrl+r")
        assert section(app) == 1
        assert "2 The great flood" in words_on(app)


async def test_a_named_section_stays(writing: Writing, words_on: Read) -> None:
    app = writing.app(section="the-flood")
    async with app.run_test(size=(80, 24)) as pilot:
        assert section(app) == 1
        writing.save("The town asked a toll of everyone", "The village asked a toll of everyone")
        await pilot.press("ctrl+r")
        assert section(app) == 1


async def test_the_place_in_the_section_stays(writing: Writing) -> None:
    body = " ".join(f"This is sentence number {n} of a long section." for n in range(200))
    writing.save("Nobody paid a toll again.\n", f"Nobody paid a toll again.\n\n{body}\n")
    app = writing.app(section="the-flood")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "space", "space")
        assert isinstance(app.screen, ReadingScreen)
        view = app.screen.view
        words = view.passage.text[view.place : view.place + 30]
        writing.save("In spring the river rose.", "In spring, after weeks of rain, the river rose.")
        await pilot.press("ctrl+r")
        assert view.passage.text[view.place : view.place + 30] == words


async def test_when_the_file_breaks_the_last_version_stays_and_the_line_says_so(
    writing: Writing, words_on: Read
) -> None:
    app = writing.app()
    async with app.run_test(size=(80, 24)) as pilot:
        writing.save('title = "The Old Bridge"', "title = The Old Bridge")
        await pilot.press("ctrl+r")
        assert "The town asked a toll" in words_on(app)
        assert "The last good version · e tells more · line 3: " in words_on(app)
        writing.save("title = The Old Bridge", 'title = "The New Bridge"')
        await pilot.press("ctrl+r")
        assert "The New Bridge" in words_on(app)
        assert "The last good version" not in words_on(app)


async def test_a_file_that_is_gone_leaves_the_last_version(writing: Writing, words_on: Read) -> None:
    app = writing.app()
    async with app.run_test(size=(80, 24)) as pilot:
        writing.path.unlink()
        await pilot.press("ctrl+r")
        assert "The file does not exist." in words_on(app)
        assert "The town asked a toll" in words_on(app)


async def test_problems_are_counted_and_listed_with_their_lines(writing: Writing, words_on: Read) -> None:
    app = writing.app()
    async with app.run_test(size=(80, 24)) as pilot:
        writing.save('hints = ["Look for letters."', 'hint = ["Look for letters."')
        await pilot.press("ctrl+r")
        assert "1 error" in words_on(app)
        await pilot.press("e")
        assert "line 50, column 1 error unknown-key" in words_on(app)
        writing.save('hint = ["Look for letters."', 'hints = ["Look for letters."')
        await pilot.press("ctrl+r")
        assert "unknown-key" not in words_on(app)
        await pilot.press("q")
        assert isinstance(app.screen, ReadingScreen)


async def test_the_answers_of_the_section_are_one_key_away(writing: Writing, words_on: Read) -> None:
    app = writing.app()
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("v")
        assert "✓ The traders" in words_on(app)
        assert "He sent no answer." in words_on(app)
        assert "Proof “Traders hated the toll”" in words_on(app)
        await pilot.press("l")
        assert "Answers · 2 The flood" in words_on(app)
        writing.save('why = { true = "On the fourth it was gone."', 'why = { true = "By then it was gone."')
        await pilot.press("ctrl+r")
        assert isinstance(app.screen, AnswersScreen)
        assert "By then it was gone." in words_on(app)
        await pilot.press("h", "h")
        assert "Answers · Last check" in words_on(app)
        await pilot.press("escape")
        assert isinstance(app.screen, ReadingScreen)


async def test_a_check_that_is_open_goes_on_with_the_changed_question(
    writing: Writing, words_on: Read
) -> None:
    app = writing.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "2")
        writing.save('prompt = "Who hated the toll?"', 'prompt = "Who could not bear the toll?"')
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert isinstance(app.screen, CheckScreen)
        assert "Who could not bear the toll?" in words_on(app)


async def test_the_lines_of_a_hostile_file_are_text(writing: Writing, words_on: Read) -> None:
    app = writing.app()
    async with app.run_test(size=(80, 24)) as pilot:
        writing.save(
            'skill = "infer"' if 'skill = "infer"' in writing.text else 'skill = "retrieve"',
            'skill = "[@click=app.quit]x[/]"',
        )
        await pilot.press("ctrl+r", "e")
        assert app.is_running
        assert "\x1b" not in words_on(app)


@pytest.mark.parametrize("size", [(40, 15), (20, 6), (120, 40)])
async def test_any_window_will_do(writing: Writing, size: tuple[int, int]) -> None:
    app = writing.app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("v", "escape", "e", "escape", "c")
        await pilot.resize_terminal(80, 24)
        await pilot.press("ctrl+r")
        assert app.is_running
