"""The program as a whole: the library, beginning again, other lessons of the same id, what may run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tutor.progress.event import Draft
from tutor.progress.fault import NotSaved
from tutor.tui.app import Ended, TutorApp
from tutor.tui.screens.library import LibraryScreen
from tutor.tui.screens.reading import ReadingScreen
from tutor.tui.widgets.ask import Ask

if TYPE_CHECKING:
    from tests.tui.conftest import Desk

Read = Callable[[TutorApp], str]


async def test_an_empty_library_says_what_to_do(empty_desk: Desk, screen_text: Read) -> None:
    app = empty_desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "`tutor add FILE`" in screen_text(app)
        await pilot.press("enter", "down", "q")
    assert app.return_value == Ended()


async def test_a_broken_file_is_listed_with_its_first_problem_and_the_rest_works(
    desk: Desk, screen_text: Read
) -> None:
    desk.write('format = 1\nid = "half\n', "half.toml")
    app = desk.app()
    async with app.run_test(size=(100, 24)) as pilot:
        text = screen_text(app)
        assert "half.toml" in text
        assert "line 2" in text
        assert "1 that cannot be opened" in text
        await pilot.press("down", "enter")
        assert isinstance(app.screen, Ask)
        await pilot.press("escape", "up", "enter")
        assert isinstance(app.screen, ReadingScreen)


async def test_the_library_is_narrowed_by_typing(desk: Desk, bridge: str, screen_text: Read) -> None:
    desk.write(bridge.replace('"bridge"', '"tower"').replace("The Old Bridge", "The Tower"), "tower.toml")
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"tow")
        await pilot.pause()
        assert "The Old Bridge" not in screen_text(app)
        assert "1 of 2 lessons" in screen_text(app)
        await pilot.press("enter", "enter")
        assert "The Tower" in screen_text(app)
        await pilot.press("q")
        assert isinstance(app.screen, LibraryScreen)


async def test_the_lesson_in_use_stands_first(desk: Desk, bridge: str, screen_text: Read) -> None:
    desk.write(bridge.replace('"bridge"', '"abbey"').replace("The Old Bridge", "Abbey"), "abbey.toml")
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", "q")
    library = desk.app()
    async with library.run_test(size=(80, 24)):
        text = screen_text(library)
        assert text.index("▸ The Old Bridge") < text.index("Abbey")


async def test_the_library_says_what_is_due(desk: Desk, screen_text: Read) -> None:
    past = desk.now() - timedelta(days=2)
    looked_up = Draft(kind="looked-up", lesson="bridge", section="one", body={"term": "toll"}, wall=past)
    desk.store().append(Draft(kind="begun", lesson="bridge", wall=past), looked_up)
    app = desk.app()
    async with app.run_test(size=(80, 24)):
        assert "0 of 2 sections · 1 due" in screen_text(app)


async def test_who_has_read_nothing_is_offered_the_tour_first(
    desk: Desk, bridge: str, screen_text: Read
) -> None:
    tour = bridge.replace('"bridge"', '"tour"').replace("The Old Bridge", "Zebras, a tour")
    desk.write(tour.replace("Stones in the river", "Hooves"), "tour.toml")
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        text = screen_text(app)
        assert text.index("Zebras") < text.index("The Old Bridge")
        await pilot.press("down", "enter")
        await pilot.press("q")
        await pilot.pause()
        text = screen_text(app)
        assert text.index("The Old Bridge") < text.index("Zebras")


async def test_the_library_shows_the_figure_of_the_summary(
    desk: Desk, bridge: str, screen_text: Read
) -> None:
    desk.write(
        bridge.replace('prompt = "Who hated the toll?"', 'prompt = "Who hated the toll?"\nproof = true')
    )
    app = desk.app()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("enter", "c", "2", "enter", "down", "enter", "q", "s")
        await pilot.pause()
        assert "First try  50%" in screen_text(app)
        await pilot.press("q", "q")
        await pilot.pause()
        assert "first try 50%" in screen_text(app)


async def test_reading_again_begins_anew_and_keeps_the_old(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "2", "enter", "enter", "q", "l")
    again = desk.app("bridge", again=True)
    async with again.run_test(size=(80, 24)) as pilot:
        assert "A toll nobody liked" in screen_text(again)
        await pilot.press("c")
        await pilot.pause()
        assert "Who hated the toll?" in screen_text(again)
        await pilot.press("1", "enter", "q", "s")
        await pilot.pause()
        assert "Earlier attempts: 100%" in screen_text(again)
    assert len(desk.store().attempts("bridge")) == 2


async def test_another_lesson_of_the_same_id_is_asked_about_once(
    desk: Desk, bridge: str, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "2", "enter", "enter")
    desk.write(bridge.replace("The Old Bridge", "A Different Thing").replace("Stones in the river", "Other"))
    other = desk.app("bridge")
    async with other.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(other.screen, Ask)
        assert "is from “The Old" in screen_text(other)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(other.screen, ReadingScreen)
    once_more = desk.app("bridge")
    async with once_more.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(once_more.screen, ReadingScreen)
    assert len(desk.store().attempts("bridge")) == 2


async def test_quitting_warns_while_something_is_not_saved(
    desk: Desk, screen_text: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        store = app._recorder.store
        assert store is not None
        append = store.append

        def refuse(*_: object) -> None:
            raise NotSaved("The disk is full. Free some space; what you do is kept until then.", "full")

        monkeypatch.setattr(store, "append", refuse)
        await pilot.press("2", "enter")
        assert "The disk is full." in screen_text(app)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert isinstance(app.screen, Ask)
        assert "1 entry is not saved." in screen_text(app)
        await pilot.press("escape")
        monkeypatch.setattr(store, "append", append)
        app._save_again()
        await pilot.pause()
        assert "The disk is full." not in screen_text(app)
        await pilot.press("ctrl+q")
    assert app.return_value == Ended()
    kinds = [event.kind for event in desk.store().attempt("bridge")]
    assert kinds.count("answered") == 1


@pytest.mark.parametrize(
    "action",
    [
        "screenshot",
        "screenshot('x.svg','/')",
        "simulate_key('q')",
        "add_class('*','x')",
        "push_screen('x')",
        "focus('x')",
        "notify('x')",
        "bell",
        "quit('x')",
    ],
)
async def test_an_action_that_is_not_ours_does_not_run(desk: Desk, action: str) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)):
        assert not await app.run_action(action)


async def test_every_action_of_a_screen_is_listed_and_in_the_palette(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 50)) as pilot:
        await pilot.press("question_mark")
        text = screen_text(app)
        for words in ("Glossary", "Search", "Wider", "Contents", "Next", "^p", "Commands", "^q", "Quit"):
            assert words in text
        await pilot.press("escape")
        titles = {command.title for command in app.get_system_commands(app.screen)}
        assert {"Glossary", "Search", "Wider", "Contents", "Theme", "Quit"} <= titles


async def test_the_keys_that_choose_by_number_are_listed_as_far_as_there_is_something_to_choose(
    desk: Desk, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "question_mark")
        assert "1…3    Choose that option" in screen_text(app)
        await pilot.press("escape")
        assert "Choose that option" not in {one.title for one in app.get_system_commands(app.screen)}
        await pilot.press("2", "enter", "question_mark")
        assert "Choose that option" not in screen_text(app)


async def test_a_command_is_found_by_typing_and_nothing_is_lost_where_none_is(
    desk: Desk, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"zzz")
        await pilot.pause()
        await pilot.press("pagedown", "down", "enter", "ctrl+p")
        assert "Nothing fits" in screen_text(app)
        await pilot.press("escape", "ctrl+p", *"glos", "enter")
        await pilot.pause()
        assert "mayor" in screen_text(app)


async def test_a_chosen_theme_is_remembered(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"theme", "enter", *"textual-light", "enter")
        await pilot.pause()
        assert app.theme == "textual-light"
    assert 'theme = "textual-light"' in (desk.home / "config.toml").read_text()


async def test_an_answer_accepted_later_counts_in_the_library_once_the_lesson_was_opened(
    desk: Desk, bridge: str, screen_text: Read
) -> None:
    start, end = bridge.index("options = ["), bridge.index("hints = [")
    typed = bridge[:start].replace('"choice"', '"short"') + 'answers = ["traders"]\n' + bridge[end:]
    desk.write(typed)
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"merchants", "enter", "escape")
    desk.write(typed.replace('["traders"]', '["traders", "merchants"]'))
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "first try 0%" in screen_text(app)
        await pilot.press("enter", "q")
        await pilot.pause()
        assert "first try 100%" in screen_text(app)
