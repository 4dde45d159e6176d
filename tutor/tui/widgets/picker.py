"""A list over the screen that is narrowed by typing: the glossary, the sections, the keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tutor.reading.fold import fold, loose
from tutor.tui import content
from tutor.tui.widgets.dialog import Dialog
from tutor.tui.widgets.key_line import KeyLine
from tutor.tui.widgets.rows import Rows


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing to pick."""

    index: int
    words: str
    """What the filter looks at."""
    line: Content
    more: Content | None = None
    """A second line."""


class PickWords(Input):
    """The field; Enter takes the row under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Open", id="picker.take")]


class Picker(Dialog[int | None]):
    """Ends with the index of the picked thing, or None. `filtered` gives it a field to type in."""

    AUTO_FOCUS = ""
    CSS_PATH = "picker.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", id="picker.close"),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
    ]

    def __init__(self, title: str, picks: Sequence[Pick], *, filtered: bool, cursor: int = 0) -> None:
        super().__init__()
        self._title, self._picks, self._filtered, self._cursor = title, picks, filtered, cursor
        self._shown: Sequence[Pick] = picks

    def compose(self) -> ComposeResult:
        """The title, the field and the list."""
        with Vertical(id="picker"):
            yield Static(content.plain(self._title, content.STRONG), id="picker-title")
            if self._filtered:
                yield PickWords(placeholder="Type to narrow the list", id="picker-filter")
            yield Rows(id="picker-rows")
            yield KeyLine()

    def on_mount(self) -> None:
        """Show everything."""
        self._list(self._picks, self._cursor)
        self.set_focus(self.query_one(Input) if self._filtered else self.query_one(Rows))

    def _list(self, picks: Sequence[Pick], cursor: int = 0) -> None:
        self._shown = picks
        rows: list[tuple[Content, ...]] = [
            (pick.line,) if pick.more is None else (pick.line, pick.more) for pick in picks
        ]
        self.query_one(Rows).show(
            rows or [(content.plain("Nothing fits. Esc closes.", content.MUTED),)], cursor
        )

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Keep what holds the typed words."""
        wanted = fold(event.value, loose).text.split()
        self._list([pick for pick in self._picks if _holds(pick.words, wanted)])

    @on(Input.Submitted)
    def take_first(self) -> None:
        """Enter in the field takes the row under the cursor."""
        self._take(self.query_one(Rows).cursor)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Take the row."""
        event.stop()
        self._take(event.index)

    def _take(self, row: int) -> None:
        if row < len(self._shown):
            self.dismiss(self._shown[row].index)

    def action_move(self, step: int) -> None:
        """Move in the list while typing."""
        self.query_one(Rows).action_move(step)

    def on_click(self, event: events.Click) -> None:
        """A click beside the box closes it."""
        if not self.query_one("#picker").region.contains_point(event.screen_offset):
            self.action_close()

    def action_close(self) -> None:
        """Take nothing."""
        self.dismiss(None)


def _holds(text: str, wanted: Sequence[str]) -> bool:
    folded = fold(text, loose).text
    return all(word in folded for word in wanted)
