"""The field for words to find in the text."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static


class SearchWords(Input):
    """The field; Enter looks for what is in it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Find", id="search.find")]


class SearchLine(Horizontal):
    """A field that reports the words to find and, on Esc, that it is to go."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close", id="search.close")]

    class Wanted(Message):
        """The learner wants to find these words."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Closed(Message):
        """The learner is done with the field."""

    def compose(self) -> ComposeResult:
        """The slash, and the field."""
        yield Static("/", id="search-sign")
        yield SearchWords(placeholder="Words to find, then Enter", id="search-words")

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Look for the words."""
        event.stop()
        self.post_message(self.Wanted(event.value) if event.value.strip() else self.Closed())

    def action_close(self) -> None:
        """Close the field."""
        self.post_message(self.Closed())
