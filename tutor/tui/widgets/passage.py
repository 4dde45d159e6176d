"""A passage on the screen: rows drawn on demand, styled by layers of spans, scrolled by keys and mouse.

It draws only the rows in view, so a section of 50 000 words opens as quickly as one of 500.
"""

from __future__ import annotations

from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style as VisualStyle

from tutor.reading.layout import Layout, Row, lay_out
from tutor.reading.passage import Block, Passage
from tutor.text import safe_line
from tutor.tui.content import MUTED, plain
from tutor.tui.widgets.row_painter import GUTTER, RowPainter, Spans

OVERLAP = 2
"""Rows of the old page that stay in view on the next."""

STYLES: Final = {
    "title": "bold $text-accent",
    "heading": "bold",
    "quote": "",
    "note": MUTED,
    "marker": MUTED,
    "gutter": "$text-accent",
    "tail": "$text-accent",
    "emphasis": "italic",
    "strong": "bold",
    "code": "$text-warning",
    "strike": "strike",
    "link": "underline",
    "term": "underline $text-accent",
    "marked": "underline on $accent-muted",
    "noted": "underline on $accent-muted",
    "hit": "bold on $panel",
    "hit-now": "reverse",
    "proof": "bold underline",
    "chosen": "underline",
    "hover": "bold underline $text-accent",
    "pointed": "bold on $panel",
    "focus": "reverse",
}
"""How the parts of a passage and its layers look. Component classes would cost a style sheet's pass each."""


class PassageView(ScrollView, can_focus=True, inherit_bindings=False):
    """A passage in a centred column. Subclasses add what can be pointed at."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "rows(1)", "Line down", id="passage.down", show=False),
        Binding("k,up", "rows(-1)", "Line up", id="passage.up", show=False),
        Binding("space", "page(1)", "Page", id="passage.page"),
        Binding("pagedown", "page(1)", "Page", id="passage.page-down", show=False),
        Binding("b,pageup", "page(-1)", "Page back", id="passage.page-up", show=False),
        Binding("g,home", "edge(-1)", "Beginning", id="passage.beginning", show=False),
        Binding("G,end", "edge(1)", "End", id="passage.end", show=False),
    ]

    class Seen(Message):
        """Other rows are in view: the learner moved, or the window has another size."""

    class Moved(Message):
        """Another part of the passage is in view."""

        def __init__(self, view: PassageView) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> PassageView:
            """The view that moved."""
            return self.view

    class TailChosen(Message):
        """The learner clicked what stands after the text."""

        def __init__(self, view: PassageView) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> PassageView:
            """The view that was clicked."""
            return self.view

    def __init__(self, column: int = 72, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.passage = Passage(())
        self.heading = self.tail = ""
        self._column = column
        self._layout = Layout(0, (), ())
        self._titles: tuple[str, ...] = ()
        self._painter = RowPainter(self.passage, self._style)
        self._strips: LRUCache[int, Strip] = LRUCache(512)
        self._styles: dict[str, Style] = {}
        self._anchor = 0

    # What is shown

    def show(self, passage: Passage, heading: str = "", at: int = 0, tail: str = "") -> None:
        """Show a passage between a heading and a tail, with the offset `at` at the top."""
        self.passage, self.heading, self.tail, self._anchor = passage, heading, tail, at
        self._painter = RowPainter(passage, self._style)
        self._layout = Layout(0, (), ())
        self._reflow()

    def retail(self, tail: str) -> None:
        """Put another tail after the text."""
        if tail != self.tail:
            self.tail = tail
            self._reflow()

    @property
    def column(self) -> int:
        """The widest that the text may be, in cells."""
        return self._column

    @column.setter
    def column(self, cells: int) -> None:
        self._column = cells
        self._reflow()

    def paint(self, layer: str, spans: Spans) -> None:
        """Replace what a layer marks, redrawing only the rows that change."""
        for start, end in self._painter.lay(layer, spans):
            for number in self._numbers(start, end):
                self._strips.discard(number)
                self.refresh_line(number)

    def spans(self, layer: str) -> Spans:
        """What a layer marks."""
        return self._painter.spans(layer)

    # Where things are

    @property
    def place(self) -> int:
        """The offset at the top of the view; a resize does not change it."""
        return self._anchor

    @property
    def at_end(self) -> bool:
        """Whether the last row is in view."""
        return self.scroll_offset.y + self._height >= self.virtual_size.height

    def reveal(self, start: int, end: int, *, margin: int = 3) -> None:
        """Scroll, if need be, so that these words are in view."""
        rows = self._numbers(start, end)
        top, height = self.scroll_offset.y, self._height
        margin = min(margin, height // 4)
        if rows[0] < top or rows[-1] >= top + height:
            self._scroll(rows[0] - margin)

    def is_in_view(self, start: int, end: int) -> bool:
        """Whether a row of these words is in view."""
        rows = self._numbers(start, end)
        top = self.scroll_offset.y
        return rows[-1] >= top and rows[0] < top + self._height

    def region_of(self, start: int, end: int) -> Region:
        """The part of the screen that these words stand in, over all their rows in view."""
        found = Region()
        for number in self._numbers(start, end):
            row = self._row(number)
            if row is None:
                continue
            left = self._cells(row, max(start, row.start))
            width = self._cells(row, min(end, row.end)) - left
            part = Region(left, number - self.scroll_offset.y, max(1, width), 1)
            found = found.union(part) if found.area else part
        return found.translate(self.content_region.offset)

    def offset_at(self, at: Offset) -> int | None:
        """The offset in the text that is shown at a content position, or None beside the words."""
        row = self._row(at.y + self.scroll_offset.y)
        if row is None or row.block < 0:
            return None
        cells = at.x - self._cells(row, row.start)
        text = self.passage.text[row.start : row.end]
        if cells < 0:
            return None
        reached = 0
        for index, character in enumerate(text):
            reached += cell_len(character)
            if reached > cells:
                return row.start + index
        return None

    # Moving

    def go_to(self, offset: int) -> None:
        """Put this offset at the top, as far as there is text after it."""
        self._anchor = offset
        self._reflow()

    def action_rows(self, rows: int) -> None:
        """Scroll by rows."""
        self._scroll(self.scroll_offset.y + rows)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        self._scroll(self.scroll_offset.y + pages * max(1, self._height - OVERLAP))

    def action_edge(self, side: int) -> None:
        """Go to the beginning (-1) or the end (1)."""
        self._scroll(0 if side < 0 else self.virtual_size.height)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember what is at the top, whoever scrolled."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) == round(new_value):
            return
        self.post_message(self.Seen())
        if self.scroll_offset.y == min(self._row_at(self._anchor), self.max_scroll_y):
            return
        top, starts = self.scroll_offset.y - len(self._titles), self._layout.starts
        self._anchor = starts[min(top, len(starts) - 1)] if starts and top > 0 else 0
        self.post_message(self.Moved(self))

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Lay the text out for a new size before it is drawn, so that the first frame shows it."""
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if changed or not self._layout.width:
            # What was shown while the view was hidden is laid out when it has room again.
            self._reflow()
        return changed

    # Drawing

    @property
    def _height(self) -> int:
        return max(1, self.scrollable_content_region.height)

    def _reflow(self) -> None:
        room = self.scrollable_content_region.width
        if room <= 0:
            return
        width = max(1, min(self._column, room - GUTTER))
        anchor = self._anchor
        if width != self._layout.width:
            self._layout = lay_out(self.passage, width)
            self._titles = self._title_rows(width)
        self._strips.clear()
        after = 2 if self.tail else 0
        self.virtual_size = Size(room, len(self._titles) + len(self._layout.rows) + after)
        with self.prevent(PassageView.Moved):
            self._scroll(self._row_at(anchor))
        self._anchor = anchor
        self.post_message(self.Seen())
        self.refresh()

    def _title_rows(self, width: int) -> tuple[str, ...]:
        if not self.heading:
            return ()
        title = lay_out(Passage((Block("heading", self.heading),)), width)
        return (*(self.heading[row.start : row.end].rstrip() for row in title.rows), "")

    def _row_at(self, anchor: int) -> int:
        """The number of the row that is at the top when this offset is the place."""
        return self._layout.row_of(anchor) + len(self._titles) if anchor > 0 else 0

    @property
    def _left(self) -> int:
        """Cells before the gutter, which centre the column."""
        return max(0, (self.scrollable_content_region.width - self._layout.width - GUTTER) // 2)

    def _cells(self, row: Row, offset: int) -> int:
        """The content column at which an offset of this row is shown."""
        before = self.passage.text[row.start : offset].rstrip("\n")
        return self._left + GUTTER + cell_len(row.lead) + cell_len(before)

    @property
    def _tail_number(self) -> int:
        return len(self._titles) + len(self._layout.rows) + 1

    def on_click(self, event: events.Click) -> None:
        """Report a click on the tail."""
        at = event.get_content_offset(self)
        if self.tail and at is not None and at.y + self.scroll_offset.y == self._tail_number:
            event.stop()
            self.post_message(self.TailChosen(self))

    def _row(self, number: int) -> Row | None:
        index = number - len(self._titles)
        return self._layout.rows[index] if 0 <= index < len(self._layout.rows) else None

    def _numbers(self, start: int, end: int) -> range:
        """The numbers of the rows that show these words."""
        titles = len(self._titles)
        return range(
            self._layout.row_of(start) + titles,
            self._layout.row_of(max(start, end - 1)) + titles + 1,
        )

    def notify_style_update(self) -> None:
        """Draw anew after a change of theme."""
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()

    def render_line(self, y: int) -> Strip:
        """One row of the view."""
        number = y + self.scroll_offset.y
        if (strip := self._strips.get(number)) is None:
            strip = self._draw(number)
            self._strips[number] = strip
        return strip

    def _draw(self, number: int) -> Strip:
        base = self.rich_style
        width = self.scrollable_content_region.width
        segments = [Segment(" " * self._left, base)]
        if number < len(self._titles):
            title = self._titles[number]
            segments.append(Segment(" " * GUTTER + title, base + self._style("title")))
        elif (row := self._row(number)) is not None:
            if row.block >= 0:
                segments += self._painter.signs(row, base)
                segments += self._painter.words(row, base)
        elif self.tail and number == self._tail_number:
            tail = plain(safe_line(self.tail)).truncate(width - self._left - GUTTER, ellipsis=True).plain
            segments.append(Segment(" " * GUTTER + tail, base + self._style("tail")))
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, name: str) -> Style:
        if name not in self._styles:
            style = self.app.stylesheet.parse_style(STYLES[name])
            if style.foreground is not None:
                style += VisualStyle(foreground=self.background_colors[1] + style.foreground)
            self._styles[name] = style.rich_style
        return self._styles[name]
