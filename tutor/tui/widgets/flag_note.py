"""Saying what is wrong with a question, in a few words or none."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from tutor.text import typeable
from tutor.tui import content
from tutor.tui.widgets.dialog import Dialog
from tutor.tui.widgets.entry import LIMIT
from tutor.tui.widgets.key_line import KeyLine

_KEPT = "The flag is kept on this machine, for the author when you export. The same key takes it back."


class FlagWords(Input):
    """The field; Enter keeps what is in it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Flag it", id="flag.keep")]


class FlagNote(Dialog[str | None]):
    """Ends with the words, which may be none, or None when the question is not flagged."""

    AUTO_FOCUS = ""
    CSS_PATH = ["ask.tcss", "flag_note.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close", id="flag.close")]

    def __init__(self, words: str) -> None:
        """`words` stand in the field to begin with."""
        super().__init__()
        self._words = typeable(words, LIMIT)

    def compose(self) -> ComposeResult:
        """What it is, the field, the keys."""
        with Vertical(id="ask"):
            yield Static(content.plain("Flag this question", content.STRONG), id="ask-title")
            yield Static(content.plain(_KEPT, content.MUTED))
            yield FlagWords(self._words, placeholder="What is wrong with it, if you like", id="flag-words")
            yield KeyLine()

    def on_mount(self) -> None:
        """Ready to type."""
        self.set_focus(self.query_one(Input))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the flag."""
        event.stop()
        self.dismiss(event.value.strip())

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(None)
