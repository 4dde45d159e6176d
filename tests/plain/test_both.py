"""What was begun on the screens goes on in lines, and the other way round: same question, order and tries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tutor.library import Library
from tutor.progress.recorder import Recorder
from tutor.quiz.step import Skipped, Wrote
from tutor.settings import Settings
from tutor.tui.app import TutorApp
from tutor.tui.screens.check import CheckScreen
from tutor.tui.screens.reading import ReadingScreen
from tutor.tui.widgets.option_field import OptionRow

if TYPE_CHECKING:
    from tests.plain.conftest import Home


@pytest.fixture
def lesson(every: str) -> str:
    """A lesson whose options are shuffled, with a section of several pages."""
    long = "\n\n".join(f"Paragraph {number} of a long text. " * 10 for number in range(12))
    more = f'[[sections]]\nid = "long"\ntitle = "Long"\ntext = """\n{long}\n"""\n'
    shuffled = every.replace("shuffle = false", "shuffle = true")
    return shuffled.replace("[[questions]]", f"{more}\n[[questions]]", 1)


def app(home: Home) -> TutorApp:
    """The full-screen program over the same progress file."""
    return TutorApp(
        library=Library([home.lessons], home.folder / "cache"),
        recorder=Recorder(home.store),
        settings=Settings(),
        settings_file=home.folder / "config.toml",
        now=home.store.now,
        start=str(home.lessons / "lesson.toml"),
        new_seed=lambda: "another seed",
        monotonic=lambda: 0.0,
    )


def options(lines: list[str]) -> list[str]:
    """The options as they are numbered in lines."""
    found = [re.fullmatch(r"(\d)\. (.*)", line) for line in lines]
    return [one[2] for one in found if one is not None]


async def test_a_check_half_done_on_the_screen_goes_on_in_lines(home: Home, lesson: str) -> None:
    opened = home.write(lesson)
    screens = app(home)
    async with screens.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        rows = [row.text for row in screens.screen.query(OptionRow)]
        wrong = next(number for number, text in enumerate(rows, 1) if text != "The traders")
        await pilot.press(str(wrong), "enter", "h", "ctrl+q")
    talk = home.read(opened, [str(rows.index("The traders") + 1)], width=1000)
    assert talk.lines[1] == "Check of section 1: 5 questions."
    at = talk.lines.index("Who hated the *toll*?")
    assert options(talk.lines[at + 1 : at + 4]) == rows
    assert talk.lines[at + 4 : at + 6] == ["Hint 1 of 2: Look for letters.", "Not right. 1 try left."]
    assert "Right. Saved. Now its proof." in talk.lines
    assert [event.body["try"] for event in home.events() if event.kind == "answered"] == [1, 2]


async def test_a_check_half_done_in_lines_goes_on_on_the_screen(home: Home, lesson: str) -> None:
    opened = home.write(lesson)
    talk = home.read(opened, ["", "1"], width=1000)
    at = talk.lines.index("Who hated the *toll*?")
    heard = options(talk.lines[at + 1 : at + 4])
    before = home.course(opened).sitting(0)
    screens = app(home)
    async with screens.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(screens.screen, CheckScreen)
        assert [row.text for row in screens.screen.query(OptionRow)] == heard
        assert screens.screen.item == before.current
        await pilot.press("ctrl+q")
    assert home.course(opened).sitting(0) == before


async def test_the_place_is_the_same_in_lines_and_on_the_screen(home: Home, lesson: str) -> None:
    opened = home.write(lesson)
    home.read(opened, ["l", "l", "", "q"], width=1000)
    kept = home.course(opened).place()
    assert kept is not None
    assert kept.words == "Paragraph 4 of a long text."
    screens = app(home)
    async with screens.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(screens.screen, ReadingScreen)
        assert (screens.screen.section, screens.screen.view.place) == (2, kept.offset)
        await pilot.press("space", "ctrl+q")
    moved = home.course(opened).place()
    assert moved is not None
    assert moved.offset > kept.offset
    talk = home.read(opened, [], width=1000)
    assert talk.lines[1] == "Section 3 of 3, Long."
    again = home.course(opened).place()
    assert again is not None
    assert moved.offset - len("Paragraph 9 of a long text. ") < again.offset <= moved.offset


def test_an_explanation_written_on_the_screen_is_assessed_in_lines(home: Home, every: str) -> None:
    """Also when the program ended before it was assessed."""
    opened = home.write(every)
    course = home.course(opened)
    course.begin_attempt()
    course.enter_check(course.last)
    for name in ("match", "classify"):
        course.step(course.last, Skipped(name))
    course.step(course.last, Wrote("explain", "Two lines.\nThe second."))
    talk = home.read(opened, ["1 2"], width=1000)
    assert talk.lines[talk.lines.index("You wrote:") + 1 :][:3] == [
        "Two lines.",
        "The second.",
        "A model answer: The flood took the *bridge*.",
    ]
    assert "Right. As you judged it yourself. Saved." in talk.lines
