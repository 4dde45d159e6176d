"""Writing about a sentence."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from tutor.text import safe_text
from tutor.tui import content
from tutor.tui.widgets.dialog import Dialog
from tutor.tui.widgets.essay import Essay
from tutor.tui.widgets.key_line import KeyLine

_QUOTED = 400
"""Characters of the sentence that are shown."""


class NoteText(Essay):
    """The field; Enter keeps what is in it."""

    takes_enter = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,ctrl+s", "keep", "Keep", id="note.keep")]

    class Written(Message):
        """The learner is done writing."""

    def action_keep(self) -> None:
        """Done."""
        self.post_message(self.Written())


class NoteField(Dialog[str | None]):
    """Ends with what was written, which may be nothing, or None when it is to stay as it was."""

    AUTO_FOCUS = ""
    CSS_PATH = "note_field.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close", id="note.close")]

    def __init__(self, words: str, text: str, longest: int) -> None:
        """`words` are the sentence, `text` is what was written so far."""
        super().__init__()
        self._words, self._text, self._longest = words, text, longest

    def compose(self) -> ComposeResult:
        """The sentence, the field, the keys."""
        words = self._words if len(self._words) <= _QUOTED else f"{self._words[:_QUOTED].rstrip()}…"
        with Vertical(id="note"):
            yield Static(content.plain(f"“{words}”", content.MUTED), id="note-words")
            yield NoteText(safe_text(self._text), content.plain("Write a note"))
            yield Static(id="note-said")
            yield KeyLine()

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one("#note-said").display = False
        self.set_focus(self.query_one(NoteText))

    def on_note_text_written(self, event: NoteText.Written) -> None:
        """Keep it, unless it is too long to be kept whole."""
        event.stop()
        text = self.query_one(NoteText).text.strip()
        if len(text) <= self._longest:
            self.dismiss(text)
            return
        said = self.query_one("#note-said", Static)
        said.update(
            content.plain(f"A note holds {self._longest} characters; these are {len(text)}.", content.WARNING)
        )
        said.display = True

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(None)
