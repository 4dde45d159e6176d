"""A text with gaps: from the one string that an author writes to its parts, and back.

`{one|other}` is a gap with all that fills it, `{{` and `}}` are braces. A gap itself holds no brace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Final

from tutor.lesson.fingerprint import normal
from tutor.lesson.question import Gap

MAX_GAPS: Final = 100
MAX_ALTERNATIVES: Final = 100
"""In one gap."""

_PLAIN = re.compile(r"(?:(?>[^{}]++|\{\{|\}\}))*+")
"""What is no gap: text, and doubled braces. Atomic because of python/cpython#100061, as in `lexis`."""
_BRACE_IN_GAP = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a text with gaps is made of."""

    between: tuple[str, ...]
    """The text before the first gap, between the gaps, and after the last: one more than `gaps`."""
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Malformed:
    """Why a text is none with gaps."""

    offset: int
    """Of the character in the text that it is about; -1: the text as a whole."""
    code: str
    message: str


class _Malformed(Exception):
    def __init__(self, offset: int, code: str, message: str) -> None:
        super().__init__(code)
        self.found = Malformed(offset, code, message)


def parse(text: str) -> Parts | Malformed:
    """The parts of the text, or the first thing that is wrong with it. White space in a gap is collapsed."""
    try:
        return _parse(text)
    except _Malformed as malformed:
        return malformed.found


def written(parts: Parts) -> str:
    """The parts as an author writes them: `parse` gives the same parts for it."""
    fills = ["{" + "|".join(gap.accepted) + "}" for gap in parts.gaps]
    texts = [text.replace("{", "{{").replace("}", "}}") for text in parts.between]
    return _woven(texts, fills)


def filled(parts: Parts, words: Sequence[str]) -> str:
    """The text with a word in each gap. Raises ValueError when there are more or fewer words than gaps."""
    if len(words) != len(parts.gaps):
        raise ValueError(f"{len(words)} words for {len(parts.gaps)} gaps")
    return _woven(parts.between, words)


def _woven(texts: Sequence[str], fills: Sequence[str]) -> str:
    return "".join(chain.from_iterable(zip_longest(texts, fills, fillvalue="")))


def _parse(text: str) -> Parts:
    before, at = _plain(text, 0)
    between, gaps = [before], list[Gap]()
    while at < len(text):
        if text[at] == "}":
            message = "this } closes no gap; remove it, or write }} for a brace"
            raise _Malformed(at, "stray-brace", message)
        if len(gaps) == MAX_GAPS:
            message = f"more than {MAX_GAPS} gaps; divide the text among several questions"
            raise _Malformed(at, "too-many", message)
        end = _closed(text, at + 1)
        gaps.append(Gap(accepted=_alternatives(text, at + 1, end)))
        after, at = _plain(text, end + 1)
        between.append(after)
    if not gaps:
        raise _Malformed(-1, "no-gap", "the text has no gap; put braces around what is to be filled in")
    return Parts(tuple(between), tuple(gaps))


def _plain(text: str, at: int) -> tuple[str, int]:
    """The text from an offset to the next brace that opens or closes a gap, and where that stands."""
    found = _PLAIN.match(text, at)
    end = found.end() if found else at
    return text[at:end].replace("{{", "{").replace("}}", "}"), end


def _closed(text: str, at: int) -> int:
    """Where the gap whose content begins here ends."""
    brace = _BRACE_IN_GAP.search(text, at)
    if brace is None or brace[0] == "{":
        before = " before the next { begins one" if brace else ""
        message = f"the gap that begins at character {at} is not closed{before}; end it with }}"
        raise _Malformed(at - 1, "unclosed-gap", message)
    return brace.start()


def _alternatives(text: str, at: int, end: int) -> tuple[str, ...]:
    """Everything that fills the gap whose content stands between two offsets."""
    found: dict[str, str] = {}
    for start, given in _divided(text, at, end):
        word = " ".join(given.split())
        if not word and not text[at:end].strip():
            message = f"the gap at character {at} is empty; write in it what fills it"
            raise _Malformed(at - 1, "empty-gap", message)
        if not word:
            message = f"an alternative is empty at character {start + 1}; write it, or remove one |"
            raise _Malformed(start, "empty-gap", message)
        if normal(word) in found:
            message = f"the alternative at character {start + 1} stands in this gap already; remove it"
            raise _Malformed(start, "same-alternative", message)
        if len(found) == MAX_ALTERNATIVES:
            message = f"more than {MAX_ALTERNATIVES} alternatives in one gap; remove some"
            raise _Malformed(start, "too-many", message)
        found[normal(word)] = word
    return tuple(found.values())


def _divided(text: str, at: int, end: int) -> Iterator[tuple[int, str]]:
    """What stands between the bars, each with the offset where its words begin."""
    while at <= end:
        bar = text.find("|", at, end)
        stop = end if bar < 0 else bar
        given = text[at:stop]
        yield at + (len(given) - len(given.lstrip()) if given.strip() else 0), given
        at = stop + 1
