"""Each screen as a picture, small and large, dark and light. What a picture must show is said at its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot

from tutor.tui.app import TutorApp

if TYPE_CHECKING:
    from tests.tui.conftest import Desk

SCREENS: dict[str, tuple[str | None, tuple[str, ...]]] = {
    # One lesson, its source and length on a second line, the cursor on it.
    "library": (None, ()),
    # The first section in a centred column, three terms and a link underlined, what comes next at its end.
    "reading": ("bridge", ()),
    # The card below "toll house", with what to see also and where else the term stands.
    "card": ("bridge", ("tab", "tab", "tab", "enter")),
    # Two of three options ticked, nothing said about them yet.
    "question": ("bridge", ("c", "2", "enter", "enter", "1", "3")),
    # The try left, and the why of what was chosen; nothing of the others.
    "miss": ("bridge", ("c", "1", "enter")),
    # Every option with its why, the explanation, the proof; beside it the passage, when there is room.
    "feedback": ("bridge", ("c", "1", "enter", "3", "enter")),
    # The question above the passage (beside it when there is room), one sentence pointed at and chosen.
    "pointing": ("bridge", ("l", "c", "2", "enter", "enter", "down")),
    # The day in the calendar, the lesson, the reviews to come; in two columns when there is room.
    "progress": (None, ("enter", "c", "1", "enter", "2", "enter", "q", "q", "P")),
    # One card reviewed, known; one still due, and the key to it.
    "review-over": (
        None,
        ("enter", "a", "enter", *["down"] * 5, "enter", "escape", "q", "r", "2", "enter", "enter", "escape"),
    ),
    # Scores by section and by skill as bars, one passage to read again.
    "summary": ("bridge", ("c", "1", "enter", "2", "enter", "enter", "1", "2", "enter", "enter", "s")),
}


@pytest.mark.parametrize("theme", ["textual-dark", pytest.param("textual-light", marks=pytest.mark.long)])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_looks_as_it_did(
    desk: Desk,
    snap_compare: Callable[..., bool],
    screen: str,
    size: tuple[int, int],
    theme: str,
) -> None:
    start, keys = SCREENS[screen]
    app: TutorApp = desk.app(start, theme=theme)

    async def press(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.press(*keys)
        while not app._type_ahead.is_at_rest:
            await pilot.pause()

    assert snap_compare(app, run_before=press, terminal_size=size)
