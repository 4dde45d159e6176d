"""The field for an explanation: several lines, and no more."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.widgets import TextArea

from tutor.text import typeable
from tutor.tui.content import NOTHING
from tutor.tui.widgets.entry import ESSAY_LIMIT
from tutor.tui.widgets.own_keys import act_at_once


class Essay(TextArea):
    """A plain field of several lines; Enter begins a new one, Tab leaves it."""

    takes_letters = True
    takes_enter = True

    def __init__(self, text: str, placeholder: Content = NOTHING) -> None:
        super().__init__(
            typeable(text, ESSAY_LIMIT, lines=True),
            soft_wrap=True,
            tab_behavior="focus",
            placeholder=placeholder,
            id="essay",
        )
        self.move_cursor(self.document.end)

    async def on_key(self, event: events.Key) -> None:
        """Keys act in the order in which they come."""
        await act_at_once(self, event)
