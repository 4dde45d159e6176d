"""What the screens of an open lesson share: the course, the line that says how things stand, saving."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widgets import Static

from tutor.progress.recorder import Saved, Unsaved
from tutor.study.course import Course
from tutor.tui import content, request
from tutor.tui.screens.tutor_screen import TutorScreen

if TYPE_CHECKING:
    from textual.content import Content

WIDE = 110
"""From this many columns on, the contents stand beside the text."""

TOLD: Final = 15.0
"""Seconds for which it is said that something went wrong, be it read or not."""


class LessonScreen(TutorScreen):
    """A screen over a course. `#status` is where it says how things stand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "app.show_keys", "All keys", id="help", key_display="?"),
        Binding("q", "leave", "Leave", id="leave"),
    ]

    def __init__(self, course: Course) -> None:
        super().__init__()
        self.course = course
        self._unsaved = self._wrong = ""
        self._said = content.NOTHING

    def on_mount(self) -> None:
        """Say that something is not saved, if that is so from before."""
        self.note_unsaved()

    def note_unsaved(self) -> None:
        """Try again what was not saved on another screen, and say so when it fails."""
        if self.course.recorder.pending:
            self.saved(self.course.recorder.retry())

    def saved(self, outcome: Saved | Unsaved | None) -> None:
        """Take note of whether what just happened is on the disk."""
        if outcome is not None:
            self._unsaved = outcome.message if isinstance(outcome, Unsaved) else ""
        self.show_status()

    def tell(self, message: str) -> None:
        """Say on the status line that something went wrong, for long enough to be read."""
        self._wrong = message
        self.show_status()
        self.set_timer(TOLD, lambda: self._tell_no_more(message))

    def _tell_no_more(self, message: str) -> None:
        if self._wrong == message:
            self._wrong = ""
            self.show_status()

    def note_saving(self) -> None:
        """Look again at whether everything is saved."""
        if self._unsaved and not self.course.recorder.pending:
            self._unsaved = ""
            self.show_status()

    def show_status(self) -> None:
        """Say how things stand; a failure to save before anything else, then any other."""
        wrong = self._unsaved or self._wrong
        words = content.plain(wrong, content.WARNING) if wrong else self.status()
        if words != self._said:
            self._said = words
            self.query_one("#status", Static).update(words)

    def status(self) -> Content:
        """How things stand, when everything is saved."""
        raise NotImplementedError

    def action_leave(self) -> None:
        """Go back to where this screen was opened from."""
        self.post_message(request.GoBack())
