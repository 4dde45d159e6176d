"""Reading: one section at a time, with its terms at hand and the place kept."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from tutor.progress.recorder import Saved
from tutor.progress.standing import StoredPlace
from tutor.reading.minutes import minutes
from tutor.study.course import Course
from tutor.study.part_words import edition_words
from tutor.study.place import place_at, resumed, turn_over
from tutor.study.way import way_on
from tutor.tui import content, request
from tutor.tui.screens.contents_screen import ContentsScreen
from tutor.tui.screens.marking_screen import HOW_TO_MARK
from tutor.tui.widgets.key_line import KeyLine
from tutor.tui.widgets.term_passage import TermPassage

SETTLE = 0.3
"""Seconds without moving after which the place is saved."""
NARROW = 60
"""Below this many columns the status line is short."""
NARROWEST, WIDEST, STEP = 40, 120, 4
"""Of the column, in cells."""

_IN_SHORT = {"study edition": "study", "your copy": "copy", "not in your copy": "study"}


class ReadingScreen(ContentsScreen):
    """One section on the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read_on", "Read on", id="reading.read-on"),
        Binding("enter", "go_check", "Check", id="reading.go-check"),
        Binding("enter", "go_next", "Next section", id="reading.go-next"),
        Binding("enter", "go_last", "Last check", id="reading.go-last"),
        Binding("enter", "go_summary", "Summary", id="reading.go-summary"),
        Binding("l,right", "section(1)", "Next", id="reading.next", key_display="l"),
        Binding("h,left", "section(-1)", "Previous", id="reading.previous", key_display="h"),
        Binding("c", "check", "Check", id="reading.check"),
        Binding("t", "contents", "Contents", id="reading.contents"),
        Binding("o", "edition", "Edition", id="reading.edition"),
        Binding("a", "cards", "Asked again", id="reading.cards", show=False),
        Binding("s", "summary", "Summary", id="reading.summary", show=False),
        Binding("minus", "widen(-1)", "Narrower", id="reading.narrower", show=False, key_display="-"),
        Binding("plus,equals_sign", "widen(1)", "Wider", id="reading.wider", show=False, key_display="+"),
    ]

    def __init__(self, course: Course, column: int) -> None:
        super().__init__(course)
        self._column = column
        self._timer: Timer | None = None
        self._stored: StoredPlace | None = None
        self._was_at_end = False

    # The screen

    def compose(self) -> ComposeResult:
        """Title, contents and passage, how things stand, keys."""
        yield Static(id="title")
        with Horizontal(id="body"):
            yield TermPassage(self._column, id="passage")
        yield Static(id="status")
        yield KeyLine()

    def on_mount(self) -> None:
        """Open where the learner left."""
        self._show_title()
        self.place_contents()
        self._stored = self.course.place()
        self.show_section(*resumed(self.course))
        self.set_focus(self.view)

    def show_section(self, section: int, offset: int = 0) -> None:
        """Put a section on the screen with the offset at the top."""
        self._was_at_end = False
        super().show_section(section, offset)
        self._place_changed()

    def adopt(self, course: Course, section: int, offset: int) -> None:
        """Go on with another version of the lesson."""
        self.course, self._stored = course, None
        self.put_away()
        self._show_title()
        self.place_contents()
        self.show_section(section, offset)

    def returned(self) -> None:
        """The learner is back from a check or the summary."""
        self.view.retail(self.tail())
        self.note_unsaved()
        self.show_status()
        self.list_contents()
        self.refresh_bindings()

    def restart(self) -> None:
        """The lesson begins anew: at its beginning."""
        self.show_section(0)

    def after_check(self) -> None:
        """The check of this section is over: its end is what the learner comes back to."""
        self.view.action_leave()
        self.returned()
        self.view.action_edge(1)

    def tail(self) -> str:
        """What comes after this section, as a line at its end."""
        return f"→ {way_on(self.course, self.section).words}"

    def status(self) -> Content:
        """Section n of m, minutes left, questions answered."""
        if self.notice:
            return content.plain(self.notice, content.WARNING)
        if self.is_marking:
            return content.plain(HOW_TO_MARK, content.MUTED)
        answered, questions = self.course.totals()
        left = minutes(sum(map(self.course.words, range(self.section, self.course.last))))
        if self.size.width < NARROW:
            here, done = f"{self.section + 1}/{self.course.last}", f"{answered}/{questions} answered"
            words = (
                self.hits_said or here,
                f"{left} min",
                done if questions else "",
                _IN_SHORT.get(edition_words(self.course, self.section), ""),
            )
            return content.joined(words)
        return content.joined(
            (
                f"Section {self.section + 1} of {self.course.last}",
                self.hits_said or f"{left} min left",
                f"{answered} of {questions} answered" if questions else "",
                edition_words(self.course, self.section),
            )
        )

    def on_resize(self, event: events.Resize) -> None:
        """Contents beside the text only where there is room, and a status that fits."""
        self.place_contents()
        self.show_status()

    def _show_title(self) -> None:
        title = self.course.outline.title
        self.query_one("#title", Static).update(content.plain(title, content.MUTED))

    # Where the learner is

    @on(TermPassage.Moved)
    def note_place(self) -> None:
        """Save the place once the learner stays, and see whether the end was reached."""
        self._place_changed()
        self._mark_read()

    @on(TermPassage.Seen)
    def note_end(self) -> None:
        """Offer what can be done at the end there alone."""
        if self.view.at_end != self._was_at_end:
            self._was_at_end = self.view.at_end
            self.refresh_bindings()

    def _place_changed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(SETTLE, self.save_place)

    def note_saving(self) -> None:
        """A place that could not be saved is tried again."""
        super().note_saving()
        if self._stored is None:
            self.save_place()

    def leaving(self) -> None:
        """The learner goes elsewhere: what was read counts, and the place is kept."""
        if self.is_mounted:
            self._mark_read()
            self.save_place()

    def save_place(self) -> None:
        """Save the place, if it is another one than was saved last."""
        if not self.is_mounted:
            return
        stored = place_at(self.course, self.section, self.view.place)
        if stored != self._stored:
            outcome = self.course.save_place(stored)
            self._stored = stored if isinstance(outcome, Saved) else None
            self.saved(outcome)

    def _mark_read(self) -> None:
        if self.view.at_end and (outcome := self.course.mark_read(self.section)) is not None:
            self.saved(outcome)
            self.list_contents()

    def on_unmount(self) -> None:
        """Nothing is left to wait for."""
        if self._timer is not None:
            self._timer.stop()

    # Going on

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter does the next useful thing, and its name says which; while marking, it writes."""
        if self.is_marking:
            return super().check_action(action, parameters)
        if action == "section":
            after = self.section + int(str(parameters[0]))
            return 0 <= after < self.course.last or None
        if action == "edition":
            return self.course.has_copy
        if action == "read_on":
            return not self.view.at_end
        if action.startswith("go_"):
            return self.view.at_end and action == f"go_{way_on(self.course, self.section).kind}"
        if action == "check":
            return way_on(self.course, self.section).kind == "check" or None
        return super().check_action(action, parameters)

    def action_read_on(self) -> None:
        """Turn the page."""
        self.view.action_page(1)

    def action_section(self, step: int) -> None:
        """Go to the next (1) or previous (-1) section."""
        if step > 0:
            self._mark_read()
        self.go_to_part(min(max(self.section + step, 0), self.course.last - 1))

    def action_edition(self) -> None:
        """Turn to the other edition, about where the learner is."""
        self.save_place()
        offset, outcome = turn_over(self.course, self.section, self.view.place)
        self.saved(outcome)
        self.show_section(self.section, offset)

    def action_go_next(self) -> None:
        """Go to the next section."""
        self.action_section(1)

    def action_go_check(self) -> None:
        """Open the check of this section."""
        self.leave_for(request.OpenCheck(self.section))

    def action_check(self) -> None:
        """Open the check of this section, wherever the learner is in it."""
        self.leave_for(request.OpenCheck(self.section))

    def action_go_last(self) -> None:
        """Open the check over the whole lesson."""
        self.go_to_part(self.course.last)

    def action_go_summary(self) -> None:
        """Open the summary."""
        self.leave_for(request.OpenSummary())

    def action_cards(self) -> None:
        """List what of the lesson is asked again."""
        self.post_message(request.OpenCards())

    def action_summary(self) -> None:
        """Open the summary before the end."""
        self.leave_for(request.OpenSummary())

    @on(TermPassage.TailChosen)
    def go_on(self) -> None:
        """Do what the tail says."""
        match way_on(self.course, self.section).kind:
            case "check":
                self.action_go_check()
            case "next":
                self.action_go_next()
            case "last":
                self.action_go_last()
            case "summary":
                self.action_go_summary()

    # The column

    def fit(self, column: int) -> None:
        """Show the text as the learner has just chosen."""
        self._column = column
        super().fit(column)

    def action_widen(self, step: int) -> None:
        """Make the column wider (1) or narrower (-1), and remember it."""
        self._column = max(NARROWEST, min(WIDEST, self._column + step * STEP))
        self.view.column = self._column
        self.post_message(request.KeepColumn(self._column))
