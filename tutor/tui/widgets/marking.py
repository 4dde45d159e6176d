"""A passage in which sentences are marked and written about."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from tutor.tui.widgets.pointing import PointingPassage
from tutor.tui.widgets.row_painter import Spans, united


class MarkingPassage(PointingPassage):
    """Sentences are pointed at; what its keys do with them is done by the screen, at once.

    Keys that come in a burst, as over a slow line, are then done in the order in which they were pressed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down,tab", "point(1)", "Sentence", id="pointing.next", show=False),
        Binding("space", "screen.toggle_mark(True)", "Mark", id="marking.mark"),
        Binding("space", "screen.toggle_mark(False)", "Unmark", id="marking.unmark"),
        Binding("enter", "screen.write_note", "Note", id="marking.write"),
        Binding("escape,q,m", "screen.finish_marking", "Done", id="marking.finish", key_display="q"),
    ]

    def __init__(self, column: int = 72, *, id: str | None = None) -> None:
        super().__init__(column, id=id)
        self._marked: Spans = ()

    def show_marks(self, marks: Spans, notes: Spans) -> None:
        """Show what is marked, and what is written about."""
        self._marked = (*marks, *notes)
        self.paint("marked", united(marks))
        self.paint("noted", united(notes))
        self.refresh_bindings()

    @property
    def sentence(self) -> tuple[int, int] | None:
        """Where the sentence stands that is pointed at."""
        return self.sentences[self.pointed] if 0 <= self.pointed < len(self.sentences) else None

    @property
    def is_on_mark(self) -> bool:
        """Whether a part of the sentence that is pointed at is marked."""
        start, end = self.sentence or (0, 0)
        return any(a < end and start < b for a, b in self._marked)

    def watch_pointed(self, old: int, new: int) -> None:
        """Show which sentence is pointed at, and what can be done with it."""
        super().watch_pointed(old, new)
        self.refresh_bindings()
