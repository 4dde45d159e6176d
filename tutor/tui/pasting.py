"""What is pasted, cut down to what could have been typed: it may come from anywhere."""

from __future__ import annotations

from textual.widget import Widget
from textual.widgets import Input

from tutor.text import typeable
from tutor.tui.widgets.entry import ESSAY_LIMIT, LIMIT


def pasted(text: str, into: Widget | None) -> str:
    """The text for this widget: one line, unless it holds several."""
    if isinstance(into, Input):
        return typeable(text, LIMIT)
    return typeable(text, ESSAY_LIMIT, lines=True)
