"""The library: the lessons there are, how far each has come, and the one to go on with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tutor.library import Entry
from tutor.progress.standing import Standing
from tutor.study.lesson_words import problem_words, progress_words, ranked, shadow_words
from tutor.tui import content, request
from tutor.tui.screens.tutor_screen import TutorScreen
from tutor.tui.widgets.key_line import KeyLine
from tutor.tui.widgets.rows import Rows
from tutor.tui.widgets.search_line import SearchLine

EMPTY = (
    ("There are no lessons here", content.STRONG),
    "",
    "`tutor add FILE` puts a lesson file into your library.",
    "A folder named `lessons` where you start tutor, and the folders",
    "in TUTOR_PATH, are looked through as well.",
)


class LibraryScreen(TutorScreen):
    """A list of lessons. The one in use stands first and is selected."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter", id="library.filter", key_display="/"),
        Binding("P", "progress", "Progress", id="library.progress"),
        Binding("r", "review", "Review", id="library.review"),
        Binding("question_mark,f1", "app.show_keys", "All keys", id="help", key_display="?"),
        Binding("q", "leave", "Quit", id="leave"),
        Binding("escape", "unfilter", "Show all", id="library.show-all", show=False),
    ]

    def __init__(self, entries: Sequence[Entry], standings: Mapping[str, Standing]) -> None:
        super().__init__()
        self._standings = standings
        self._entries = ranked(entries, self._standings)
        self._shown = self._entries

    def returned(self) -> None:
        """Ask for the list as it is now."""
        self.post_message(request.ListLessons())

    def tell(self, message: str) -> None:
        """Say on the status line that something went wrong."""
        self.query_one("#status", Static).update(content.plain(message, content.WARNING))

    def refresh_list(self, entries: Sequence[Entry], standings: Mapping[str, Standing]) -> None:
        """List the lessons anew, with the one just left selected."""
        self._standings = standings
        self._entries = ranked(entries, self._standings)
        self._list(self._entries)

    def compose(self) -> ComposeResult:
        """The title, the lessons, how things stand, keys."""
        yield Static(content.plain("Library", content.STRONG), id="title")
        with Vertical(id="body"):
            yield Rows(gap=1, id="lessons")
        yield Static(id="status")
        yield KeyLine()

    def on_mount(self) -> None:
        """List everything."""
        self._list(self._entries)
        self.set_focus(self.query_one("#lessons", Rows))

    def _list(self, entries: Sequence[Entry]) -> None:
        self._shown = list(entries)
        rows = self.query_one("#lessons", Rows)
        rows.show_made(len(entries), self._line, 2)
        rows.display = bool(self._entries)
        if self._entries:
            self.query("#empty").remove()
        elif not self.query("#empty"):
            self.query_one("#body").mount(Static(content.lines(*EMPTY), id="empty"))
        self.query_one("#status", Static).update(self._status())

    def _line(self, index: int) -> tuple[Content, Content]:
        entry = self._shown[index]
        return _lines(entry, self._standings.get(entry.id))

    def _status(self) -> Content:
        number = len(self._entries)
        shown = "" if len(self._shown) == number else f"{len(self._shown)} of "
        here = {entry.id for entry in self._entries if entry.usable}
        due = sum(standing.due for lesson, standing in self._standings.items() if lesson in here)
        broken = sum(1 for entry in self._entries if not entry.usable)
        return content.joined(
            (
                f"{shown}{number} {'lesson' if number == 1 else 'lessons'}" if number else "",
                f"{broken} that cannot be opened" if broken else "",
                f"{due} to review" if due else "",
            )
        )

    @on(Rows.Chosen)
    def open_lesson(self, event: Rows.Chosen) -> None:
        """Open the lesson where it was left."""
        if event.index < len(self._shown):
            entry = self._shown[event.index]
            self.post_message(request.OpenLesson(str(entry.path)))

    def action_filter(self) -> None:
        """Open the field that narrows the list."""
        if not self.query(SearchLine):
            self.mount(SearchLine(), before="#status")

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Keep the lessons whose title, source or id holds the typed words."""
        words = event.value.casefold().split()
        self._list([entry for entry in self._entries if all(word in searched(entry) for word in words)])

    @on(SearchLine.Wanted)
    async def keep_filter(self) -> None:
        """Go on with the narrowed list."""
        await self.query(SearchLine).remove()
        self.query_one("#lessons", Rows).focus()

    @on(SearchLine.Closed)
    async def action_unfilter(self) -> None:
        """Show every lesson again."""
        await self.query(SearchLine).remove()
        if len(self._shown) != len(self._entries):
            self._list(self._entries)
        self.query_one("#lessons", Rows).focus()

    def action_progress(self) -> None:
        """Show what was done so far."""
        self.post_message(request.OpenProgress())

    def action_review(self) -> None:
        """Ask what is due."""
        self.post_message(request.OpenReview())

    def action_leave(self) -> None:
        """Quit."""
        self.post_message(request.GoBack())


def searched(entry: Entry) -> str:
    """What the filter looks at."""
    said = (entry.title, entry.source, entry.id, entry.level, entry.summary, *entry.tags)
    return " ".join(said).casefold()


def _lines(entry: Entry, standing: Standing | None) -> tuple[Content, Content]:
    title = content.plain(entry.title, content.STRONG if entry.usable else content.MUTED)
    if not entry.usable:
        command = f"  tutor check {entry.path}"
        return content.line(title, (command, content.MUTED)), content.plain(
            problem_words(entry), content.WARNING
        )
    if entry.shadowed_by is not None:
        return title, content.plain(shadow_words(entry), content.MUTED)
    return title, content.joined((*progress_words(entry, standing), entry.source))
