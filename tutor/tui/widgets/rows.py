"""A list of any length with a cursor: lessons, sections, terms, keys. Draws only the rows in view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

Line = Content
Row = Callable[[int], Sequence[Line]]
"""Makes the row of this number."""
MARK = 2
"""Cells for the sign of the row under the cursor."""


def _no_row(_: int) -> Sequence[Line]:
    return ()


class Rows(ScrollView, can_focus=True):
    """Rows of the same height, each one or more lines of content; longer lines end in an ellipsis."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Down", id="rows.down", show=False),
        Binding("k,up", "move(-1)", "Up", id="rows.up", show=False),
        Binding("space,pagedown", "page(1)", "Page", id="rows.page-down", show=False),
        Binding("b,pageup", "page(-1)", "Page back", id="rows.page-up", show=False),
        Binding("g,home", "edge(-1)", "First", id="rows.first", show=False),
        Binding("G,end", "edge(1)", "Last", id="rows.last", show=False),
        Binding("enter", "choose", "Open", id="rows.choose"),
    ]

    cursor: reactive[int] = reactive(0, init=False, repaint=False)

    class Chosen(Message):
        """The learner opened a row."""

        def __init__(self, rows: Rows, index: int) -> None:
            super().__init__()
            self.rows, self.index = rows, index

        @property
        def control(self) -> Rows:
            """The list that the row stands in."""
            return self.rows

    class Pointed(Message):
        """The cursor is on another row."""

        def __init__(self, rows: Rows, index: int) -> None:
            super().__init__()
            self.rows, self.index = rows, index

        @property
        def control(self) -> Rows:
            """The list that the row stands in."""
            return self.rows

    def __init__(self, *, gap: int = 0, id: str | None = None) -> None:
        super().__init__(id=id)
        self._count = 0
        self._make: Row = _no_row
        self._gap = gap
        self._tall = 1

    def show(self, rows: Sequence[Sequence[Line]], cursor: int = 0) -> None:
        """Show these rows, all as tall as the tallest."""
        self.show_made(len(rows), rows.__getitem__, max(map(len, rows), default=1), cursor)

    def show_made(self, count: int, make: Row, tall: int, cursor: int = 0) -> None:
        """Show `count` rows of `tall` lines, each made when it comes into view."""
        self._count, self._make, self._tall = count, make, tall + self._gap
        self.set_reactive(Rows.cursor, max(0, min(cursor, count - 1)))
        self._resize()
        self._reveal()
        self.refresh()

    def __len__(self) -> int:
        return self._count

    def __bool__(self) -> bool:
        return True

    def region_of(self, index: int) -> Region:
        """Where a row stands in the container of this list, when the list is as tall as its rows."""
        return Region(0, self.virtual_region.y + index * self._tall, self.size.width, self._tall)

    def action_move(self, step: int) -> None:
        """Move the cursor by rows."""
        self._go(self.cursor + step)

    def action_page(self, step: int) -> None:
        """Move the cursor by a page."""
        self._go(self.cursor + step * max(1, self.size.height // self._tall - 1))

    def action_edge(self, side: int) -> None:
        """Move the cursor to the first (-1) or last (1) row."""
        self._go(0 if side < 0 else self._count)

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        if self._count:
            self.post_message(self.Chosen(self, self.cursor))

    def _go(self, index: int) -> None:
        if self._count:
            self.cursor = max(0, min(index, self._count - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Show where the cursor is."""
        for index in (old, new):
            for number in range(index * self._tall, (index + 1) * self._tall):
                self.refresh_line(number)
        self._reveal()
        self.post_message(self.Pointed(self, new))

    def _reveal(self) -> None:
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        first, last = self.cursor * self._tall, (self.cursor + 1) * self._tall - self._gap
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif last > top + height:
            self.scroll_to(y=last - height, animate=False, force=True)

    def _on_resize(self, event: events.Resize) -> None:
        self._resize()
        self._reveal()

    def _resize(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self._count * self._tall)

    def render_line(self, y: int) -> Strip:
        """One line of a row."""
        width = self.scrollable_content_region.width
        index, part = divmod(y + self.scroll_offset.y, self._tall)
        row = self._make(index) if index < self._count else ()
        if part >= len(row) or width <= MARK:
            return Strip.blank(width, self.rich_style)
        here = index == self.cursor
        style = self.visual_style
        if here and self.has_focus:
            style += self.get_visual_style("rows--cursor")
        mark = Content("▸ " if here and part == 0 else "  ")
        text = (mark + row[part]).truncate(width, ellipsis=True).extend_right(0)
        strips = Visual.to_strips(self, text, width, 1, style, apply_selection=False)
        return strips[0].adjust_cell_length(width, style.rich_style) if strips else Strip.blank(width)

    def on_focus(self) -> None:
        """The cursor shows whether keys come here."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor shows whether keys come here."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Open the row that was clicked."""
        at = event.get_content_offset(self)
        if at is None:
            return
        index = (at.y + self.scroll_offset.y) // self._tall
        if index < self._count:
            event.stop()
            self.cursor = index
            self.action_choose()


class LinkRows(Rows, inherit_bindings=False):
    """A few rows within something that scrolls and has keys of its own: only arrows, Tab and Enter act."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab", "move(1)", "Move", id="links.down", key_display="↑↓"),
        Binding("up,shift+tab", "move(-1)", "Up", id="links.up", show=False),
        Binding("enter", "choose", "Open", id="links.open"),
    ]
