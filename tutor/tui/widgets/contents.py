"""The panel of contents beside the text."""

from __future__ import annotations

from tutor.tui.widgets.rows import Rows


class Contents(Rows, can_focus=False):
    """A list that the mouse reaches and the keys leave to the text."""
