"""What is refused before TOML is parsed, in one pass whose time grows with the length of the file alone.

The parser needs quadratic time for long dotted keys, fails on deep nesting and takes numbers of any length,
so those are counted first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tutor.lesson.lexis import COMMENT, STRING

MAX_BYTES: Final = 16 * 1024 * 1024
MAX_VALUES: Final = 500_000
MAX_LEVELS: Final = 16
"""Of lists and inline tables inside one another."""
MAX_PARTS: Final = 8
"""Of a dotted key."""
MAX_DIGITS: Final = 40

_LONG_NUMBER = rf"[+-]?(?:0[xob](?:_?[0-9A-Fa-f]){{{MAX_DIGITS + 1}}}|[0-9](?:_?[0-9A-Fa-f]){{{MAX_DIGITS}}})"
_PART = rf"(?:{STRING}|(?!{_LONG_NUMBER})[A-Za-z0-9_:+-]++)"
_CHAIN = rf"{_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{0,{MAX_PARTS - 1}}}+(?![ \t]*+\.[ \t]*+[A-Za-z0-9_\"'-])"
_STEP = re.compile(rf"(?:[^\[\]{{}}=,\"'#A-Za-z0-9_:+-]++|{COMMENT}|{_CHAIN})*+(?P<mark>[\[\]{{}}=,]?)")
"""Everything up to and with the next mark of structure; stops before what is too long."""
_LINK = re.compile(rf"{_PART}[ \t]*+\.[ \t]*+")
_NUMBER_AHEAD = re.compile(_LONG_NUMBER)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not parsed at all."""

    offset: int
    """In characters from the beginning of the text."""
    code: str
    message: str


def refusal(source: str) -> Refusal | None:
    """The first limit that this TOML text breaks, or None. The text need not be valid."""
    depth = values = 0
    for step in _STEP.finditer(source):
        mark, at = step["mark"], step.end() - 1
        if mark == "":
            return _stopped(source, step.end())
        if mark in "[{":
            depth += 1
            if depth > MAX_LEVELS:
                return Refusal(
                    at,
                    "too-deep",
                    f"more than {MAX_LEVELS} lists or tables inside one another; nest less deeply",
                )
        elif mark in "]}":
            depth -= 1
            if depth < 0:
                return None
        if mark in "=,[":
            values += 1
            if values > MAX_VALUES:
                return Refusal(
                    at,
                    "too-many-values",
                    f"a lesson may hold {MAX_VALUES:,} values at most; divide it into several",
                )
    return None


def _stopped(source: str, at: int) -> Refusal | None:
    """Why the pass stopped here: the end, a long number in this dotted chain, or too long a chain."""
    if at >= len(source):
        return None
    place = at
    for _ in range(MAX_PARTS):
        if _NUMBER_AHEAD.match(source, place):
            return Refusal(place, "long-number", f"a number may have {MAX_DIGITS} digits at most; shorten it")
        link = _LINK.match(source, place)
        if link is None:
            break
        place = link.end()
    return Refusal(
        at, "long-key", f"a dotted key may have {MAX_PARTS} parts at most; write a [table] header instead"
    )
