"""The line of a preview: how the file stands, and the keys that show more."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class PreviewLine(Static):
    """One line on every screen of a preview."""

    DEFAULT_CSS = """
    PreviewLine { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; background: $panel; }
    """

    class Chosen(Message):
        """The author wants to see what is wrong."""

    def __init__(self, words: Content) -> None:
        super().__init__(words)

    def on_click(self, event: events.Click) -> None:
        """Report the click."""
        event.stop()
        self.post_message(self.Chosen())
