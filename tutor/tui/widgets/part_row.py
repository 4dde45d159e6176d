"""One part of a question that is answered part by part: an item, a left side, a statement."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tutor.quiz.feedback import Note
from tutor.quiz.verdict_words import part_told
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


def remark(note: Note, given: bool = True) -> Content:
    """What is said about a part, by sign and word, with what belongs there and why."""
    why = content.plain(f" {note.why}" if note.why else "", content.MUTED)
    style = content.RIGHT if note.mark == "right" else content.WRONG
    return content.line(content.told(part_told(note, given), style), why)
