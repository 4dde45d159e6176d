"""A passage whose glossary terms and links can be reached and opened."""

from __future__ import annotations

from bisect import bisect_left
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from tutor.reading.passage import Passage, TermMark
from tutor.tui.widgets.passage import PassageView
from tutor.tui.widgets.row_painter import Spans, united


class Stop(NamedTuple):
    """Something in the passage that can be opened."""

    start: int
    end: int
    term: int = -1
    """Index in the glossary; -1 for what is no term."""
    href: str = ""
    """Address of a link; empty for what is none."""
    note: int = -1
    """Number of the note; -1 for what is none."""


class TermPassage(PassageView):
    """A passage with stops: Tab goes from one to the next, Enter or a click opens it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,right_square_bracket", "stop(1)", "Term", id="passage.next-term", key_display="tab"),
        Binding("shift+tab,left_square_bracket", "stop(-1)", "Term back", id="passage.last-term", show=False),
        Binding("enter", "open", "Look up", id="passage.open"),
        Binding("enter", "open_note", "Open note", id="passage.open-note"),
    ]

    cursor: reactive[int] = reactive(-1, init=False, repaint=False)
    """Index of the stop that Enter opens; -1 for none."""
    hover: reactive[int] = reactive(-1, init=False, repaint=False)

    class TermOpened(Message):
        """The learner wants to know what a term means."""

        def __init__(self, view: TermPassage, term: int, start: int, region: Region) -> None:
            super().__init__()
            self.view, self.term, self.start, self.region = view, term, start, region

        @property
        def control(self) -> TermPassage:
            """The passage in which the term stands."""
            return self.view

    class LinkOpened(Message):
        """The learner wants to follow a link."""

        def __init__(self, view: TermPassage, href: str) -> None:
            super().__init__()
            self.view, self.href = view, href

        @property
        def control(self) -> TermPassage:
            """The passage in which the link stands."""
            return self.view

    class NoteOpened(Message):
        """The learner wants to read what was written about words."""

        def __init__(self, view: TermPassage, note: int) -> None:
            super().__init__()
            self.view, self.note = view, note

        @property
        def control(self) -> TermPassage:
            """The passage in which the words stand."""
            return self.view

    def __init__(self, column: int = 72, *, id: str | None = None) -> None:
        super().__init__(column, id=id)
        self.stops: tuple[Stop, ...] = ()
        self._terms: tuple[TermMark, ...] = ()
        self._notes: Spans = ()
        self._read = -1
        """The stop under the cursor, once its card was read: at the end of the text Enter goes on then."""

    def show_terms(
        self, passage: Passage, terms: tuple[TermMark, ...], heading: str = "", at: int = 0, tail: str = ""
    ) -> None:
        """Show a passage with these of its terms marked."""
        self.hover = -1
        self.set_reactive(TermPassage.cursor, -1)
        self.show(passage, heading, at, tail)
        self._terms, self._notes = terms, ()
        self._set_stops()

    def mark_terms(self, terms: tuple[TermMark, ...]) -> None:
        """Mark other terms of the same passage."""
        self.cursor = -1
        self._terms = terms
        self._set_stops()

    def show_marks(self, marks: Spans, notes: Spans) -> None:
        """Show which words are marked, and which are written about: these can be opened."""
        self.paint("marked", united(marks))
        self.paint("noted", united(notes))
        if notes != self._notes:
            self.cursor = -1
            self._notes = notes
            self._set_stops()

    def _set_stops(self) -> None:
        passage, terms = self.passage, self._terms
        stops = [Stop(mark.start, mark.end, mark.term) for mark in terms]
        stops += [Stop(start, end, note=number) for number, (start, end) in enumerate(self._notes)]
        for block, base in zip(passage.blocks, passage.starts, strict=True):
            stops += [
                Stop(base + span.start, base + span.end, href=span.href)
                for span in block.spans
                if span.style == "link"
            ]
        self.stops = tuple(sorted(stops, key=lambda stop: stop.start))
        self.paint("term", tuple((mark.start, mark.end) for mark in terms))

    def action_stop(self, step: int) -> None:
        """Go to the next (1) or the last (-1) stop, from the cursor if it is in view, else from the page."""
        if not self.stops:
            return
        if 0 <= self.cursor < len(self.stops) and self._in_view(self.stops[self.cursor]):
            after = self.cursor + step
        else:
            begins = [stop.start for stop in self.stops]
            edge = self.place if step > 0 else self._bottom()
            after = bisect_left(begins, edge) - (step < 0)
        self.cursor = after % len(self.stops)
        self._read = -1
        self.refresh_bindings()
        stop = self.stops[self.cursor]
        self.reveal(stop.start, stop.end)

    def action_open(self) -> None:
        """Open the stop under the cursor."""
        if not 0 <= self.cursor < len(self.stops):
            return
        stop = self.stops[self.cursor]
        self.reveal(stop.start, stop.end)
        if stop.note >= 0:
            self.post_message(self.NoteOpened(self, stop.note))
        elif stop.term < 0:
            self.post_message(self.LinkOpened(self, stop.href))
        else:
            region = self.region_of(stop.start, stop.end)
            self.post_message(self.TermOpened(self, stop.term, stop.start, region))

    def action_open_note(self) -> None:
        """Open the note under the cursor."""
        self.action_open()

    def note_read(self) -> None:
        """The card of the term under the cursor was read."""
        self._read = self.cursor
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Put the cursor away."""
        self.cursor = -1

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is something for."""
        if action in ("open", "open_note"):
            if self.at_end and self.cursor == self._read:
                return False
            here = 0 <= self.cursor < len(self.stops) and self._in_view(self.stops[self.cursor])
            return here and (self.stops[self.cursor].note >= 0) == (action == "open_note")
        if action == "stop":
            return bool(self.stops)
        return super().check_action(action, parameters)

    def watch_cursor(self, _: int, new: int) -> None:
        """Show where the cursor is."""
        self._read = -1
        self.paint("focus", self._span(new))
        self.refresh_bindings()

    def watch_hover(self, _: int, new: int) -> None:
        """Show what a click would open."""
        self.paint("hover", self._span(new))

    def _span(self, index: int) -> tuple[tuple[int, int], ...]:
        return ((self.stops[index].start, self.stops[index].end),) if 0 <= index < len(self.stops) else ()

    def _in_view(self, stop: Stop) -> bool:
        rows = self._numbers(stop.start, stop.end)
        return self.scroll_offset.y <= rows[0] < self.scroll_offset.y + self._height

    def _bottom(self) -> int:
        """The offset just past what is in view."""
        row = self._row(self.scroll_offset.y + self._height)
        return len(self.passage.text) if row is None else row.start

    def _stop_at(self, event: events.MouseEvent) -> int:
        at = event.get_content_offset(self)
        offset = None if at is None else self.offset_at(at)
        if offset is None:
            return -1
        here = [i for i, stop in enumerate(self.stops) if stop.start <= offset < stop.end]
        return min(here, key=lambda i: self.stops[i].end - self.stops[i].start, default=-1)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show that the word under the pointer can be opened."""
        self.hover = self._stop_at(event)

    def on_leave(self) -> None:
        """The pointer is gone."""
        self.hover = -1

    def on_click(self, event: events.Click) -> None:
        """Open what was clicked."""
        if (index := self._stop_at(event)) >= 0:
            event.stop()
            self.cursor = index
            self.action_open()
