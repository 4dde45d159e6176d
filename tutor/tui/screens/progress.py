"""Progress: what was done so far, with all lessons or with one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tutor.study.overview import Overview
from tutor.tui import content, progress_plot, progress_view, request
from tutor.tui.screens.tutor_screen import TutorScreen
from tutor.tui.widgets.key_line import KeyLine
from tutor.tui.widgets.rows import LinkRows, Rows

WIDEST: Final = 90
"""Cells of a column."""
BESIDE: Final = 110
"""From this many columns of the terminal on, what is shown stands in two columns."""
_MARGINS, _BETWEEN = 5, 4
"""Cells left and right of the page, scroll bar included, and between two columns."""


class ProgressScreen(TutorScreen):
    """An overview on one page, and its lessons as rows to open."""

    CSS_PATH = "progress.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape", "leave", "Back", id="progress.back", key_display="q"),
        Binding("space,pagedown", "page(1)", "Page", id="progress.page", key_display="space"),
        Binding("b,pageup", "page(-1)", "Page back", id="progress.page-up", show=False),
        Binding("j,down", "row(1)", "Line", id="progress.down", show=False),
        Binding("k,up", "row(-1)", "Line up", id="progress.up", show=False),
        Binding("g,home", "edge(-1)", "Beginning", id="progress.home", show=False),
        Binding("G,end", "edge(1)", "End", id="progress.end", show=False),
        Binding("r", "review", "Review", id="progress.review"),
        Binding("question_mark,f1", "app.show_keys", "All keys", id="help", key_display="?"),
    ]

    def __init__(self, overview: Overview) -> None:
        super().__init__()
        self._overview = overview

    def compose(self) -> ComposeResult:
        """The title, the page, what went wrong, keys."""
        yield Static(id="title")
        with VerticalScroll(id="page", can_focus=False), Vertical(id="columns"):
            with Vertical(id="done", classes="column"):
                yield Static(id="headline")
                yield Static(id="calendar")
                yield Static(id="list-title")
                yield LinkRows(id="list")
                yield Static(id="lookups")
            with Vertical(classes="column"):
                for part in ("skills", "calibration", "forecast"):
                    yield Static(id=part)
        yield Static(id="status")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show it."""
        self._fill()
        rows = self.query_one(LinkRows)
        if rows.display:
            self.set_focus(rows, scroll_visible=False)

    def on_resize(self, event: events.Resize) -> None:
        """Draw what depends on the cells there are anew."""
        self._fill()

    def returned(self) -> None:
        """Ask for how things stand now."""
        self.post_message(request.SumUp(self._overview.lesson))

    def show_overview(self, overview: Overview) -> None:
        """Show how things stand now."""
        self._overview = overview
        self._fill()

    def tell(self, message: str) -> None:
        """Say that something went wrong."""
        self.query_one("#status", Static).update(content.plain(message, content.WARNING))

    def _fill(self) -> None:
        overview, width = self._overview, self._column()
        self._show("title", content.plain(self._heading(), content.MUTED))
        self._show("headline", self._beginning(width))
        self._show("calendar", content.NOTHING if overview.is_empty else progress_view.calendar(overview))
        self._list(width)
        for part, made in _PARTS.items():
            self._show(part, made(overview, width))

    def _column(self) -> int:
        """Arrange one column or two; the cells of one."""
        is_wide = self.size.width >= BESIDE
        self.query_one("#columns").set_class(is_wide, "-wide")
        room = max(1, self.size.width - _MARGINS)
        return min(2 * WIDEST, room - _BETWEEN) // 2 if is_wide else min(WIDEST, room)

    def _heading(self) -> str:
        lesson = self._overview.lesson
        return f"Progress · {self._overview.titles.get(lesson, lesson)}" if lesson else "Progress"

    def _beginning(self, width: int) -> Content:
        if self._overview.is_empty:
            return content.lines(*progress_view.EMPTY)
        return progress_view.headline(self._overview, width)

    def _list(self, width: int) -> None:
        """The lessons, or the parts of the one lesson."""
        overview = self._overview
        lessons, parts = overview.lessons, overview.parts
        rows = self.query_one(LinkRows)
        made: Callable[[int], Sequence[Content]]
        if overview.lesson:
            count, tall = len(parts), 1

            def made(at: int) -> Sequence[Content]:
                return progress_view.part_row(at, parts[at], width - 2)
        else:
            count, tall = len(lessons), 2

            def made(at: int) -> Sequence[Content]:
                return progress_view.lesson_row(lessons[at], width)

        rows.display = bool(count) and not overview.is_empty
        rows.styles.height = count * tall
        rows.show_made(count, made, tall, rows.cursor)
        words = progress_view.list_title(overview) if rows.display else content.NOTHING
        self._show("list-title", words)

    def _show(self, part: str, shown: Content) -> None:
        widget = self.query_one(f"#{part}", Static)
        widget.update(shown)
        widget.display = bool(shown)

    @on(Rows.Chosen)
    def open_row(self, event: Rows.Chosen) -> None:
        """Show the lesson's own progress; from there, open the lesson."""
        event.stop()
        if self._overview.lesson:
            self.post_message(request.OpenLesson(self._overview.lesson))
        else:
            self.post_message(request.OpenProgress(self._overview.lessons[event.index].id))

    @on(Rows.Pointed)
    def keep_in_view(self, event: Rows.Pointed) -> None:
        """Keep the row under the cursor in view."""
        row = event.rows.region_of(event.index)
        self._page.scroll_to_region(row, animate=False, force=True)

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one("#page", VerticalScroll)

    def action_page(self, pages: int) -> None:
        """Turn the page."""
        self.action_row(pages * max(1, self._page.size.height - 2))

    def action_row(self, rows: int) -> None:
        """Go some lines on or back."""
        self._page.scroll_relative(y=rows, animate=False)

    def action_edge(self, side: int) -> None:
        """Go to the beginning or the end."""
        if side < 0:
            self._page.scroll_home(animate=False)
        else:
            self._page.scroll_end(animate=False)

    def action_review(self) -> None:
        """Ask what is due, of what is shown here."""
        self.post_message(request.OpenReview(self._overview.lesson))

    def action_leave(self) -> None:
        """Go back to where this was opened from."""
        self.post_message(request.GoBack())


_PARTS: Final[dict[str, Callable[[Overview, int], Content]]] = {
    "skills": progress_view.skills,
    "calibration": progress_plot.calibration,
    "forecast": progress_plot.forecast,
    "lookups": progress_view.lookups,
}
"""What stands on the page besides days and list, each made for a number of cells."""
