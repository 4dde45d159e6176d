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


class FlagNote(Dialog[str | None]):
    """Ends with the words, which may be none, or None when the question is not flagged."""

    AUTO_FOCUS = ""
    CSS_PATH = ["ask.tcss", "flag_note.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close", id="flag.close")]

    def __init__(self, words: str | None) -> None:
        super().__init__()
        self._words, self._flagged = typeable(words or "", LIMIT), words is not None
        """What was said of the question when it was flagged before, and whether it was."""

    def compose(self) -> ComposeResult:
        """What to do, and the field."""
        with Vertical(id="ask"):
            title, keep = ("Flagged", "these words") if self._flagged else ("Flag this question", "the flag")
            yield Static(content.plain(title, content.STRONG), id="ask-title")
            yield Static(content.plain(f"Enter keeps {keep} on this machine, esc does not.", content.MUTED))
            yield Input(self._words, placeholder="What is wrong with it, if you like", id="flag-words")

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
