"""The words of a passage and where each stands: compared without case, accents and signs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property
from typing import Final

from tutor.reading.fold import flat, loose
from tutor.reading.passage import Passage
from tutor.reading.script import NO_SPACES

_OPENERS: Final = "“‘«‹„\"'([{¿¡"


class Wording:
    """The words of one passage, looked for when they are first asked for."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self.text = passage.text

    @property
    def words(self) -> tuple[str, ...]:
        """As they are compared."""
        return self._told_apart[0]

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each begins, as offsets into the text."""
        return self._told_apart[1]

    @property
    def ends(self) -> tuple[int, ...]:
        """Where each ends."""
        return self._told_apart[2]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The words that begin between two offsets: the first, and the one after the last."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def span(self, first: int, count: int) -> tuple[int, int]:
        """From where to where so many words stand, with the signs that open before them and close after."""
        start, end = self.starts[first], self.ends[first + count - 1]
        while start and self.text[start - 1] in _OPENERS:
            start -= 1
        closing = _closing().match(self.text, end)
        return start, closing.end() if closing else end

    def places(self, wanted: Sequence[str]) -> list[int]:
        """The numbers of the words at which these words begin, in order."""
        if not wanted:
            return []
        needle = f" {' '.join(wanted)} "
        found: list[int] = []
        at = self._line.find(needle)
        while at >= 0:
            found.append(bisect_left(self._line_starts, at + 1))
            at = self._line.find(needle, at + 1)
        return found

    @cached_property
    def _told_apart(self) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
        folded = self._passage.loose
        found = list(_word().finditer(folded.text))
        return (
            tuple(match[0] for match in found),
            tuple(folded.start(match.start()) for match in found),
            tuple(folded.end(match.end()) for match in found),
        )

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


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(_word().findall(flat(text, loose)))


@cache
def _word() -> re.Pattern[str]:
    """A word; in scripts without spaces between words, each character is one. Slow to compile."""
    return re.compile(rf"[{NO_SPACES}]|[^\W_{NO_SPACES}]+(?:'[^\W_{NO_SPACES}]+)*")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"[^\w\s]*")
