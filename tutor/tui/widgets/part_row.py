"""One part of a question that is answered part by part: an item, a left side, a statement."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tutor.quiz.feedback import Note
from tutor.tui import content


class PartRow(Horizontal):
    """A sign or number and, beside it, words that wrap. A click anywhere on it is reported."""

    class Clicked(Message):
        """The row was clicked."""

        def __init__(self, row: PartRow) -> None:
            super().__init__()
            self.row = row

        @property
        def control(self) -> PartRow:
            """The row that was clicked."""
            return self.row

    def __init__(self, index: int) -> None:
        super().__init__()
        self.index = index
        self._lead = Static(classes="part--lead")
        self._words = Static(classes="part--words")

    def compose(self) -> ComposeResult:
        """The sign and the words."""
        yield self._lead
        yield self._words

    def draw(self, lead: Content, words: Content) -> None:
        """Show the row as it stands."""
        self._lead.update(lead)
        self._words.update(words)

    def on_click(self, event: events.Click) -> None:
        """Report it."""
        event.stop()
        self.post_message(self.Clicked(self))


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends with a stop of its own."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def remark(note: Note, given: bool = True) -> Content:
    """What is said about a part, by sign and word, with what belongs there and why."""
    why = content.plain(f" {note.why}" if note.why else "", content.MUTED)
    if note.mark == "right":
        return content.line(("✓ Right.", content.RIGHT), why)
    missed = "✗ Not right" if given else "✗ Nothing given"
    if not note.right:
        return content.line((f"{missed}.", content.WRONG), why)
    return content.line((f"{missed}; right is: ", content.WRONG), sentence(note.right), why)
