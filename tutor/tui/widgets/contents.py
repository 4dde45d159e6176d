"""The panel of contents beside the text."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from tutor.tui.widgets.rows import Rows


class Contents(Rows):
    """A list that the keys leave to the text until they are sent here."""

    FOCUS_ON_CLICK = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "screen.contents", "Hide", id="contents.hide"),
        Binding("escape", "screen.let_go", "Text", id="contents.leave"),
    ]
