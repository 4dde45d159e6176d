"""More than one syntax error at a time: what is wrong after the first one, where that is certain.

A faulty line that is a statement of its own is blanked and the rest parsed again. Where text or a list over
several lines may be open, nothing is certain any more, and one error is all that is told.
"""

from __future__ import annotations

import re
from typing import Final

from tutor.lesson.diagnostic import Diagnostic
from tutor.lesson.position import Positions
from tutor.lesson.syntax import parse

_MOST: Final = 10
"""Errors told of one file."""
_LARGEST: Final = 1024 * 1024
"""Bytes of a file that is parsed several times."""
_BEGINS: Final = re.compile(r"[ \t]*(?:[A-Za-z0-9_-]+[ \t]*[=:]|\[|#|$)")
"""A line that can only be a statement, a header or a comment; or an empty one."""
_HEADER: Final = re.compile(r"[ \t]*\[+[ \t]*([A-Za-z0-9_. -]+?)[ \t]*\]*[ \t\r]*(?:#.*)?")
_LISTS: Final = ("glossary", "sections", "sections.questions", "questions")
"""Headers that begin with two brackets."""


def syntax_errors(source: bytes, first: Diagnostic) -> tuple[Diagnostic, ...]:
    """The first error, and those after it that do not follow from an earlier one."""
    if first.code != "syntax" or len(source) > _LARGEST:
        return (first,)
    lines = source.decode("utf-8").removeprefix("\ufeff").split("\n")
    found = [first]
    while len(found) < _MOST:
        number = found[-1].line - 1
        if not _stands_alone(lines, number) or "twice" in found[-1].message:
            break
        lines[number] = _mended(lines[number])
        following = parse("\n".join(lines).encode())
        if not isinstance(following, Diagnostic) or following.code != "syntax":
            break
        if following.line - 1 <= number or not _BEGINS.match(lines[number + 1]):
            break
        found.append(following)
    return tuple(found)


def _stands_alone(lines: list[str], number: int) -> bool:
    """Whether the line is a statement of its own, and so is the one after it."""
    if lines[number].count("{") > lines[number].count("}"):
        return False
    before = "\n".join(lines[:number])
    offset = len(before) + 1 if number else 0
    statement = Positions("\n".join(lines[: number + 1])).statement(offset + len(lines[number]))
    if statement is None:
        return number == 0
    if statement[0] < offset and _is_open(before):
        return False
    return number + 1 >= len(lines) or _BEGINS.match(lines[number + 1]) is not None


def _is_open(before: str) -> bool:
    """Whether text, a list or a table that began before is not closed."""
    return isinstance(parse(f"{before}\n".encode()), Diagnostic)


def _mended(line: str) -> str:
    """An empty line, or, of a faulty header, the header that it was to be."""
    header = _HEADER.fullmatch(line)
    if header is None:
        return ""
    name = header[1].replace(" ", "")
    return f"[[{name}]]" if name in _LISTS else f"[{name}]"
