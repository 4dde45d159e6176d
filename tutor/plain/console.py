"""A conversation in lines: what is said is made safe and wrapped, what is typed is cleaned."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from rich.cells import cell_len

from tutor.reading.wrap import wrap
from tutor.text import safe_text

NARROWEST: Final = 10
"""Cells; a window that says it is narrower is not believed."""
PAGE: Final = 1200
"""Cells of text that are said at a time: about two hundred words, a good minute of listening."""
_SPACES = re.compile(r"\s+")
_JOINERS = "\u200c\u200d"


class EndOfInput(Exception):
    """Nothing more will be typed."""


class Console:
    """Says lines and asks for lines, whatever they go to and come from."""

    def __init__(
        self, read: Callable[[], str], write: Callable[[str], None], width: Callable[[], int]
    ) -> None:
        """`read` gives a line with its end, and nothing when the input is over; `write` prints a line.

        `width` is that of a line, in cells; it may change.
        """
        self._read, self._write, self._width = read, write, width
        self._said_once: set[str] = set()
        self._held: list[str] = []

    def say(self, *texts: str) -> None:
        """Print texts, each from a line of its own on."""
        width = max(NARROWEST, self._width())
        for text in texts:
            safe = safe_text(text).expandtabs(4)
            starts = wrap(safe, width)
            for start, end in zip(starts, [*starts[1:], len(safe)], strict=True):
                self._write(safe[start:end].rstrip())

    def say_at_length(self, texts: Iterable[str]) -> None:
        """Print many texts, a page at a time; what is typed between two pages is the next answer to `ask`."""
        size = 0
        for text in texts:
            size += cell_len(text)
            if size > PAGE and size > cell_len(text):
                line = self.ask("Enter shows more.")
                if line:
                    self.hold(line)
                    return
                size = cell_len(text)
            self.say(text)

    def hold(self, line: str) -> None:
        """Let this be what is typed next."""
        self._held.append(line)

    def ask(self, prompt: str, *once: str) -> str:
        """Say what can be typed and return what is; raises `EndOfInput`.

        Each text of `once` follows the prompt when it has not been said before.
        """
        if self._held:
            return self._held.pop()
        more = [text for text in once if text and text not in self._said_once]
        self._said_once.update(more)
        words = " ".join(part for part in (prompt, *more) if part)
        if words:
            self.say(words)
        line = self._read()
        if not line:
            raise EndOfInput
        return cleaned(line)


def cleaned(line: str) -> str:
    """A typed line without its end, control characters and needless white space."""
    line = "".join(c for c in _SPACES.sub(" ", line) if c.isprintable() or c in _JOINERS)
    return line.strip()
