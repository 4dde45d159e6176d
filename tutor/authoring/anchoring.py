"""Where a few words stand in a long text that may not be quite the same: other quotation marks, a slip, a
word more or less.

A word that is rare in the text leads to the places that can be meant at all; there the words are lined up one
by one (Sellers, "The theory and computation of evolutionary distances", Journal of Algorithms 1, 1980).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tutor.quiz.spelling import distance
from tutor.reading.fold import flat, loose
from tutor.reading.script import NO_SPACES

MOST_PLACES: Final = 60
"""Places of one anchor that are weighed against each other, the best of them."""
_MOST_TRIED: Final = 4000
"""Places that are looked at; words that are this frequent say nothing."""
_MOST_DOUBTED: Final = 100
"""Further places that are looked at although the very words were found."""
_ALIKE: Final = 0.5
"""What a word costs that differs by a letter or two; a word that is another, missing or extra costs 1."""

_WORD = re.compile(rf"[{NO_SPACES}]|[^\W_{NO_SPACES}]+(?:['’ʼ＇][^\W_{NO_SPACES}]+)*")
_APOSTROPHES = dict.fromkeys(map(ord, "'’ʼ＇"))


@dataclass(frozen=True, slots=True)
class Place:
    """A place where words may be found: words of the text from `first` up to, not including, `last`."""

    first: int
    last: int
    cost: float
    """How much differs; 0 where every word is the same."""


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: no case, accents, apostrophes or signs."""
    return [_folded(match[0]) for match in _WORD.finditer(text)]


class Words:
    """The words of a text, and where each of them stands."""

    def __init__(self, text: str) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in _WORD.finditer(text):
            self.words.append(_folded(match[0]))
            self.starts.append(match.start())
            self.ends.append(match.end())
        self._at: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            self._at.setdefault(word, []).append(number)

    def __len__(self) -> int:
        return len(self.words)

    def places(self, anchor: str, first: int = 0, last: int | None = None) -> list[Place]:
        """Where the words of an anchor stand among the words from `first` to `last`, in order.

        The best `MOST_PLACES` of them; none twice, and none that overlaps a better one.
        """
        wanted = words_of(anchor)
        last = len(self.words) if last is None else last
        found: dict[int, Place] = {}
        for guesses in self._guesses(wanted, first, last):
            exact = any(place.cost == 0 for place in found.values())
            if exact and len(guesses) > _MOST_DOUBTED:
                break
            for guess in guesses:
                place = self._lined_up(wanted, guess, first, last)
                if place is not None and (place.first not in found or place.cost < found[place.first].cost):
                    found[place.first] = place
        return sorted(_apart(found.values()), key=lambda place: place.first)

    def _guesses(self, wanted: Sequence[str], first: int, last: int) -> Iterator[list[int]]:
        """Where the anchor would begin, by each of its words that are rare here, the rarest first."""
        order = sorted(range(len(wanted)), key=lambda i: len(self._at.get(wanted[i], ())))
        enough = int(2 * _allowed(len(wanted))) + 1
        tried = leading = 0
        seen: set[int] = set()
        for i in order:
            places = self._at.get(wanted[i], ())
            if leading and (leading >= enough or tried + len(places) > _MOST_TRIED):
                return
            leading += bool(places)
            tried += len(places)
            new = [at - i for at in places[:_MOST_TRIED] if first <= at < last and at - i not in seen]
            seen.update(new)
            yield new

    def _lined_up(self, wanted: Sequence[str], guess: int, first: int, last: int) -> Place | None:
        """The best way to read the anchor about here, if one is good enough."""
        if guess >= first and guess + len(wanted) <= last:
            here = self.words[guess : guess + len(wanted)]
            if here == wanted:
                return Place(guess, guess + len(wanted), 0.0)
        allowed = _allowed(len(wanted))
        slack = int(allowed) + 1
        begin = max(first, guess - slack)
        window = self.words[begin : min(last, guess + len(wanted) + slack)]
        best = _read(wanted, window)
        if best is None or best[2] > allowed:
            return None
        return Place(begin + best[0], begin + best[1], best[2])


def _allowed(words: int) -> float:
    """How much may differ in an anchor of so many words."""
    return _ALIKE if words < 4 else float(words // 3)


def _read(wanted: Sequence[str], window: Sequence[str]) -> tuple[int, int, float] | None:
    """The cheapest reading of the wanted words anywhere in the window: from, to, cost.

    Of equally cheap ones that of the most words, then the first.
    """
    row = [(0.0, at) for at in range(len(window) + 1)]
    for i, word in enumerate(wanted, 1):
        above = row
        row = [(float(i), 0)]
        for j, other in enumerate(window, 1):
            other_word = (above[j - 1][0] + _cost(word, other), above[j - 1][1])
            missing = (above[j][0] + 1, above[j][1])
            extra = (row[j - 1][0] + 1, row[j - 1][1])
            row.append(min(other_word, missing, extra))
    ends = [(cost, start - end, end) for end, (cost, start) in enumerate(row) if end > start]
    if not ends:
        return None
    cost, length, end = min(ends)
    return end + length, end, cost


@lru_cache(maxsize=20_000)
def _cost(one: str, other: str) -> float:
    """Of reading one word for another."""
    if one == other:
        return 0.0
    longest = max(len(one), len(other))
    may_differ = 0 if longest < 4 else 1 if longest < 10 else 2
    if abs(len(one) - len(other)) > may_differ or one.isdigit() or other.isdigit():
        return 1.0
    return _ALIKE if distance(one, other) <= may_differ else 1.0


def _apart(places: Iterable[Place]) -> list[Place]:
    """The best places, none of which overlaps a better one."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda place: (place.cost, place.first)):
        if len(kept) == MOST_PLACES:
            break
        if all(place.last <= other.first or other.last <= place.first for other in kept):
            kept.append(place)
    return kept


@lru_cache(maxsize=50_000)
def _folded(word: str) -> str:
    return flat(word, loose).translate(_APOSTROPHES)
