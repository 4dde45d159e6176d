"""One line of typed text with a cursor, as a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from rich.cells import split_graphemes

from tutor.text import typeable

LIMIT: Final = 200
"""Characters that a line holds."""
ESSAY_LIMIT: Final = 20_000
"""Characters that a field of several lines is given at once."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The text and the place in it where typing goes on. It moves over what is shown as one character."""

    text: str = ""
    at: int = 0

    def typed(self, words: str) -> Entry:
        """With these words typed or pasted; line breaks become spaces, control characters are left out."""
        words = typeable(words, LIMIT)[: max(0, LIMIT - len(self.text))]
        return Entry(self.text[: self.at] + words + self.text[self.at :], self.at + len(words))

    def erased(self) -> Entry:
        """Without the character before the cursor."""
        return self.left().deleted() if self.at else self

    def deleted(self) -> Entry:
        """Without the character at the cursor."""
        return Entry(self.text[: self.at] + self.text[self.right().at :], self.at)

    def left(self) -> Entry:
        """With the cursor one character back."""
        return Entry(self.text, max((stop for stop in self._stops() if stop < self.at), default=0))

    def right(self) -> Entry:
        """With the cursor one character on."""
        after = (stop for stop in self._stops() if stop > self.at)
        return Entry(self.text, min(after, default=len(self.text)))

    def near(self, at: int) -> Entry:
        """With the cursor at the last stop up to `at`."""
        return Entry(self.text, max((stop for stop in self._stops() if stop <= at), default=0))

    def _stops(self) -> list[int]:
        """Where the cursor may stand."""
        return [*(start for start, _, _ in split_graphemes(self.text)[0]), len(self.text)]


EDITS: Final[Mapping[str, Callable[[Entry], Entry]]] = {
    "erase": Entry.erased,
    "delete": Entry.deleted,
    "left": Entry.left,
    "right": Entry.right,
    "home": lambda entry: replace(entry, at=0),
    "end": lambda entry: replace(entry, at=len(entry.text)),
    "clear": lambda _: Entry(),
}
"""What the keys of a line do."""
