"""Searching a passage for words."""

from __future__ import annotations

from tutor.reading.fold import flat, loose
from tutor.reading.passage import Passage


def search(passage: Passage, words: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand, from left to right: across line breaks, not across blocks, and inside words too.

    Case, accents, and the kind of quotation marks, dashes and white space do not matter.
    """
    return tuple(passage.loose.find(flat(words, loose), parts=True))
