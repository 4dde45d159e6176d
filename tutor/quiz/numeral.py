"""Number words read as numbers: `two hundred and fifty` is 250, `twenty-first` is 21st."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tutor.quiz.counting import Counting, counting

_LONGEST = 4
"""Words in the longest name of a number below a hundred: `quatre vingt dix neuf`."""


def digits(words: Sequence[str], language: str, *, ordinals: bool = True) -> list[str]:
    """The words with every run that names a number put as digits.

    `language` is two letters. A bare `hundred` or `million` after digits stays: the digits are its part. So
    does the hundred of `20 pour cent`. Without `ordinals`, `second` may be a unit of time.
    """
    known = counting(language)
    if not known.small:
        return list(words)
    out: list[str] = []
    at = 0
    is_open = False  # Whether the words so far end in digits, with what may multiply them: `2 thousand`.
    while at < len(words):
        written, after = _number(words, at, known, ordinals)
        if not written or (is_open and _is_bare(words[at], known)):
            written, after = words[at], at + 1
        is_open = is_numeric(written) or (is_open and (written == known.per or _is_bare(written, known)))
        out.append(written)
        at = after
    return out


@cache
def multipliers(language: str) -> dict[str, int]:
    """The words that multiply a number before them: `hundred`, `million`."""
    known = counting(language)
    return {word: value for word, value in known.hundreds.items() if value == 100} | dict(known.scales)


def is_numeric(word: str) -> bool:
    """Whether the word has a digit in it."""
    return any(char.isdigit() for char in word)


def _is_bare(word: str, known: Counting) -> bool:
    return word in known.hundreds or word in known.scales or known.ordinals.get(word, 0) >= 100


def _number(words: Sequence[str], at: int, known: Counting, ordinals: bool) -> tuple[str, int]:
    """The number that begins here, as digits, and where it ends; empty when none does."""
    value, after = _cardinal(words, at, known)
    if ordinals:
        place, end = _ordinal(words, value, after, known)
        if place is not None:
            return f"{place}{_suffix(place)}", end
    return ("" if value is None else str(value)), after


def _cardinal(words: Sequence[str], at: int, known: Counting) -> tuple[int | None, int]:
    """Groups below a thousand, each but the last followed by a scale, the scales falling."""
    total: int | None = None
    limit = 0
    while True:
        begin = at + 1 if total is not None and _word(words, at) in known.joins else at
        group, after = _group(words, begin, known)
        scale = known.scales.get(_word(words, after), 0)
        if group == 0:
            return (0, after) if total is None else (total, at)
        if scale and (not limit or scale < limit) and (group is not None or total is None):
            total = (total or 0) + (group or 1) * scale
            limit, at = scale, after + 1
            continue
        if group is None or scale:
            return total, at
        return (total or 0) + group, after


def _group(words: Sequence[str], at: int, known: Counting) -> tuple[int | None, int]:
    """A number below a thousand: `seven`, `two hundred`, `two hundred and seven`."""
    value, after = _small(words, at, known)
    hundred = known.hundreds.get(_word(words, after))
    if value == 0 or hundred is None or (value is not None and (hundred != 100 or value > 19)):
        return value, after
    value = hundred if value is None else value * hundred
    after += 1
    begin = after + 1 if _word(words, after) in known.joins else after
    rest, end = _small(words, begin, known)
    return (value + rest, end) if rest else (value, after)


def _small(words: Sequence[str], at: int, known: Counting) -> tuple[int | None, int]:
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        value = known.small.get(tuple(words[at : at + length]))
        if value is not None:
            return value, at + length
    return None, at


def _ordinal(words: Sequence[str], value: int | None, at: int, known: Counting) -> tuple[int | None, int]:
    """The ordinal that ends a number: `first`, or what it makes of the value read before it."""
    if value is not None and value % 100 == 0 and _word(words, at) in known.joins:
        at += 1
    place = known.ordinals.get(_word(words, at))
    if place is None or value == 0:
        return None, at
    if value is None:
        return place, at + 1
    if place >= 100:
        return (value * place, at + 1) if value < place else (None, at)
    room = 100 if value % 100 == 0 else 10 if value % 10 == 0 and value % 100 > 10 else 0
    return (value + place, at + 1) if place < room else (None, at)


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""
