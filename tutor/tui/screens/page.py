"""A page to read: a title and rows of text, scrolled with the usual keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tutor.tui import content, request
from tutor.tui.screens.tutor_screen import TutorScreen
from tutor.tui.widgets.key_line import KeyLine


@dataclass(frozen=True, slots=True)
class PageRow:
    """A paragraph of a page."""

    words: Content
    indent: int = 0
    """In cells; for every line of it."""


class Page(TutorScreen):
    """Words over the screen that they were asked for from."""

    # Whole, since pages are made in other modules, from where Textual would look for it.
    CSS_PATH = Path(__file__).with_suffix(".tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Back", id="page.back"),
        Binding("space,pagedown", "move(1)", "Page", id="page.on", key_display="space"),
        Binding("b,pageup", "move(-1)", "Page back", id="page.back-up", show=False),
        Binding("j,down", "row(1)", "Line", id="page.down", show=False),
        Binding("k,up", "row(-1)", "Line up", id="page.up", show=False),
        Binding("g,home", "edge(-1)", "Beginning", id="page.home", show=False),
        Binding("G,end", "edge(1)", "End", id="page.end", show=False),
        Binding("question_mark,f1", "app.show_keys", "All keys", id="help", key_display="?"),
    ]

    def __init__(self, title: str, rows: Sequence[PageRow]) -> None:
        super().__init__()
        self._title_words, self._rows = title, rows

    def compose(self) -> ComposeResult:
        """Title, words, keys."""
        yield Static(content.plain(self._title_words, content.MUTED), id="title")
        with VerticalScroll(id="page", can_focus=False):
            yield from _paragraphs(self._rows)
        yield KeyLine()

    async def show_page(self, title: str, rows: Sequence[PageRow]) -> None:
        """Show other words, from their beginning."""
        self.query_one("#title", Static).update(content.plain(title, content.MUTED))
        with self.app.batch_update():
            await self._scroll.remove_children()
            await self._scroll.mount_all(_paragraphs(rows))
        self._scroll.scroll_home(animate=False)

    @property
    def _scroll(self) -> VerticalScroll:
        return self.query_one("#page", VerticalScroll)

    def action_move(self, pages: int) -> None:
        """Turn the page."""
        self.action_row(pages * max(1, self._scroll.size.height - 2))

    def action_row(self, rows: int) -> None:
        """Go some rows on or back."""
        self._scroll.scroll_relative(y=rows, animate=False)

    def action_edge(self, step: int) -> None:
        """Go to the beginning or the end."""
        if step < 0:
            self._scroll.scroll_home(animate=False)
        else:
            self._scroll.scroll_end(animate=False)

    def action_leave(self) -> None:
        """Go back to where this was opened from."""
        self.post_message(request.GoBack())


def _paragraphs(rows: Sequence[PageRow]) -> Iterator[Static]:
    for row in rows:
        paragraph = Static(content.line(row.words))
        paragraph.styles.padding = (0, 0, 0, row.indent)
        yield paragraph
