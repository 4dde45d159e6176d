"""What stands over a screen until it is answered.

The second click of a double click comes when the first has closed the screen; it must not close the next one.
"""

from __future__ import annotations

from rich.console import RenderableType
from textual.await_complete import AwaitComplete
from textual.geometry import Size
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen, ScreenResultType

from tutor.tui.below import Below


class Dialog(ModalScreen[ScreenResultType]):
    """A screen over another one, which is answered once."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close the screen with this result, unless that is done."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()

    def render(self) -> RenderableType:
        """What is below, made the quick way."""
        below = super().render()
        return Below(below.screen, below.color) if isinstance(below, BackgroundScreen) else below

    def _screen_resized(self, size: Size) -> None:
        """Lay it out for another size only: Textual does so a second time when it opens."""
        if size != self.outer_size:
            super()._screen_resized(size)
