"""Words of a passage that can be found again after the text was changed, by themselves and those around them.

Kept are the words and a few on each side (as in the W3C's Web Annotation Data Model of 2017, “Text Quote
Selector”). Words that are the same are found wherever they went; of several places that one is taken which
has the same neighbours. Words that were changed are found only between neighbours that were not, and only
while most of them are left. Otherwise they count as gone: better not found than other words in their place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from tutor.reading.passage import Passage
from tutor.reading.wording import Wording, words_of

BESIDE: Final = 6
"""Words kept on each side."""
LONGEST: Final = 2000
"""Characters of an excerpt, at most."""
_TELLING: Final = 5
"""Words that say by themselves which are meant; fewer may well be said again, and by a change mean others."""
_FEW: Final = 3
"""Words on one side that say something; fewer do so only at the edge of their own section."""
_ONE_IN: Final = 3
"""One in so many words may be another, missing or extra, and `_MOST_CHANGED` at most."""
_MOST_CHANGED: Final = 20
_MOST_TRIED: Final = 20
"""Places between the neighbours that are weighed."""


class Excerpt(NamedTuple):
    """Words of a passage, with what is needed to find them again."""

    words: str
    """In one line."""
    before: str
    """The last words before them; fewer than `BESIDE` where the section begins."""
    after: str
    at: int
    """Where they stood, as an offset: of places that are the same otherwise the nearest is meant."""


class Spot(NamedTuple):
    """Where an excerpt stands now."""

    section: int
    start: int
    end: int


def excerpt(passage: Passage, wording: Wording, start: int, end: int) -> Excerpt | None:
    """What stands between two offsets of a passage; None where there is no word to find it by."""
    first, last = wording.within(start, end)
    while last > first and wording.ends[last - 1] - start > LONGEST:
        last -= 1
        end = wording.ends[last - 1]
    if first == last:
        return None
    lead, trail = max(0, first - BESIDE), min(len(wording.words), last + BESIDE)
    text = passage.text
    before = text[wording.starts[lead] : start] if lead < first else ""
    after = text[end : wording.ends[trail - 1]] if last < trail else ""
    return Excerpt(_line(text[start:end]), _line(before), _line(after), start)


def find(wanted: Excerpt, sections: int, wording: Callable[[int], Wording], home: int | None) -> Spot | None:
    """Where an excerpt stands among the sections of a lesson; None when it is gone.

    `home` is the section it was taken from, if that is still there. The others are asked for only when it is
    not there between its neighbours.
    """
    if home is not None and (unmoved := _unmoved(wanted, wording(home).text, home)):
        return unmoved
    search = _Search(wanted, wording, home)
    if not search.words:
        return None
    own = search.same(home) if home is not None else []
    if own and own[0].sides == 2:
        return own[0].spot
    found = own + [one for number in range(sections) if number != home for one in search.same(number)]
    best = max(found, key=lambda one: one.sides, default=None)
    if best is not None and best.sides:
        return best.spot
    if len(found) == 1 and len(search.words) >= _TELLING:
        return found[0].spot
    return search.nearly(sections)


def _unmoved(wanted: Excerpt, text: str, home: int) -> Spot | None:
    """Where it was, if nothing is changed there: what is so nearly always is seen at once."""
    start, end = wanted.at, wanted.at + len(wanted.words)
    before = _line(text[max(0, start - 2 * len(wanted.before) - 2) : start])
    after = _line(text[end : end + 2 * len(wanted.after) + 2])
    is_same = start >= 0 and _line(text[start:end]) == wanted.words != ""
    is_same = is_same and before.endswith(wanted.before) and after.startswith(wanted.after)
    return Spot(home, start, end) if is_same else None


class _Place(NamedTuple):
    sides: int
    """On how many sides the neighbours are the same."""
    spot: Spot


class _Search:
    """Looks for one excerpt."""

    def __init__(self, wanted: Excerpt, wording: Callable[[int], Wording], home: int | None) -> None:
        self.words = words_of(wanted.words)
        self._before, self._after = words_of(wanted.before), words_of(wanted.after)
        self._at, self._wording, self._home = wanted.at, wording, home

    def same(self, section: int) -> list[_Place]:
        """Where the words stand unchanged, with the likeliest place first."""
        wording = self._wording(section)
        begins, ends = self._begins(section), self._ends(section)
        found = [
            _Place((at in begins) + (at + len(self.words) in ends), self._spot(section, at, len(self.words)))
            for at in wording.places(self.words)
        ]
        return sorted(found, key=lambda one: (-one.sides, abs(one.spot.start - self._at)))

    def nearly(self, sections: int) -> Spot | None:
        """Where the words stand changed, between neighbours that are the same."""
        size = len(self.words)
        most = min(size // _ONE_IN, _MOST_CHANGED) if size >= _TELLING else 0
        ways: list[tuple[int, bool, int, Spot]] = []
        for section in range(sections):
            begins, ends = self._begins(section), self._ends(section)
            if begins & ends:
                # The neighbours stand side by side: the words were taken out between them.
                continue
            for begin, end in islice(_pairs(sorted(begins), sorted(ends), size, most), _MOST_TRIED):
                found = self._wording(section).words[begin:end]
                if (changes := changed(self.words, found, most)) is not None:
                    spot = self._spot(section, begin, end - begin)
                    ways.append((changes, section != self._home, abs(spot.start - self._at), spot))
        return min(ways)[-1] if ways else None

    def _begins(self, section: int) -> set[int]:
        """Before which words of a section the words before stand."""
        size = len(self._before)
        if size >= _FEW:
            return {at + size for at in self._wording(section).places(self._before)}
        is_edge = section == self._home and self._wording(section).words[:size] == self._before
        return {size} if is_edge else set()

    def _ends(self, section: int) -> set[int]:
        """At which words of a section the words after stand."""
        wording, size = self._wording(section), len(self._after)
        if size >= _FEW:
            return set(wording.places(self._after))
        edge = len(wording.words) - size
        is_edge = section == self._home and edge >= 0 and wording.words[edge:] == self._after
        return {edge} if is_edge else set()

    def _spot(self, section: int, first: int, words: int) -> Spot:
        return Spot(section, *self._wording(section).span(first, words))


def _pairs(begins: Sequence[int], ends: Sequence[int], size: int, most: int) -> Iterator[tuple[int, int]]:
    """Beginnings and ends with about as many words between them; never without any."""
    for begin in begins:
        first = bisect_left(ends, begin + max(1, size - most))
        for at in range(first, bisect_right(ends, begin + size + most)):
            yield begin, ends[at]


def changed(one: Sequence[str], other: Sequence[str], most: int) -> int | None:
    """How many words have to be put in, left out or replaced to make one of the other; None above `most`.

    Levenshtein's distance, reckoned only within `most` of the diagonal (Ukkonen, "Algorithms for approximate
    string matching", Information and Control 64, 1985).
    """
    row = {j: j for j in range(min(most, len(other)) + 1)}
    far = most + 1
    for i, word in enumerate(one, 1):
        above, row = row, {}
        for j in range(max(0, i - most), min(len(other), i + most) + 1):
            best = above.get(j, far) + 1
            if j:
                best = min(best, row.get(j - 1, far) + 1, above.get(j - 1, far) + (word != other[j - 1]))
            row[j] = best
    found = row.get(len(other), far)
    return found if found <= most else None


def _line(text: str) -> str:
    return " ".join(text.split())
