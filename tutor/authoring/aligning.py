"""The sections of a lesson lined up with a text: which stretch of it each section is.

Sections stand in the order of the lesson. For every anchor the places where it may be read are weighed; of
all ways to take one place for each, or none, the one is chosen in which the least differs and no anchor comes
before the one it follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tutor.authoring.anchoring import Place, Words
from tutor.authoring.cutting import Cut
from tutor.lesson.model import Anchor, Stretch
from tutor.reading.passage import Passage

_ABSENT: Final = 4.0
"""What an anchor costs that is nowhere: more than any way to read it."""
_AT_EDGE: Final = -0.25
"""What it saves when a beginning stands at the beginning of a paragraph, or an end at the end of one."""
_MOST_WAYS: Final = 200
"""Ways that are followed at the same time."""
_OPENERS: Final = "“‘«‹„\"'([{¿¡"
_SENTENCE_ENDS: Final = frozenset(("", "\n", ".", "!", "?", "…", "”", '"', "’", ")"))
"""What a sentence that is skipped as a whole, with its own stop, follows."""
_AFTER_LAST = re.compile(r"[^\w\s]*")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one section."""

    start: int = 0
    """Offset in the text."""
    end: int = 0
    begins: Place | None = None
    """Where its first words were read; None when they are nowhere."""
    ends: Place | None = None
    skips: tuple[Cut, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether there is a stretch at all."""
        return self.end > self.start


@dataclass(frozen=True, slots=True)
class _Way:
    """Places taken for the anchors so far."""

    at: int
    """The word from which the next anchor may be read."""
    cost: float
    place: Place | None
    before: _Way | None


def align(passage: Passage, anchors: Sequence[Anchor | None]) -> list[Found]:
    """What was found of each section; of one without anchor nothing. Empty when none of them is there whole.

    A section of which one end is not found reaches to its neighbour, if that one begins or ends there.
    """
    words = Words(passage.text)
    asked = [anchor for anchor in anchors if anchor is not None]
    edges = _Edges(passage, words)
    readings: list[list[Place]] = []
    for anchor in asked:
        readings += [
            edges.saving(words.places(anchor.start), begin=True),
            edges.saving(words.places(anchor.end), begin=False),
        ]
    taken = _best(readings)
    pairs = list(zip(taken[::2], taken[1::2], strict=True))
    if not any(begins and ends for begins, ends in pairs):
        return []
    found = iter([_found(words, passage, pairs, at, anchor) for at, anchor in enumerate(asked)])
    return [Found() if anchor is None else next(found) for anchor in anchors]


class _Edges:
    """Where paragraphs begin and end, in words."""

    def __init__(self, passage: Passage, words: Words) -> None:
        self._firsts: set[int] = set()
        self._lasts: set[int] = set()
        begins = iter(passage.starts)
        border = next(begins, None)
        for number, start in enumerate(words.starts):
            if border is not None and start >= border:
                self._firsts.add(number)
                self._lasts.add(number)
                while border is not None and start >= border:
                    border = next(begins, None)
        self._lasts.add(len(words))

    def saving(self, places: Sequence[Place], *, begin: bool) -> list[Place]:
        """The places, cheaper where they stand at the edge of a paragraph."""
        return [
            replace(place, cost=place.cost + _AT_EDGE)
            if (place.first in self._firsts if begin else place.last in self._lasts)
            else place
            for place in places
        ]


def _best(readings: Sequence[Sequence[Place]]) -> list[Place | None]:
    """For each anchor its place in the cheapest way, or None."""
    ways = [_Way(0, 0.0, None, None)]
    for places in readings:
        new = [_Way(way.at, way.cost + _ABSENT, None, way) for way in ways]
        for place in places:
            before = min((way for way in ways if way.at <= place.first), key=_price, default=None)
            if before is not None:
                new.append(_Way(place.last, before.cost + place.cost, place, before))
        ways = _worth_following(new)
    best: _Way | None = min(ways, key=_price)
    taken: list[Place | None] = []
    while best is not None and best.before is not None:
        taken.append(best.place)
        best = best.before
    return taken[::-1]


def _price(way: _Way) -> tuple[float, int]:
    return way.cost, way.at


def _worth_following(ways: list[_Way]) -> list[_Way]:
    """Those that are cheaper than every way that is not farther on."""
    kept: list[_Way] = []
    for way in sorted(ways, key=lambda way: (way.at, way.cost)):
        if not kept or way.cost < kept[-1].cost:
            kept.append(way)
    return kept[-_MOST_WAYS:]


def _found(
    words: Words,
    passage: Passage,
    pairs: Sequence[tuple[Place | None, Place | None]],
    at: int,
    anchor: Anchor,
) -> Found:
    begins, ends = pairs[at]
    first = begins.first if begins else pairs[at - 1][1].last if at and pairs[at - 1][1] else None  # type: ignore[union-attr]
    after = pairs[at + 1][0] if at + 1 < len(pairs) else None
    last = ends.last if ends else after.first if after else None
    if (begins is None and ends is None) or first is None or last is None or last <= first:
        return Found(begins=begins, ends=ends)
    skips = tuple(cut for skip in anchor.skip if (cut := _skipped(words, passage, skip, first, last)))
    start, end = _from(passage.text, words.starts[first]), _to(passage.text, words.ends[last - 1])
    return Found(start, end, begins, ends, skips)


def _skipped(words: Words, passage: Passage, skip: Stretch, first: int, last: int) -> Cut | None:
    """What is left out inside a section; None where this copy has nothing of the kind."""
    pairs = [
        (begin.cost + end.cost, begin.first, end.last)
        for begin in words.places(skip.start, first, last)
        for end in words.places(skip.end, first, last)
        if end.first >= begin.first and end.last >= begin.last
    ]
    if not pairs:
        return None
    _, begins, ends = min(pairs)
    start, end = _from(passage.text, words.starts[begins]), words.ends[ends - 1]
    within = passage.text[:start].rstrip(" ")[-1:] not in _SENTENCE_ENDS
    return start, end if within else _to(passage.text, end)


def _from(text: str, start: int) -> int:
    """The offset with the quotation marks and brackets that open there."""
    while start and text[start - 1] in _OPENERS:
        start -= 1
    return start


def _to(text: str, end: int) -> int:
    """The offset with the stop, and whatever else closes there."""
    closing = _AFTER_LAST.match(text, end)
    return closing.end() if closing else end
