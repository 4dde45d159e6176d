"""A glossary entry beside the term it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from tutor.reading.explained import Entry, Place
from tutor.reading.markdown import blocks
from tutor.tui import content
from tutor.tui.widgets.dialog import Dialog
from tutor.tui.widgets.key_line import KeyLine
from tutor.tui.widgets.rows import LinkRows, Rows

WIDTH = 60
FRAME = 3
"""Rows of the card that are not text: the border and the keys."""
ROOM = 9
"""Rows below a term that are enough to open the card there, even when there are more above."""


class GlossaryCard(Dialog[Place | None]):
    """The card. It ends with the place to go to, or None."""

    AUTO_FOCUS = ""
    CSS_PATH = "glossary_card.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "Close", id="card.close", key_display="esc"),
        Binding("backspace,left", "back", "Back", id="card.back", key_display="⌫"),
        Binding("k", "know", "I know it", id="card.know"),
        Binding("pagedown,space", "scroll(1)", "Scroll", id="card.scroll", show=False),
        Binding("pageup,b", "scroll(-1)", "Scroll up", id="card.scroll-up", show=False),
    ]

    def __init__(
        self,
        term: int,
        look_up: Callable[[int], Entry],
        mark_known: Callable[[int, bool], None],
        mark_followed: Callable[[int], None],
        region: Region | None = None,
    ) -> None:
        super().__init__()
        self._look_up, self._mark_known, self._region = look_up, mark_known, region
        self._mark_followed = mark_followed
        self._trail = [term]
        self._entry = look_up(term)

    def compose(self) -> ComposeResult:
        """The card."""
        with Vertical(id="card"):
            with VerticalScroll(id="body", can_focus=False):
                yield Static(id="words")
                yield LinkRows(id="links")
            yield KeyLine()

    def on_mount(self) -> None:
        """Open beside the term."""
        self._place()
        self._show()

    def on_resize(self) -> None:
        """The term is somewhere else now: open in the middle."""
        if self.is_mounted and self._shown_at != self.size:
            self._region = None
            self._place()

    def _place(self) -> None:
        """Put the card where there is room, above or below the term, so that it never covers it."""
        width, height = self._shown_at = self.size
        card = self.query_one("#card")
        wide = min(WIDTH, width)
        card.styles.width = wide
        if self._region is None:
            self.styles.align = ("center", "middle")
            card.styles.margin = 0
            self._limit(height)
            return
        above, below = self._region.y, height - self._region.bottom
        left = max(0, min(self._region.x - 1, width - wide))
        if below >= min(ROOM, above):
            self.styles.align = ("left", "top")
            card.styles.margin = (self._region.bottom, 0, 0, left)
            self._limit(below)
        else:
            self.styles.align = ("left", "bottom")
            card.styles.margin = (0, 0, height - above, left)
            self._limit(above)

    def _limit(self, height: int) -> None:
        """Keep the card this high at most; a longer text scrolls."""
        self.query_one("#card").styles.max_height = height
        self.query_one("#body").styles.max_height = max(1, height - FRAME)

    def _show(self) -> None:
        entry = self._entry
        self.query_one("#words", Static).update(_words(entry))
        links = self.query_one(LinkRows)
        rows = [*_see_also(entry), *_places(entry)]
        links.styles.height = len(rows)
        links.display = bool(rows)
        links.show(rows)
        if rows:
            self.set_focus(links, scroll_visible=False)
        self.query_one("#body").scroll_home(animate=False)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a way back only after following something."""
        return len(self._trail) > 1 if action == "back" else True

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Follow a see-also, or go to another place."""
        event.stop()
        entry = self._entry
        if event.index < len(entry.see_also):
            self._trail.append(entry.see_also[event.index][1])
            self._mark_followed(self._trail[-1])
            self._turn()
        else:
            self.dismiss(entry.places[event.index - len(entry.see_also)])

    def on_rows_pointed(self, event: Rows.Pointed) -> None:
        """Keep the row under the cursor in view."""
        event.stop()
        row = event.rows.region_of(event.index)
        self.query_one("#body", VerticalScroll).scroll_to_region(row, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """A click beside the box closes it."""
        if not self.query_one("#card").region.contains_point(event.screen_offset):
            self.action_close()

    def action_close(self) -> None:
        """Close the card; the passage is as it was."""
        self.dismiss(None)

    def action_back(self) -> None:
        """Go back to the term that led here."""
        self._trail.pop()
        self._turn()

    def action_know(self) -> None:
        """Mark the term as known, or as not known after all."""
        self._mark_known(self._entry.index, not self._entry.known)
        self._turn()

    def action_scroll(self, pages: int) -> None:
        """Scroll a long definition."""
        body = self.query_one("#body", VerticalScroll)
        body.scroll_relative(y=pages * max(1, body.size.height - 1), animate=False)

    def _turn(self) -> None:
        self._entry = self._look_up(self._trail[-1])
        self._show()


def _words(entry: Entry) -> Content:
    term = entry.term
    about = content.joined((term.kind, term.say, "known" if entry.known else ""))
    parts = [content.plain(term.term, f"bold {content.ACCENT}")]
    if about:
        parts.append(about)
    parts += [content.NOTHING, content.prose(blocks(term.definition))]
    if term.example:
        parts += [
            content.NOTHING,
            content.line(("Example: ", content.MUTED), content.prose(blocks(term.example))),
        ]
    for link in term.links:
        parts.append(content.line(("Source: ", content.MUTED), link))
    if entry.see_also or entry.places:
        parts.append(content.NOTHING)
    return content.lines(*parts)


def _see_also(entry: Entry) -> Sequence[tuple[Content, ...]]:
    return [(content.line(("See also ", content.MUTED), name),) for name, _ in entry.see_also]


def _places(entry: Entry) -> Sequence[tuple[Content, ...]]:
    return [(content.line(("Also in ", content.MUTED), place.words),) for place in entry.places]
