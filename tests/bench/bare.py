"""The control: the least that a Textual program can be."""

from textual.app import App, ComposeResult
from textual.widgets import Static

SHOWN = "One line of text"


class Bare(App[None]):
    """One line on the screen."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static(SHOWN)


if __name__ == "__main__":
    Bare().run()
