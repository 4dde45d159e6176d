"""What is already on the terminal is not sent again: a screen or a card that opens sends the rows it changes.

Textual sends the whole screen whenever another one opens. Over a slow line that is seen; here each row is
compared with what was sent last. It reaches into Textual's compositor, whose version is pinned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.console import Console
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Offset
from textual.strip import Strip


class ChangedRows(CompositorUpdate):
    """Whole rows of the screen."""

    def __init__(self, rows: Sequence[tuple[int, Strip]]) -> None:
        self.rows = rows
        """Each with its number, from 0."""

    def render_segments(self, console: Console) -> str:
        """The rows as the terminal takes them, each after a move to its beginning."""
        return "".join(Control.move_to(0, y).segment.text + row.render(console) for y, row in self.rows)


class Repaint:
    """What stands on the terminal, row by row, as far as it is known."""

    def __init__(self) -> None:
        self._rows: list[Strip | None] = []
        self._cursor = Offset()

    def forget(self) -> None:
        """Somebody else may have written to the terminal: send everything next time."""
        self._rows = []

    def needed(self, update: CompositorUpdate, cursor: Offset) -> CompositorUpdate | None:
        """What of an update has to be sent, taken as sent; None if nothing has, and the cursor stays."""
        moved, self._cursor = cursor != self._cursor, cursor
        if isinstance(update, LayoutUpdate):
            if rows := list(self._changed(update)):
                return ChangedRows(rows)
        elif isinstance(update, ChopsUpdate):
            if spans := [span for span in update.spans if self._is_news(update, *span)]:
                return ChopsUpdate(update.chops, spans, update.chop_ends)
        else:
            self.forget()
            return update
        return ChangedRows([]) if moved else None

    def _changed(self, update: LayoutUpdate) -> Iterable[tuple[int, Strip]]:
        rows = [Strip.join(strips) for strips in update.strips]
        known, self._rows = self._rows, [look(row) for row in rows]
        for y, row in enumerate(rows):
            if len(known) != len(rows) or known[y] != self._rows[y]:
                yield y, row

    def _is_news(self, update: ChopsUpdate, y: int, first: int, last: int) -> bool:
        """Put the pieces of a row between two columns into it; whether that changes how it looks.

        A row of which a piece was cut is unknown from then on, and whatever comes for it is news.
        """
        known = self._rows[y] if y < len(self._rows) else None
        if known is None:
            return True
        row = known
        for end, (x, piece) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if piece is None or x >= last or end <= first:
                continue
            if x < first or end > last:
                self._rows[y] = None
                return True
            row = _replaced(row, x, end, piece)
        self._rows[y] = row
        return row != known


def _replaced(row: Strip, start: int, end: int, piece: Strip) -> Strip:
    return Strip.join([row.crop(0, start), look(piece), row.crop(end, row.cell_length)]).simplify()


def look(strip: Strip) -> Strip:
    """What can be seen of it: what lies under a card is made with other styles that look the same."""
    segments = [Segment(text, style and _seen(style, text.isspace())) for text, style, _ in strip]
    return Strip(segments, strip.cell_length).simplify()


@lru_cache(maxsize=512)
def _seen(style: Style, blank: bool) -> Style:
    lined = style.underline or style.reverse or style.strike
    return Style(bgcolor=style.bgcolor) if blank and not lined else style.clear_meta_and_links()
