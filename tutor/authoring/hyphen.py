"""Words that the end of a line divided, made whole: the rest of the text tells whether the hyphen stays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

_DIVIDED = re.compile(r"(?<![^\W_])([^\W_]{1,60}+)([-\u2010\u00ad])\n[^\S\n]*([^\W_]{1,60}+)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST = re.compile(
    "all|cross|double|eighty|ever|ex|fifty|forty|full|half|high|ill|long|low|mid|multi|new|ninety|non|old|one"
    "|part|post|pre|self|semi|seventy|short|sixty|so|thirty|three|twenty|two|well",
    re.IGNORECASE,
)
"""First parts of words that mostly have a hyphen."""
_JOINING: Final = frozenset(("and", "or", "nor", "und", "oder", "bzw", "et", "ou", "y", "o", "of"))
"""Words that go on after the first half of a pair: short- and long-term."""


def words_in(pieces: Iterable[str]) -> Counter[str]:
    """How often each word stands in a text, in lower case, those with hyphens as one."""
    return Counter(word.casefold() for piece in pieces for word in _WORD.findall(piece))


def made_whole(text: str, known: Counter[str]) -> str:
    """The text without line ends inside of words; `known` counts the words of all that belongs to it.

    The hyphen stays where the text writes the word with one elsewhere, before a name or a number, after such
    as *twenty*, and where it would join two words that each stand alone and never together.
    """

    def join(divided: re.Match[str]) -> str:
        left, sign, right = divided.groups()
        together, hyphened = (left + right).casefold(), f"{left}-{right}".casefold()
        if sign == "\u00ad" or known[together]:
            return left + right
        if right in _JOINING:
            return f"{left}- {right}"
        apart = known[left.casefold()] > 1 and known[right.casefold()] > 1
        stays = known[hyphened] or _FIRST.fullmatch(left) or apart
        return f"{left}-{right}" if stays or not (left.isalpha() and right.islower()) else left + right

    return _DIVIDED.sub(join, text)
