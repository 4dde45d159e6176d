"""Text made comparable, with the way back: which characters of the source a match came from.

Two foldings. *Exact* is for quotes: white space, quotation marks, dashes and the Unicode form of an accented
letter count as the same however they are written. *Loose*, for terms and (without accents) for search, also
ignores case. A folding may change the length of the text, so positions in it are not positions in the source.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

Rule = Callable[[str], str]
"""Folds one character, a letter with the marks that follow it, or a run of white space."""

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′‹›＇", "'"),
        **dict.fromkeys("“”„‟″«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―⁃−﹘﹣－", "-"),
        "…": "...",
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
        **dict.fromkeys(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))), ""),
    }
)
"""Quotation marks, dashes, and what is not seen (soft hyphen, zero-width space, word joiner,
variation selectors)."""

_ACCENT_CLASSES = (*range(10, 37), *range(200, 256))
"""Canonical combining classes of accents and of Hebrew and Arabic points; Indic and kana marks are not."""

_JAMO = ("\u1160", "\u11ff")
"""Vowels and finals of Korean syllables that are written letter by letter; they join what precedes."""


def exact(char: str) -> str:
    """As written, but for white space, quotation marks, dashes and the Unicode form."""
    return " " if char.isspace() else unicodedata.normalize("NFC", char).translate(_ALIKE)


def caseless(char: str) -> str:
    """Like `exact`, in any case."""
    return unicodedata.normalize("NFC", exact(char).casefold())


def loose(char: str) -> str:
    """Like `caseless`, without accents."""
    apart = unicodedata.normalize("NFD", caseless(char))
    return unicodedata.normalize("NFC", "".join(c for c in apart if not _is_accent(c)))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text: a row of stretches, either plain (folded one to one) or a unit, folded as a whole."""

    text: str
    _folded: list[int] = field(repr=False)
    """Where each stretch begins in `text`."""
    _source: list[int] = field(repr=False)
    """Where it begins in the source."""
    _unit: list[int] = field(repr=False)
    """Length of a unit in the source; 0 for a plain stretch."""

    def start(self, at: int) -> int:
        """Where the character at `at` of the folded text begins in the source."""
        stretch = bisect_right(self._folded, at) - 1
        inside = 0 if self._unit[stretch] else at - self._folded[stretch]
        return self._source[stretch] + inside

    def end(self, at: int) -> int:
        """Where the character before `at` ends in the source; `at` is above 0."""
        stretch = bisect_right(self._folded, at - 1) - 1
        inside = self._unit[stretch] or at - self._folded[stretch]
        return self._source[stretch] + inside

    def whole(self, start: int, end: int) -> bool:
        """Whether this run of the folded text takes no part of a unit without the rest (an `s` of `ß`)."""
        return not self._splits(start) and not self._splits(end)

    def find(self, needle: str, *, parts: bool = False) -> list[tuple[int, int]]:
        """Where the folded needle stands, as offsets into the source, not overlapping.

        With `parts` a match may take a part of a unit; the whole unit is then named.
        """
        found: list[tuple[int, int]] = []
        at = self.text.find(needle) if needle else -1
        while at >= 0:
            end = at + len(needle)
            fits = self.whole(at, end)
            span = self.start(at), self.end(end)
            if fits or (parts and not (found and span[0] < found[-1][1])):
                found.append(span)
                at = self.text.find(needle, end)
            else:
                at = self.text.find(needle, at + 1)
        return found

    def _splits(self, at: int) -> bool:
        if at >= len(self.text):
            return False
        stretch = bisect_right(self._folded, at) - 1
        return bool(self._unit[stretch]) and at != self._folded[stretch]


def fold(text: str, rule: Rule) -> Folded:
    """Fold a text by a rule; a run of white space becomes one space. Linear in the text."""
    folds = {char: rule(char) for char in set(text)}
    table = str.maketrans(folds)
    pieces: list[str] = []
    stretches = _Stretches()
    at = 0
    for match in _units(folds).finditer(text):
        plain = text[at : match.start()].translate(table)
        unit = match[0]
        if unit not in folds:
            folds[unit] = rule(unit)
        folded = folds[unit]
        pieces += (plain, folded)
        stretches.add(len(plain), len(plain), 0)
        stretches.add(len(folded), len(unit), len(unit))
        at = match.end()
    pieces.append(text[at:].translate(table))
    stretches.add(len(pieces[-1]), len(pieces[-1]), 0)
    return Folded("".join(pieces), stretches.folded, stretches.source, stretches.unit)


def flat(text: str, rule: Rule) -> str:
    """Only the folded text, without white space around it: for what is looked for."""
    if text.isascii():
        return " ".join((text if rule is exact else text.lower()).split())
    return fold(text, rule).text.strip()


class _Stretches:
    """Collects the stretches of a folding; one that folds to nothing leaves only a gap in the source."""

    def __init__(self) -> None:
        self.folded: list[int] = []
        self.source: list[int] = []
        self.unit: list[int] = []
        self._at = self._source_at = 0

    def add(self, folded: int, source: int, unit: int) -> None:
        if folded:
            self.folded.append(self._at)
            self.source.append(self._source_at)
            self.unit.append(unit)
        self._at += folded
        self._source_at += source


def _units(folds: dict[str, str]) -> re.Pattern[str]:
    """What does not fold one to one: runs of white space, letters with marks, and some characters."""
    marks = _class(char for char in folds if _joins(char))
    odd = _class(char for char, folded in folds.items() if len(folded) != 1)
    kinds = [r"\s\s+"]
    if marks:
        kinds.append(rf"[^\s{marks}][{marks}]+")
    if odd:
        kinds.append(f"[{odd}]")
    return re.compile("|".join(kinds))


def _class(chars: Iterable[str]) -> str:
    """The inside of a pattern's character class; equal for equal sets, so that `re` keeps the pattern."""
    return "".join(sorted(map(re.escape, chars)))


def _joins(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or _JAMO[0] <= char <= _JAMO[1]


def _is_accent(char: str) -> bool:
    return unicodedata.combining(char) in _ACCENT_CLASSES
