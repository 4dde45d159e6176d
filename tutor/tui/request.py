"""What a screen asks the app for: each is a place to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tutor.study.edition import Edition

if TYPE_CHECKING:
    from tutor.study.evidence import Proof


class OpenLesson(Message):
    """Open a lesson to read, where it was left or at given words."""

    def __init__(self, name: str, words: Proof | None = None) -> None:
        super().__init__()
        self.name, self.words = name, words


class OpenCheck(Message):
    """Open the check of a part of the lesson on the screen."""

    def __init__(self, part: int) -> None:
        super().__init__()
        self.part = part


class OpenSummary(Message):
    """Open the summary of the lesson on the screen."""


class OpenPassage(Message):
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


class CheckOver(Message):
    """Nothing is left to ask in this check."""

    def __init__(self, part: int) -> None:
        super().__init__()
        self.part = part


class TellNotPassed(Message):
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


class OpenReview(Message):
    """Ask what is due: of the lesson with this id, or of all of them."""

    def __init__(self, lesson: str = "") -> None:
        super().__init__()
        self.lesson = lesson


class OpenCards(Message):
    """List what of the lesson on the screen is asked again."""


class ReviewOver(Message):
    """Nothing is left to ask in the review on the screen, or it is enough for today."""


class ListLessons(Message):
    """List the lessons anew on the library screen."""


class OpenProgress(Message):
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
