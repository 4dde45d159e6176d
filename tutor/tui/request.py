"""What a screen asks the app for: each is a place to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen

from tutor.study.edition import Edition

if TYPE_CHECKING:
    from tutor.study.evidence import Proof


class Going(Message):
    """Asks to go from a screen to another."""

    origin: Screen[None] | None = None
    """The screen that asks; what it asks for once it has been left is not meant any more."""


class OpenLesson(Going):
    """Open a lesson to read, where it was left or at given words."""

    def __init__(self, name: str, words: Proof | None = None) -> None:
        super().__init__()
        self.name, self.words = name, words


class OpenCheck(Going):
    """Open the check of a part of the lesson on the screen."""

    def __init__(self, part: int) -> None:
        super().__init__()
        self.part = part


class OpenSummary(Going):
    """Open the summary of the lesson on the screen."""


class OpenPassage(Going):
    """Show words of the lesson on the screen in the reading screen."""

    def __init__(self, section: int, start: int, end: int, edition: Edition = "study") -> None:
        super().__init__()
        self.section, self.start, self.end, self.edition = section, start, end, edition


class GoBack(Message):
    """Leave the screen for the one it was opened from."""


class KeepColumn(Message):
    """Remember how wide the text is to be."""

    def __init__(self, column: int) -> None:
        super().__init__()
        self.column = column


class CheckOver(Going):
    """Nothing is left to ask in this check."""

    def __init__(self, part: int) -> None:
        super().__init__()
        self.part = part


class TellNotPassed(Going):
    """Say what a check that is over is short of, and offer the ways on."""

    def __init__(self, part: int) -> None:
        super().__init__()
        self.part = part


class ShowPassage(Message):
    """Show words of the lesson in the reading screen on top."""

    def __init__(self, section: int, start: int, end: int, edition: Edition = "study") -> None:
        super().__init__()
        self.section, self.start, self.end, self.edition = section, start, end, edition


class PassedBy(Message):
    """The learner goes on from a check without passing it."""


class OpenReview(Going):
    """Ask what is due: of the lesson with this id, or of all of them."""

    def __init__(self, lesson: str = "") -> None:
        super().__init__()
        self.lesson = lesson


class OpenCards(Going):
    """List what of the lesson on the screen is asked again."""


class ReviewOver(Going):
    """Nothing is left to ask in the review on the screen, or it is enough for today."""


class ListLessons(Message):
    """List the lessons anew on the library screen."""


class OpenProgress(Going):
    """Show what was done so far."""

    def __init__(self, lesson: str = "") -> None:
        """`lesson` is the id of the one lesson to show it of; empty for all of them."""
        super().__init__()
        self.lesson = lesson


class SumUp(Message):
    """Sum up anew on the progress screen on top."""

    def __init__(self, lesson: str) -> None:
        super().__init__()
        self.lesson = lesson
