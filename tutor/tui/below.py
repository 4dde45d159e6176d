"""What stands below a dialog, as it was drawn last.

Textual renders it through Rich, piece by piece, whenever the dialog is laid out; but its rows are at hand. It
reaches into Textual's compositor, whose version is pinned.
"""

from __future__ import annotations

from textual.css.styles import RulesMap
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Below(BackgroundScreen, Visual):
    """The screen below, in its tint and without anything to click."""

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """All its rows."""
        return [
            Strip(BackgroundScreen.process_segments(row, self.color), row.cell_length)
            for row in self.screen._compositor.render_strips()
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """All there is."""
        return self.screen.size.height
