"""What can be given to the parts of a question, each with its key: on as few lines as they need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from tutor.reading.wrap import wrap
from tutor.text import safe_text
from tutor.tui import content

NUMBERS: Final = "123456789" + "abcdegilmnortuvwxyz"
"""Keys for things to give: digits, and where they do not reach, letters with no other meaning in a check."""
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"

_BETWEEN: Final = 3
"""Cells between two things on a line."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be given."""

    key: str
    """Empty where the keys do not reach; a click does."""
    text: str
    note: str = ""
    """Said after it: what it was given to."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a thing on one line of the legend."""

    index: int
    start: int
    """The cell it begins at."""
    key: str
    text: str
    note: str

    @property
    def end(self) -> int:
        """The cell after it."""
        return self.start + cell_len(self.key) + cell_len(self.text) + cell_len(self.note)


class Legend(Widget, can_focus=False):
    """Things with their keys. A click on one reports it."""

    ALLOW_SELECT = False

    class Picked(Message):
        """A thing was clicked."""

        def __init__(self, legend: Legend, index: int) -> None:
            super().__init__()
            self.legend, self.index = legend, index

        @property
        def control(self) -> Legend:
            """The legend that was clicked."""
            return self.legend

    def __init__(self, *, is_list: bool = False, id: str | None = None) -> None:
        """With `is_list` each thing has lines of its own."""
        super().__init__(id=id)
        self._is_list = is_list
        self._things: tuple[Thing, ...] = ()

    def show(self, things: Iterable[Thing]) -> None:
        """Show these things."""
        self._things = tuple(things)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the things need."""
        return len(placed(self._things, width, self._is_list))

    def render(self) -> Content:
        """The lines."""
        return content.lines(*(_line(line) for line in self._lines()))

    def on_click(self, event: events.Click) -> None:
        """Report what was clicked."""
        at = event.get_content_offset(self)
        lines = self._lines()
        if at is None or at.y >= len(lines):
            return
        event.stop()
        for piece in lines[at.y]:
            if piece.start <= at.x < piece.end or self._is_list:
                self.post_message(self.Picked(self, piece.index))

    def _lines(self) -> list[list[Piece]]:
        return placed(self._things, self.content_size.width, self._is_list)


def placed(things: Sequence[Thing], width: int, is_list: bool = False) -> list[list[Piece]]:
    """The things on lines of this width, none of them parted that fits on a line."""
    lines: list[list[Piece]] = []
    for index, thing in enumerate(things):
        pieces = list(_pieces(index, thing, width))
        at = lines[-1][-1].end + _BETWEEN if lines else 0
        if lines and not is_list and len(pieces) == 1 and at + pieces[0].end <= width:
            only = pieces[0]
            lines[-1].append(Piece(index, at, only.key, only.text, only.note))
        else:
            lines += [[piece] for piece in pieces]
    return lines


def _pieces(index: int, thing: Thing, width: int) -> Iterable[Piece]:
    """A thing on lines of its own, later ones indented."""
    lead = f"{thing.key or ' '} "
    body = safe_text(thing.text).replace("\n", " ")
    note = f" {thing.note}" if thing.note else ""
    whole = body + note
    starts = wrap(whole, width - len(lead))
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(whole)], strict=True)):
        text = whole[start : max(start, min(end, len(body)))]
        rest = whole[max(start, len(body)) : end]
        if not rest:
            text = text.rstrip()
        yield Piece(index, 0, lead if not number else " " * len(lead), text, rest.rstrip())


def _line(pieces: Sequence[Piece]) -> Content:
    parts: list[Content] = []
    at = 0
    for piece in pieces:
        parts.append(
            content.line(
                " " * (piece.start - at),
                (piece.key, content.STRONG),
                piece.text,
                (piece.note, content.MUTED),
            )
        )
        at = piece.end
    return content.line(*parts)
