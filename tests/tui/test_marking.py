"""Marking sentences and writing about them, with the keys alone and with the mouse alone."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.pilot import Pilot

from tests.tui.conftest import Desk
from tutor.tui.app import Ended, TutorApp
from tutor.tui.screens.reading import ReadingScreen
from tutor.tui.widgets.ask import Ask
from tutor.tui.widgets.glossary_card import GlossaryCard
from tutor.tui.widgets.marking import MarkingPassage
from tutor.tui.widgets.note_field import NoteField, NoteText
from tutor.tui.widgets.picker import Picker
from tutor.tui.widgets.term_passage import TermPassage

Read = Callable[[TutorApp], str]

MEN = "The mayor's men sat in the toll house day and night."
HATED = "Traders hated the toll."


def notes(app: TutorApp) -> list[tuple[str, str]]:
    """What is marked, as it is stored: the words and what was written."""
    store = app._recorder.store
    assert store is not None
    return [(str(mark.body["words"]), str(mark.body["note"])) for mark in store.marks("bridge")]


def row_of(text: str, words: str) -> str:
    """The row of the screen in which these words stand."""
    return next(row for row in text.splitlines() if words in row)


async def write(pilot: Pilot[Ended], text: str) -> None:
    """Type into the field, and keep it."""
    await pilot.press(*("space" if letter == " " else letter for letter in text), "enter")
    await pilot.pause()


async def test_a_narrow_screen_has_room_for_the_key_too(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "m Mark" in screen_text(app)
        await pilot.press("m", "enter")
        await pilot.pause()
        assert "Write a note" in screen_text(app)
        await pilot.press("x")
        assert "Write a note" not in screen_text(app)


async def test_a_sentence_is_marked_with_the_keys_and_the_mark_taken_back(
    desk: Desk, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "j", "space")
        assert notes(app) == [(MEN, "")]
        assert "space Unmark" in screen_text(app)
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert app.focused is app.screen.query_one(TermPassage)
        assert row_of(screen_text(app), "men sat in").strip().startswith("│ ")
        assert "space Page" in screen_text(app)
        await pilot.press("m", "j", "space", "escape")
        assert notes(app) == []
        assert "│" not in screen_text(app)


async def test_a_note_is_written_shown_opened_changed_and_there_the_next_time(
    desk: Desk, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "j", "enter")
        assert isinstance(app.screen, NoteField)
        assert MEN in " ".join(screen_text(app).replace("│", " ").split())
        await write(pilot, "so they pay")
        await pilot.press("m")
        await pilot.pause()
        assert notes(app) == [(MEN, "so they pay")]
    again = desk.app("bridge")
    async with again.run_test(size=(80, 24)) as pilot:
        assert row_of(screen_text(again), "men sat in").strip().startswith("✎ ")
        while "Open note" not in screen_text(again):
            await pilot.press("tab")
        await pilot.press("enter")
        assert again.screen.query_one(NoteText).text == "so they pay"
        await pilot.press("escape", "enter")
        await pilot.press("backspace", "backspace", "backspace")
        await write(pilot, "sleep")
        assert notes(again) == [(MEN, "so they sleep")]
        assert isinstance(again.screen, ReadingScreen)
        await pilot.press("enter")
        again.screen.query_one(NoteText).text = ""
        await pilot.press("enter")
        await pilot.pause()
        assert notes(again) == [(MEN, "")]
        assert "✎" not in screen_text(again)


async def test_a_mark_with_a_note_is_not_removed_unasked(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "enter")
        await write(pilot, "mine")
        await pilot.press("space")
        assert isinstance(app.screen, Ask)
        assert "mine" in screen_text(app)
        await pilot.press("escape")
        assert len(notes(app)) == 1
        await pilot.press("space", "enter")
        await pilot.pause()
        assert notes(app) == []


async def test_the_list_leads_to_the_place_and_marking_goes_on_there(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Notes" not in screen_text(app)
        await pilot.press("M")
        assert isinstance(app.screen, ReadingScreen)
        await pilot.press("m", "j", "j", "space", "q", "l", "m", "j", "enter")
        await write(pilot, "a flood")
        await pilot.press("q", "h", "M")
        assert isinstance(app.screen, Picker)
        assert row_of(screen_text(app), HATED).split()[1:4] == ["▸", "1", "│"]
        assert row_of(screen_text(app), "The bridge stood").split()[1:3] == ["2", "✎"]
        assert "a flood" in screen_text(app)
        await pilot.press(*"flood", "enter")
        await pilot.pause()
        assert "2  The flood" in screen_text(app)
        assert "»✎ In spring the river rose. The bridge stood" in screen_text(app)
        await pilot.press("m")
        await pilot.pause()
        marker = app.screen.query_one(MarkingPassage)
        assert marker.passage.text[slice(*marker.sentences[marker.pointed])].startswith("The bridge stood")


async def test_the_mouse_alone_marks_opens_and_removes(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")

    async def click(pilot: Pilot[Ended], words: str) -> None:
        rows = screen_text(app).splitlines()
        y = next(y for y, row in enumerate(rows) if words in row)
        await pilot.click(offset=(rows[y].index(words) + 1, y))
        await pilot.pause()

    async with app.run_test(size=(140, 40)) as pilot:
        await click(pilot, "m Mark")
        await click(pilot, "men sat")
        assert notes(app) == [(MEN, "")]
        await click(pilot, "⏎ Note")
        assert isinstance(app.screen, NoteField)
        await pilot.press("w", "h", "y")
        await click(pilot, "⏎ Keep")
        assert notes(app) == [(MEN, "why")]
        await click(pilot, "q Done")
        await click(pilot, "toll house")
        assert isinstance(app.screen, GlossaryCard), "a term in the sentence goes first"
        await click(pilot, "esc Close")
        await click(pilot, "men sat")
        assert isinstance(app.screen, NoteField)
        await click(pilot, "esc Close")
        await click(pilot, "M Notes")
        await click(pilot, MEN)
        assert isinstance(app.screen, ReadingScreen)
        await click(pilot, "m Mark")
        await click(pilot, "space Unmark")
        await click(pilot, "Remove it")
        assert notes(app) == []


async def test_while_marking_no_key_leads_away_and_paging_is_followed(desk: Desk, bridge: str) -> None:
    many = " ".join(f"Then came traveller number {number}." for number in range(30))
    desk.write(bridge.replace("Traders hated", f"{many} Traders hated"))
    app = desk.app("bridge")
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("m", "l", "c", "t", "s", "o", "slash", "d", "plus")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        marker = app.screen.query_one(MarkingPassage)
        assert (app.screen.section, marker.pointed, marker.column) == (0, 0, 72)
        await pilot.press("pagedown", "j")
        assert marker.pointed > 1
        assert marker.is_in_view(*marker.sentences[marker.pointed])
        place = marker.place
        await pilot.press("q")
        await pilot.pause()
        assert app.screen.view.place == place > 0
        assert not app.screen.query(MarkingPassage)


async def test_keys_that_come_in_a_burst_are_done_in_their_order(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        for key, sign in (("m", "m"), ("j", "j"), ("space", " "), ("q", "q"), ("l", "l"), ("m", "m")):
            app.post_message(events.Key(key, sign))
        await pilot.pause()
        await pilot.pause()
        assert notes(app) == [(MEN, "")]
        assert isinstance(app.screen, ReadingScreen)
        assert (app.screen.section, app.screen.is_marking) == (1, True)


async def test_what_is_gone_from_the_text_is_kept_in_the_list_until_it_is_removed(
    desk: Desk, bridge: str, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "j", "enter")
        await write(pilot, "mine")
    desk.write(bridge.replace("The mayor's men sat in the toll house day and night.", ""))
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "✎" not in screen_text(app)
        await pilot.press("M")
        assert "not in the text any more" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert MEN in " ".join(screen_text(app).replace("│", " ").split())
        await pilot.press("enter")
        await pilot.pause()
        await write(pilot, " still")
        assert notes(app) == [(MEN, "mine still")]
        await pilot.press("M", "enter")
        await pilot.pause()
        await pilot.press("j", "enter")
        await pilot.pause()
        assert notes(app) == []
        assert isinstance(app.screen, ReadingScreen)


async def test_a_section_without_a_sentence_says_so(desk: Desk, bridge: str, screen_text: Read) -> None:
    flood = bridge[bridge.index("In spring") : bridge.index("Nobody paid a toll again.")]
    desk.write(bridge.replace(flood, "## Only a heading\n\n").replace("Nobody paid a toll again.", ""))
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", "m")
        await pilot.pause()
        assert "There is no sentence to mark in this section" in screen_text(app)
        await pilot.press("h", "m")
        await pilot.pause()
        assert app.screen.query(MarkingPassage)
