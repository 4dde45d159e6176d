"""A place in a lesson that can be found again, also when the text was edited in between."""

from __future__ import annotations

import re
from typing import NamedTuple

from tutor.reading.passage import Passage

_FEW = re.compile(r"\s*\S+(?:\s+\S+){0,5}")
_REACH = 120
"""Characters in which the few words are looked for; all that a script without spaces gets is a part of it."""
_LONGEST = 60


class Place(NamedTuple):
    """Where someone is in a section."""

    section: str
    """Id."""
    offset: int
    """In `Passage.text`."""
    words: str
    """About six words from there on, in one line; empty at the end."""


def at(passage: Passage, section: str, offset: int) -> Place:
    """The place at an offset; an offset outside the text counts as the nearest inside."""
    offset = _clamped(passage, offset)
    return Place(section, offset, _words(passage.text, offset))


def restore(passage: Passage, place: Place) -> int:
    """The offset of a place: where its words stand, nearest to where they stood; else where it was."""
    offset = _clamped(passage, place.offset)
    if place.words in ("", _words(passage.text, offset)):
        return offset
    from tutor.reading.fold import exact, flat

    words = flat(place.words, exact)
    if not words or flat(passage.text[offset : offset + 2 * _REACH], exact).startswith(words):
        return offset
    found = passage.exact.find(words, parts=True)
    return min((start for start, _ in found), key=lambda start: abs(start - offset), default=offset)


def _words(text: str, offset: int) -> str:
    match = _FEW.match(text[offset : offset + _REACH])
    return " ".join(match[0].split())[:_LONGEST].rstrip() if match else ""


def _clamped(passage: Passage, offset: int) -> int:
    return min(max(0, offset), len(passage.text))
