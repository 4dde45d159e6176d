"""Settings that are changed from the program, and keys that the learner chose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.events import Key

from tests.tui.conftest import Desk
from tutor.settings import Settings, load, save
from tutor.tui import keymap
from tutor.tui.app import TutorApp
from tutor.tui.screens.lesson_screen import TOLD
from tutor.tui.screens.reading import ReadingScreen
from tutor.tui.settings_check import theme_problems
from tutor.tui.widgets.key_catcher import KeyCatcher
from tutor.tui.widgets.picker import Picker
from tutor.tui.widgets.term_passage import TermPassage

Read = Callable[[TutorApp], str]


def app_with(desk: Desk, settings: Settings) -> TutorApp:
    """The program with these settings, in a lesson."""
    app = desk.app("bridge")
    app._settings = settings
    return app


def marked(app: TutorApp) -> int:
    """How many terms are marked in the text."""
    return sum(not stop.href for stop in app.screen.query_one(TermPassage).stops)


async def test_a_setting_is_chosen_from_a_list_and_kept_at_once(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        before = marked(app)
        (command,) = [one for one in app.get_system_commands(app.screen) if one.title == "Settings"]
        command.callback()
        await pilot.pause()
        text = screen_text(app)
        assert "Marked terms   as the lesson says" in text
        assert "Keys           the usual ones" in text
        await pilot.press("j", "enter")
        await pilot.pause()
        assert "which occurrences of a term are marked" in screen_text(app)
        await pilot.press("G", "enter")
        await pilot.pause()
        assert "Marked terms   none" in screen_text(app)
        assert load(desk.home / "config.toml")[0] == Settings(marks="none")
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, Picker)
        assert before > 0
        assert marked(app) == 0


@pytest.mark.parametrize("screen", ["", "P"])
async def test_what_is_due_follows_the_list_too(desk: Desk, screen_text: Read, screen: str) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("tab", "enter", "escape", "c", "1", "enter", "2", "enter", "q", "ctrl+q")
    desk.days_go_by()
    app = desk.app()
    async with app.run_test(size=(80, 40)) as pilot:
        if screen:
            await pilot.press(screen)
        due = "2 today" if screen else "2 to review"
        assert due in screen_text(app)
        app._show_settings()
        await pilot.pause()
        await pilot.press("j", "j", "j", "enter")
        await pilot.pause()
        await pilot.press("g", "enter")
        await pilot.pause()
        assert "New a day      0 a day" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert due not in screen_text(app)


async def test_the_column_follows_the_list_too(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(120, 24)) as pilot:
        app._show_settings()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("g", "enter")
        await pilot.pause()
        assert app.screen_stack[-2].query_one(TermPassage).column == 40
        await pilot.press("escape", "plus")
        assert load(desk.home / "config.toml")[0].column == 44


async def test_a_wider_column_leaves_the_cursor_on_its_term(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("tab", "plus")
        await pilot.pause()
        assert app.screen.query_one(TermPassage).cursor == 0
        assert load(desk.home / "config.toml")[0].column > 72


async def test_a_key_that_was_chosen_takes_the_place_of_the_usual_one(desk: Desk, screen_text: Read) -> None:
    app = app_with(desk, Settings(keys={"reading.next": "x", "reading.contents": "ctrl+t"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        assert "A toll nobody liked" in screen_text(app)
        assert "x Next" in screen_text(app)
        await pilot.press("x")
        await pilot.pause()
        assert "The flood" in screen_text(app)


async def test_what_shares_a_key_keeps_it_when_one_of_them_is_given_another(
    desk: Desk, screen_text: Read
) -> None:
    app = app_with(desk, Settings(keys={"check.submit": "x"}))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("2", "x")
        await pilot.pause()
        assert "Right" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "What did the traders do?" in screen_text(app)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (Settings(keys={"reading.nxt": "x"}), "did you mean `reading.next`?"),
        (Settings(theme="textual-drak"), "did you mean `textual-dark`?"),
    ],
)
async def test_what_cannot_be_used_is_said_on_the_screen(
    desk: Desk, screen_text: Read, monkeypatch: pytest.MonkeyPatch, settings: Settings, said: str
) -> None:
    app = desk.app("bridge", theme=settings.theme)
    app._settings = settings
    later: list[Callable[[], object]] = []

    def note(_: ReadingScreen, seconds: float, act: Callable[[], object], **__: object) -> None:
        if seconds == TOLD:
            later.append(act)

    monkeypatch.setattr(ReadingScreen, "set_timer", note)
    async with app.run_test(size=(140, 24)) as pilot:
        await pilot.press("l", "h", "tab")
        assert said in screen_text(app), "also when something was saved meanwhile"
        later.pop()()
        await pilot.pause()
        assert said not in screen_text(app)


def test_every_usual_key_is_one_and_no_two_of_them_clash() -> None:
    acts = keymap.acts()
    assert len(acts) > 80
    assert [key for act in acts for key in act.keys if not keymap.is_key(key)] == []
    assert keymap.problems({act.id: ",".join(act.keys) for act in acts}) == ()


def test_choosing_nothing_changes_nothing() -> None:
    assert keymap.complete({}, keymap.acts()) == {}
    assert keymap.problems({}) == ()


def test_what_will_not_do_what_was_meant_is_told() -> None:
    chosen = {
        "reading.check": "t",
        "reading.next": "j",
        "check.hint": "f33,ctr+h",
        "reading.chek": "x",
        "\x1b[2J": "x",
    }
    assert keymap.problems(chosen) == (
        "`keys.reading.chek` is nothing that a key does; did you mean `reading.check`?",
        "`keys.␛[2J` is nothing that a key does; `tutor settings --keys` lists what there is.",
        "`keys.check.hint`: there is no key `f33`.",
        "`keys.check.hint`: there is no key `ctr+h`.",
        "`t` is the key of `reading.check` (Check) and of `reading.contents` (Contents): only one of "
        "them can have it. Choose another key for `reading.contents`.",
        "`j` is the key of `reading.next` (Next) and of `passage.down` (Line down): where both could act, "
        "only `passage.down` does.",
    )
    moved = replace(Settings(), keys={"reading.check": "t", "reading.contents": "c"})
    assert keymap.problems(moved.keys) == ()


@pytest.mark.parametrize("key", ["?", "question_mark", "/", "+", "plus", "é", "ctrl+s", "shift+tab", "f12"])
def test_keys_that_a_terminal_sends(key: str) -> None:
    assert keymap.is_key(key)


@pytest.mark.parametrize("key", ["", " ", "foo", "PageDown", "ctr+s", "ctrl+", "\x1b", "ab"])
def test_keys_that_none_sends(key: str) -> None:
    assert not keymap.is_key(key)


def test_a_theme_that_is_not_there_is_told() -> None:
    assert theme_problems("") == theme_problems("nord") == ()
    (problem,) = theme_problems("zzz\x1b[2J")
    assert problem.startswith("`theme`: there is no theme `zzz␛[2J`; there are ")


async def test_a_key_is_chosen_by_pressing_it_and_holds_at_once(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        app._choose_keys()
        await pilot.pause()
        await pilot.press(*"reading.next-hit", "backspace", "backspace", "backspace", "backspace", "enter")
        await pilot.pause()
        assert isinstance(app.screen, KeyCatcher)
        assert "Next  (reading.next)" in screen_text(app)
        await pilot.press("h")
        await pilot.pause()
        assert "is the key of `reading.next` (Next) and of" in " ".join(screen_text(app).split())
        await pilot.press("comma")
        await pilot.pause()
        assert load(desk.home / "config.toml")[0].keys == {"reading.next": "comma"}
        assert "Next  ,  yours" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "Keys           1 of your own" in screen_text(app)
        await pilot.press("escape", "comma")
        await pilot.pause()
        assert "2  The flood" in screen_text(app)
        app._choose_keys()
        await pilot.pause()
        await pilot.press(*"yours", "enter", "backspace")
        await pilot.pause()
        assert load(desk.home / "config.toml")[0] == Settings()
        await pilot.press("escape", "escape", "h", "l")
        await pilot.pause()
        assert "2  The flood" in screen_text(app)


async def test_only_the_first_of_two_keys_pressed_at_once_is_taken(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        app._choose_keys()
        await pilot.pause()
        await pilot.press(*"reading.next-hit", "enter")
        await pilot.pause()
        for key in "xy":
            app.screen.post_message(Key(key, key))
        await pilot.pause()
        assert load(desk.home / "config.toml")[0].keys == {"reading.next-hit": "x"}
        assert isinstance(app.screen, Picker)


async def test_a_key_that_another_window_chose_meanwhile_is_kept(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        save(desk.home / "config.toml", Settings(keys={"reading.check": "y"}))
        app._keep_key("reading.next", "x")
        await pilot.pause()
        assert load(desk.home / "config.toml")[0].keys == {"reading.check": "y", "reading.next": "x"}


async def test_settings_that_cannot_be_kept_hold_until_the_end_and_that_is_said(
    desk: Desk, screen_text: Read
) -> None:
    (desk.home / "config.toml").mkdir()
    app = desk.app("bridge")
    async with app.run_test(size=(140, 24)) as pilot:
        await pilot.press("minus")
        await pilot.pause(0.5)
        assert "The settings were not saved: the settings file is a folder" in screen_text(app)
        assert app.screen.query_one(TermPassage).column == 68
