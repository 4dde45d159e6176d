"""Waiting for the key that is to do something."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from tutor.tui import content
from tutor.tui.widgets.dialog import Dialog
from tutor.tui.widgets.key_line import KeyLine

USUAL = ""
"""What the dialog ends with when the usual keys are wanted back."""


class KeyCatcher(Dialog[str | None]):
    """Ends with the key that was pressed, `USUAL`, or None when nothing is to change."""

    AUTO_FOCUS = ""
    CSS_PATH = "key_catcher.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", id="catcher.close"),
        Binding("backspace", "usual", "The usual key", id="catcher.usual", key_display="⌫"),
    ]

    def __init__(self, words: str, keys: str, trouble: Callable[[str], str]) -> None:
        """`words` say what `keys` do now; `trouble` says what is wrong with a key that was pressed."""
        super().__init__()
        self._words, self._keys, self._trouble = words, keys, trouble

    def compose(self) -> ComposeResult:
        """What is asked for, what is wrong with what was pressed, and the keys of this dialog."""
        with Vertical(id="catcher"):
            yield Static(content.plain(self._words, content.STRONG), id="catcher-title")
            yield Static(content.plain(f"Now: {self._keys}. Press the key that is to do it.", content.MUTED))
            yield Static(id="catcher-said")
            yield KeyLine()

    def on_mount(self) -> None:
        """Nothing is wrong yet."""
        self.query_one("#catcher-said").display = False

    def on_key(self, event: events.Key) -> None:
        """Take any key but those of this dialog."""
        if event.key in ("escape", "backspace"):
            return
        event.stop()
        event.prevent_default()
        has_sign = event.is_printable and event.key not in ("space", "comma")
        key = event.character if has_sign and event.character else event.key
        if trouble := self._trouble(key):
            said = self.query_one("#catcher-said", Static)
            said.update(content.plain(trouble, content.WARNING))
            said.display = True
        else:
            self.dismiss(key)

    def action_usual(self) -> None:
        """Give the usual keys back."""
        self.dismiss(USUAL)

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(None)
