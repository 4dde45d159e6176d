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
MAX_VALUES: Final = 300_000
_HEADER, _PART_MORE = 4, 2
"""Values for which a table with a header of its own counts, and a further part of a dotted key: that much
more memory and time they take.
"""
MAX_LEVELS: Final = 16
"""Of lists and inline tables inside one another."""
MAX_PARTS: Final = 8
"""Of a dotted key."""
MAX_DIGITS: Final = 40
MAX_LINES: Final = 500_000
MAX_ESCAPES: Final = 500_000
"""Backslashes."""
MAX_WORDS: Final = 500_000
"""Words, strings and comments one after the other without anything between them that TOML asks for."""

_LONG_NUMBER = rf"[+-]?(?:0[xob](?:_?[0-9A-Fa-f]){{{MAX_DIGITS + 1}}}|[0-9](?:_?[0-9A-Fa-f]){{{MAX_DIGITS}}})"
_PART = rf"(?:{STRING}|(?!{_LONG_NUMBER})[A-Za-z0-9_:+-]++)"
_CHAIN = rf"{_PART}(?:(?>[ \t]*+\.[ \t]*+{_PART})){{0,{MAX_PARTS - 1}}}+(?![ \t]*+\.[ \t]*+[A-Za-z0-9_\"'-])"
_OTHER = r"[^\[\]{}=,\"'#A-Za-z0-9_:+-]*+"
_STEP = re.compile(
    rf"{_OTHER}(?:(?>(?:{COMMENT}|{_CHAIN}){_OTHER})){{0,{MAX_WORDS}}}+(?P<mark>[\[\]{{}}=,]|\Z|(?s:.+))"
)
"""Everything up to and with the next mark of structure. What is too long is no mark, and taken for one with
all that follows.
"""
_SMALL: Final = 2_000_000
"""Characters of which all marks may be held at once."""
_MARKS: Final = "[]{}=,"
_NO_BRACKETS: Final = str.maketrans("", "", "=,")
_PAIR = re.compile(r"\[\]|\{\}")
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
    return _long(source) or (None if _is_far_from_limits(source) else _structure(source))


def _long(source: str) -> Refusal | None:
    """What makes reading slow whatever it means."""
    for character, limit, noun in (("\n", MAX_LINES, "lines"), ("\\", MAX_ESCAPES, "backslashes")):
        if source.count(character) > limit:
            message = f"a lesson may have {limit:,} {noun} at most; divide it into several"
            return Refusal(0, f"too-many-{noun}", message)
    return None


def _is_far_from_limits(source: str) -> bool:
    """Whether it is so small and shallow that its marks need not be looked at one by one: most are."""
    if len(source) > _SMALL:
        return False
    marks = "".join(_STEP.findall(source))
    # Two brackets one after the other begin no single table.
    headers = marks.count("[") - 2 * marks.count("[[")
    values = sum(map(marks.count, "=,[")) + _HEADER * headers + _PART_MORE * source.count(".")
    if marks.strip(_MARKS) or values > MAX_VALUES:
        return False
    brackets, level = marks.translate(_NO_BRACKETS), 0
    while brackets and level < MAX_LEVELS:
        brackets, level = _PAIR.sub("", brackets), level + 1
    return not brackets


def _structure(source: str) -> Refusal | None:
    depth = values = 0
    for step in _STEP.finditer(source):
        mark, at = step["mark"], step.start("mark")
        if not mark or mark not in _MARKS:
            return _stopped(source, at) if mark else None
        if mark in "[{":
            values += _HEADER if depth == 0 and _is_header(source, step.start(), at) else 0
            depth += 1
            if depth > MAX_LEVELS:
                message = f"more than {MAX_LEVELS} lists or tables inside one another; nest less deeply"
                return Refusal(at, "too-deep", message)
        elif mark in "]}":
            depth -= 1
            if depth < 0:
                return None
        if mark == "=" or (mark == "]" and depth == 0):
            # A key stands on one line, and a text may have any number of full stops.
            line = max(step.start(), source.rfind("\n", step.start(), at) + 1)
            values += _PART_MORE * source.count(".", line, at)
        if mark in "=,[":
            values += 1
        if values > MAX_VALUES:
            message = f"a lesson may hold {MAX_VALUES:,} values at most; divide it into several"
            return Refusal(at, "too-many-values", message)
    return None


def _is_header(source: str, start: int, bracket: int) -> bool:
    """Does the bracket begin the header of one table: does it stand on a line of its own, and alone?"""
    return not source.startswith("[[", bracket) and source.find("\n", start, bracket) >= 0


def _stopped(source: str, at: int) -> Refusal:
    """Why the pass stopped here: a long number in this chain, too long a chain, endless words."""
    place, links = at, 0
    while True:
        if _NUMBER_AHEAD.match(source, place):
            return Refusal(place, "long-number", f"a number may have {MAX_DIGITS} digits at most; shorten it")
        link = _LINK.match(source, place)
        if link is None or links == MAX_PARTS:
            break
        place, links = link.end(), links + 1
    if links < MAX_PARTS:
        return Refusal(
            at, "too-many-words", "more words in a row than a lesson can have; text stands in quotes"
        )
    message = f"a dotted key may have {MAX_PARTS} parts at most; write a [table] header instead"
    return Refusal(at, "long-key", message)
