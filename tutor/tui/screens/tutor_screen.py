"""What the app may ask of any of its screens. Most screens need do nothing."""

from __future__ import annotations

from textual.geometry import Offset, Size
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from tutor.study.edition import Edition
from tutor.tui import request


class TutorScreen(Screen[None]):
    """A screen of the program."""

    AUTO_FOCUS = ""

    def post_message(self, message: Message) -> bool:
        """Put its name to what it asks the app for."""
        if isinstance(message, request.Going) and message.origin is None:
            message.origin = self
        return super().post_message(message)

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """What is there; nothing in the place of a widget that has just gone, which Textual trips over."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        return (None, None) if widget is not None and widget.parent is None else (widget, offset)

    def _screen_resized(self, size: Size) -> None:
        """Lay it out for another size only: Textual does so also when a dialog opens over it."""
        if size != self.outer_size:
            super()._screen_resized(size)

    @property
    def was_left(self) -> bool:
        """Whether the learner has gone back from here, so that there is nothing to show any more."""
        return self not in self.app.screen_stack

    def leaving(self) -> None:
        """The program may end now: keep what is to be kept."""

    def returned(self) -> None:
        """The screen above is gone: show how things stand now."""

    def note_saving(self) -> None:
        """Now and then: look again at what could not be saved."""

    def tell(self, message: str) -> None:
        """Say that something went wrong."""

    def fit(self, column: int) -> None:
        """The learner changed a setting; `column` is the width of the text in cells."""

    def restart(self) -> None:
        """The lesson begins anew."""

    def after_check(self) -> None:
        """The check opened from here is over."""

    def show_words(self, section: int, start: int, end: int, edition: Edition | None = None) -> None:
        """Show words of the lesson, in this edition, or in the one that is read."""
