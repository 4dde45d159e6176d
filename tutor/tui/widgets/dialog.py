"""What stands over a screen until it is answered.

The second click of a double click comes when the first has closed the screen; it must not close the next one.
"""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Dialog(ModalScreen[ScreenResultType]):
    """A screen over another one, which is answered once."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close the screen with this result, unless that is done."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()
