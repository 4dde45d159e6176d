"""Reading: the place, the terms, finding words, the column, going on."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tutor.tui.app import TutorApp
from tutor.tui.screens.check import CheckScreen
from tutor.tui.screens.reading import ReadingScreen
from tutor.tui.widgets.ask import Ask
from tutor.tui.widgets.glossary_card import GlossaryCard
from tutor.tui.widgets.picker import Picker
from tutor.tui.widgets.rows import Rows
from tutor.tui.widgets.term_passage import TermPassage

if TYPE_CHECKING:
    from tests.tui.conftest import Desk

Read = Callable[[TutorApp], str]

LONG = """\
format = 1
id = "long"
title = "A long one"

[[sections]]
id = "only"
title = "Only"
text = \"\"\"
{text}
\"\"\"
"""


def long_lesson() -> str:
    sentences = (f"This is sentence number {n} of a long section." for n in range(400))
    return LONG.format(text=" ".join(sentences))


def reading(app: TutorApp) -> ReadingScreen:
    assert isinstance(app.screen, ReadingScreen)
    return app.screen


async def test_what_comes_next_ends_in_an_ellipsis_where_it_does_not_fit(
    desk: Desk, bridge: str, screen_text: Read
) -> None:
    desk.write(bridge.replace('title = "The flood"', 'title = "The flood that nobody had foreseen"'))
    app = desk.app("bridge")
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("c", "2", "enter", "enter", "1", "2", "enter", "enter", "G")
        await pilot.pause()
        assert "→ Next: 2  The flood that nobody h…" in screen_text(app)


async def test_the_place_is_kept_between_two_starts(desk: Desk, screen_text: Read) -> None:
    desk.write(long_lesson(), "long.toml")
    app = desk.app("long")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "space", "space")
        place = reading(app).view.place
        await pilot.press("q")
    assert place > 0
    again = desk.app("long")
    async with again.run_test(size=(80, 24)):
        assert reading(again).view.place == place


async def test_a_resize_keeps_the_same_words_at_the_top(desk: Desk) -> None:
    desk.write(long_lesson(), "long.toml")
    app = desk.app("long")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "space", "space")
        view = reading(app).view
        place = view.place
        for size in ((40, 15), (200, 60), (61, 20), (1, 1), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert view.place == place
        top = view._row(view.scroll_offset.y)
        assert top is not None
        assert top.start <= place < top.end


async def test_a_window_that_holds_the_whole_section_for_a_while_does_not_lose_the_place(desk: Desk) -> None:
    desk.write(long_lesson(), "long.toml")
    app = desk.app("long")
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.press("space", "j")
        view = reading(app).view
        place = view.place
        for size in ((200, 400), (60, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert view.place == place
        top = view._row(view.scroll_offset.y)
        assert top is not None
        assert top.start == place


async def test_a_term_out_of_sight_is_not_opened(desk: Desk, bridge: str) -> None:
    desk.write(bridge.replace('text = """', 'text = """\n' + "Word. " * 400 + "\n", 1))
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "g", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)


async def test_after_a_card_enter_goes_on_where_the_text_is_read_to_its_end(
    desk: Desk, bridge: str, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "enter", "escape")
        assert "⏎ Check" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, CheckScreen)
        await pilot.press("q", *["tab"] * 4)
        assert "⏎ Look up" in screen_text(app)
    desk.write(bridge.replace('text = """', 'text = """\nA toll. ' + "Word. " * 400 + "\n", 1))
    long = desk.app("bridge")
    async with long.run_test(size=(80, 24)) as pilot:
        await pilot.press("g", "tab", "enter", "escape")
        assert "⏎ Look up" in screen_text(long)


async def test_a_click_beside_a_card_or_a_list_closes_it(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(120, 40)) as pilot:
        for keys in (("tab", "enter"), ("d",), ("question_mark",)):
            await pilot.press(*keys)
            assert not isinstance(app.screen, ReadingScreen)
            await pilot.click(offset=(1, 1))
            await pilot.pause()
            assert isinstance(app.screen, ReadingScreen)


async def test_leaving_a_section_whose_end_is_in_view_counts_it_as_read(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+q")
    assert desk.store().standings()["bridge"].sections_read == 1


async def test_the_status_fits_after_a_resize(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Section 1 of 2" in screen_text(app)
        await pilot.resize_terminal(40, 15)
        await pilot.pause()
        assert "1/2 · 1 min · 0/5 answered" in screen_text(app)


async def test_tab_goes_round_the_terms_and_links_and_escape_lets_go(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        view = reading(app).view
        words = []
        for _ in range(5):
            await pilot.press("tab")
            stop = view.stops[view.cursor]
            words.append(view.passage.text[stop.start : stop.end])
        assert words == ["toll", "mayor", "toll house", "the letters", "toll"]
        await pilot.press("shift+tab", "left_square_bracket")
        assert view.stops[view.cursor].term == 1
        await pilot.press("escape")
        assert view.cursor == -1


async def test_the_card_opens_beside_the_term_and_never_covers_it(desk: Desk) -> None:
    app = desk.app("bridge")
    for size in ((80, 24), (120, 40), (40, 15)):
        async with app.run_test(size=size) as pilot:
            for _ in range(3):
                await pilot.press("tab", "enter")
                await pilot.pause()
                card = app.screen
                assert isinstance(card, GlossaryCard)
                region = card._region
                assert region is not None
                frame = card.query_one("#card").region
                assert not frame.overlaps(region)
                assert app.size.region.contains_region(frame)
                await pilot.press("escape")
        app = desk.app("bridge")


async def test_a_small_card_has_room_for_all_that_no_click_on_a_row_does(
    desk: Desk, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(40, 15)) as pilot:

        async def click(words: str) -> None:
            lines = screen_text(app).splitlines()
            row = next(number for number, line in enumerate(lines) if words in line)
            await pilot.click(offset=(lines[row].index(words), row))
            await pilot.pause()

        await pilot.press("tab", "enter")
        await click("See also toll house")
        await click("I know it")
        assert "known" in screen_text(app)
        await click("Back")
        assert "Money paid to pass." in screen_text(app)
        await click("Close")
        assert isinstance(app.screen, ReadingScreen)


async def test_a_see_also_is_followed_and_left_again(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "enter", "enter")
        assert "The house where a toll is paid." in screen_text(app)
        await pilot.press("backspace")
        assert "Money paid to pass." in screen_text(app)
        before = reading_place = app.screen_stack[0]
        await pilot.press("escape")
        assert app.screen is before is reading_place


async def test_a_known_term_goes_quiet_and_can_be_brought_back(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "enter", "k", "escape")
        assert [stop.term for stop in reading(app).view.stops] == [2, 1, -1]
    again = desk.app("bridge")
    async with again.run_test(size=(80, 24)) as pilot:
        assert [stop.term for stop in reading(again).view.stops] == [2, 1, -1]
        await pilot.press("d", *"toll", "enter", "k", "escape")
        assert [stop.term for stop in reading(again).view.stops] == [0, 2, 1, -1]


async def test_looking_up_is_recorded(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "enter", "escape", "tab", "left_square_bracket", "enter", "escape")
        await pilot.press("tab", "enter", "escape")
        await pilot.press("left_square_bracket", "enter", "enter", "escape")
    assert desk.store().looked_up("bridge") == {"toll": 3, "mayor": 1, "toll house": 1}


async def test_the_glossary_is_narrowed_by_typing(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        assert isinstance(app.screen, Picker)
        assert "⏎ Open" in screen_text(app)
        await pilot.press(*"may", "enter")
        await pilot.pause()
        assert "The head of a town." in screen_text(app)


async def test_words_are_found_through_all_sections_and_round(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"TOLL")
        assert "⏎ Find" in screen_text(app)
        await pilot.press("enter")
        assert "1 of 3 in this section" in screen_text(app)
        await pilot.press("n", "n", "n")
        assert reading(app).section == 1
        await pilot.press("n")
        assert reading(app).section == 0
        await pilot.press("N")
        assert reading(app).section == 1
        await pilot.press("escape")
        assert "in this section" not in screen_text(app)


async def test_what_was_found_fits_beside_the_questions_answered(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"toll", "enter")
        status = screen_text(app).splitlines()[-2]
        assert "“toll” 1 of 3 in this section" in status
        assert status.endswith("answered")


async def test_words_that_are_not_there_are_said_not_to_be(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"zebra", "enter")
        assert "“zebra” is not in this lesson" in screen_text(app)


async def test_the_width_of_the_column_is_remembered(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("minus", "minus")
        assert reading(app).view.column == 64
    assert tomllib.loads((desk.home / "config.toml").read_text())["column"] == 64


async def test_a_link_shows_its_whole_address_before_anything_is_opened(
    desk: Desk, screen_text: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    monkeypatch.setattr("webbrowser.open", opened.append)
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab", "tab", "tab", "enter")
        assert isinstance(app.screen, Ask)
        assert "https://example.org/letters" in screen_text(app)
        await pilot.press("escape")
        assert opened == []
        await pilot.press("enter", "enter")
        assert opened == ["https://example.org/letters"]


async def test_a_section_counts_as_read_when_its_end_was_seen(desk: Desk) -> None:
    desk.write(long_lesson(), "long.toml")
    app = desk.app("long")
    async with app.run_test(size=(80, 24)) as pilot:
        assert not reading(app).course.state(0).read
        await pilot.press("G")
        assert reading(app).course.state(0).read


async def test_a_lesson_without_terms_offers_no_glossary(desk: Desk, screen_text: Read) -> None:
    desk.write(long_lesson(), "long.toml")
    app = desk.app("long")
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("d")
        assert isinstance(app.screen, ReadingScreen)
        assert "Glossary" not in screen_text(app)


async def test_contents_open_over_the_text_on_a_narrow_screen_and_beside_it_on_a_wide_one(
    desk: Desk, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Last check" not in screen_text(app)
        await pilot.press("t")
        assert "Last check" in screen_text(app)
        await pilot.press("down", "enter")
        assert reading(app).section == 1
        await pilot.resize_terminal(120, 30)
        await pilot.pause()
        assert "Last check" in screen_text(app)


async def test_the_contents_beside_the_text_are_gone_into_with_their_key_and_left_for_the_text(
    desk: Desk, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("t", "down", "escape")
        assert reading(app).view.has_focus
        assert reading(app).section == 0
        assert reading(app).query_one(Rows).cursor == 0, "it shows where the learner is"
        await pilot.press("t", "down")
        assert "esc Text" in screen_text(app)
        await pilot.press("enter")
        assert reading(app).section == 1
        assert reading(app).view.has_focus
        assert "Last check" in screen_text(app)
        await pilot.press("t", "end", "enter")
        assert isinstance(app.screen, CheckScreen)


async def test_the_contents_beside_the_text_are_hidden_from_within(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("t")
        assert "t Hide" in screen_text(app)
        await pilot.press("t")
        assert "Last check" not in screen_text(app)
        assert reading(app).view.has_focus
        await pilot.press("t", "down", "enter")
        assert "Last check" in screen_text(app)
        assert reading(app).section == 1
        await pilot.press("t")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert reading(app).view.has_focus, "what is not on the screen takes no keys"


async def test_a_click_beside_the_rows_of_the_contents_leaves_the_keys_to_the_text(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.click(offset=(5, 25))
        assert reading(app).view.has_focus


async def test_marks_follow_the_lesson(desk: Desk, bridge: str) -> None:
    for marks, expected in (("all", 5), ("none", 1)):
        text = bridge.replace("[study]", f'[study]\nmarks = "{marks}"').replace('"bridge"', f'"{marks}"')
        desk.write(text, f"{marks}.toml")
        app = desk.app(marks)
        async with app.run_test(size=(80, 24)):
            assert len(app.screen.query_one(TermPassage).stops) == expected
