"""The words of a passage and where each stands: compared without case, accents and signs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from tutor.reading.fold import fold, loose
from tutor.reading.passage import Passage
from tutor.reading.script import NO_SPACES

_WORD: Final = re.compile(rf"[{NO_SPACES}]|[^\W_{NO_SPACES}]+(?:'[^\W_{NO_SPACES}]+)*")
"""A word; in scripts without spaces between words, each character is one."""
_OPENERS: Final = "“‘«‹„\"'([{¿¡"
_CLOSING: Final = re.compile(r"[^\w\s]*")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(_WORD.findall(fold(text, loose).text))


class Wording:
    """The words of one passage."""

    def __init__(self, passage: Passage) -> None:
        self._text, folded = passage.text, passage.loose
        found = list(_WORD.finditer(folded.text))
        self.words: tuple[str, ...] = tuple(match[0] for match in found)
        self.starts: tuple[int, ...] = tuple(folded.start(match.start()) for match in found)
        """Where each begins, as offsets into the passage's text."""
        self.ends: tuple[int, ...] = tuple(folded.end(match.end()) for match in found)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The words that stand between two offsets: the first, and the one after the last."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def span(self, first: int, count: int) -> tuple[int, int]:
        """From where to where so many words stand, with the signs that open before them and close after."""
        start, end = self.starts[first], self.ends[first + count - 1]
        while start and self._text[start - 1] in _OPENERS:
            start -= 1
        closing = _CLOSING.match(self._text, end)
        return start, closing.end() if closing else end

    def places(self, wanted: Sequence[str]) -> list[int]:
        """The numbers of the words at which these words begin, in order."""
        if not wanted:
            return []
        line, needle = self._line, f" {' '.join(wanted)} "
        found: list[int] = []
        at = line.find(needle)
        while at >= 0:
            found.append(bisect_left(self._line_starts, at + 1))
            at = line.find(needle, at + 1)
        return found

    @cached_property
    def _line(self) -> str:
        return f" {' '.join(self.words)} "

    @cached_property
    def _line_starts(self) -> list[int]:
        """Where in the line each word begins."""
        starts, at = [], 1
        for word in self.words:
            starts.append(at)
            at += len(word) + 1
        return starts
