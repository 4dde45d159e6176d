"""The field to write an explanation in."""

from __future__ import annotations

from textual.widgets import TextArea


class Essay(TextArea):
    """A plain field of several lines; Tab leaves it."""

    takes_letters = True
    takes_enter = True

    def __init__(self, text: str) -> None:
        super().__init__(text, soft_wrap=True, tab_behavior="focus", id="essay")
        self.move_cursor(self.document.end)
