"""What the app may ask of any of its screens. Most screens need do nothing."""

from __future__ import annotations

from textual.screen import Screen

from tutor.study.edition import Edition


class TutorScreen(Screen[None]):
    """A screen of the program."""

    AUTO_FOCUS = ""

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
