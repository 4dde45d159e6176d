"""A text with gaps in place, wrapped as prose, and what stands in each of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rich.cells import cell_len, split_graphemes
from textual import events
from textual.content import Content, Span
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.widget import Widget

from tutor.reading.wrap import wrap
from tutor.text import safe_text
from tutor.tui import content
from tutor.tui.widgets.entry import Entry

LEAST: Final = 8
"""Cells of a gap with little or nothing in it."""

_FILLER: Final = "_"
_SIGNS: Final = {"right": ("✓ ", content.RIGHT), "wrong": ("✗ ", content.WRONG)}


@dataclass(frozen=True, slots=True)
class Filling:
    """A gap as it is shown."""

    entry: Entry
    here: Literal["", "gap", "cursor"] = ""
    """Whether it is the one being filled, and whether a cursor is shown in it."""
    mark: Literal["", "right", "wrong"] = ""
    """What is told of it, once it can no longer be filled."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The text with its gaps, before it is broken into lines."""

    text: str
    fixed: str
    """The same, with nothing in a gap at which a line could be broken."""
    inside: tuple[tuple[int, int], ...]
    """Where the words of each gap begin and end, fillers included."""
    around: tuple[tuple[int, int], ...]
    """The same with the brackets."""
    spans: tuple[Span, ...]


class GapText(Widget, can_focus=False):
    """Shows the text. A click in a gap is reported, with the place in what was typed there."""

    ALLOW_SELECT = False

    class Clicked(Message):
        """A gap was clicked."""

        def __init__(self, view: GapText, gap: int, at: int) -> None:
            super().__init__()
            self.view, self.gap, self.at = view, gap, at

        @property
        def control(self) -> GapText:
            """The text that the gap stands in."""
            return self.view

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._laid = lay(("",), ())
        self._starts: tuple[int, list[int]] = (0, [0])

    def show(self, between: Sequence[str], fillings: Sequence[Filling]) -> None:
        """Show this text, with these gaps between its pieces."""
        self._laid, self._starts = lay(between, fillings), (0, [0])
        self.refresh(layout=len(self._lines(self.content_size.width)) != self.content_size.height)

    def lines_of(self, gap: int) -> Region:
        """The lines that a gap stands on, in this widget."""
        first, last = (self._place(offset).y for offset in self._laid.around[gap])
        return Region(0, first, max(1, self.size.width), last - first + 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the text needs."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The lines, broken where prose may be."""
        starts = self._lines(self.content_size.width)
        whole = content.spanned(self._laid.text, self._laid.spans)
        ends = [*starts[1:], len(self._laid.text)]
        return content.lines(*(whole[a:b].rstrip() for a, b in zip(starts, ends, strict=True)))

    def on_click(self, event: events.Click) -> None:
        """Report the gap that was clicked."""
        at = event.get_content_offset(self)
        offset = None if at is None else self._offset(at)
        if offset is None:
            return
        for gap, (start, end) in enumerate(self._laid.around):
            if start <= offset < end:
                event.stop()
                self.post_message(self.Clicked(self, gap, max(0, offset - self._laid.inside[gap][0])))

    def _lines(self, width: int) -> list[int]:
        if self._starts[0] != width:
            self._starts = (width, wrap(self._laid.fixed, width))
        return self._starts[1]

    def _place(self, offset: int) -> Offset:
        starts = self._lines(self.content_size.width)
        row = bisect_right(starts, offset) - 1
        return Offset(cell_len(self._laid.text[starts[row] : offset]), row)

    def _offset(self, at: Offset) -> int | None:
        """The offset of the character at a place; None where there is none."""
        starts = self._lines(self.content_size.width)
        if not 0 <= at.y < len(starts):
            return None
        row = self._laid.text[starts[at.y] : [*starts, len(self._laid.text)][at.y + 1]]
        cells = 0
        for start, _, size in split_graphemes(row)[0]:
            cells += size
            if at.x < cells:
                return starts[at.y] + start
        return None


def lay(between: Sequence[str], fillings: Sequence[Filling]) -> Laid:
    """The text with what stands in its gaps, and how that is styled."""
    text, fixed = _safe(between[0]), _safe(between[0])
    inside: list[tuple[int, int]] = []
    around: list[tuple[int, int]] = []
    spans: list[Span] = []
    for number, (words, filling) in enumerate(zip(between[1:], fillings, strict=True), 1):
        before, shown, after = _brackets(number, filling)
        first, start = len(text), len(text) + len(before)
        text += before + shown + after
        fixed += "".join("_" if c.isspace() else c for c in before + shown + after)
        end = len(text) - len(after)
        inside.append((start, end))
        around.append((first, len(text)))
        spans += _spans(filling, first, start, end)
        text, fixed = text + _safe(words), fixed + _safe(words)
    return Laid(text, fixed, tuple(inside), tuple(around), tuple(spans))


def _safe(words: str) -> str:
    return safe_text(words).replace("\t", " ")


def _brackets(number: int, filling: Filling) -> tuple[str, str, str]:
    """What stands before, in and after a gap."""
    entry = filling.entry
    if filling.mark:
        return f"[{number} {_SIGNS[filling.mark][0]}", _safe(entry.text) or "nothing", "]"
    words = _safe(entry.text[: entry.at]) + _safe(entry.text[entry.at :])
    room = max(LEAST, cell_len(words) + 1)
    shown = words + _FILLER * (room - cell_len(words))
    return ("▸", shown, "◂") if filling.here else ("[", shown, "]")


def _spans(filling: Filling, first: int, start: int, end: int) -> list[Span]:
    if filling.mark:
        style = _SIGNS[filling.mark][1]
        return [Span(first, end + 1, f"bold {style}".strip())]
    words = start + len(_safe(filling.entry.text))
    spans = [Span(start, words, content.STRONG), Span(words, end, content.MUTED)]
    if filling.here:
        spans += [Span(first, start, content.ACCENT), Span(end, end + 1, content.ACCENT)]
    if filling.here == "cursor":
        at = start + len(_safe(filling.entry.text[: filling.entry.at]))
        stop = start + len(_safe(filling.entry.text[: filling.entry.right().at]))
        spans.append(Span(at, max(stop, at + 1), "reverse"))
    return [span for span in spans if span.start < span.end]
