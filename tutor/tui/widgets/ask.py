"""A question of the program's own: some words and a few ways to go on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tutor.tui import content
from tutor.tui.widgets.dialog import Dialog
from tutor.tui.widgets.key_line import KeyLine
from tutor.tui.widgets.rows import Rows

FRAME = 4
"""Rows of the dialog that are neither words nor ways on: the border, a line between, and the keys."""


class Ways(Rows):
    """The ways on, each with its number."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Choose", id="ask.choose")]

    def action_page(self, step: int) -> None:
        """Scroll the words above: the ways are always in view."""
        words = self.screen.query_one(VerticalScroll)
        words.scroll_relative(y=step * max(1, words.size.height - 1), animate=False)


class Ask(Dialog[int]):
    """Ends with the index of the way that was chosen; Esc chooses the one that changes nothing."""

    AUTO_FOCUS = ""
    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "Close", id="ask.close"),
        *(Binding(str(index + 1), f"go({index})", "Choose", show=False) for index in range(9)),
    ]

    def __init__(
        self, title: str, words: Content, ways: Sequence[str], safe: int | None = None, first: int = 0
    ) -> None:
        """`safe` is the way that changes nothing, the last one if none is named; the cursor is at `first`."""
        super().__init__()
        self._first = first
        self._title, self._words, self._ways = title, words, ways
        self._safe = len(ways) - 1 if safe is None else safe

    def compose(self) -> ComposeResult:
        """The words, then the ways."""
        with Vertical(id="ask"):
            with VerticalScroll(can_focus=False):
                yield Static(content.plain(self._title, content.STRONG), id="ask-title")
                yield Static(self._words, id="ask-words")
            yield Ways(id="ask-ways")
            yield KeyLine()

    def on_mount(self) -> None:
        """Offer the ways."""
        rows = self.query_one(Rows)
        rows.styles.height = len(self._ways)
        numbered = enumerate(self._ways, 1)
        rows.show([(content.line((f"{n} ", content.MUTED), way),) for n, way in numbered], self._first)
        self.set_focus(rows)

    def on_resize(self) -> None:
        """Let the words scroll, so that the ways on stay in view."""
        room = self.size.height - len(self._ways) - FRAME
        self.query_one(VerticalScroll).styles.max_height = max(1, room)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Go that way."""
        event.stop()
        self.dismiss(event.index)

    def action_go(self, index: int) -> None:
        """Go a way by its number."""
        if index < len(self._ways):
            self.dismiss(index)

    def on_click(self, event: events.Click) -> None:
        """A click beside the box closes it."""
        if not self.query_one("#ask").region.contains_point(event.screen_offset):
            self.action_close()

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(self._safe)
