"""From bytes to parsed TOML, or the one thing that stops it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tutor.lesson.diagnostic import Diagnostic
from tutor.lesson.guard import MAX_BYTES, refusal
from tutor.lesson.mistake import recognised
from tutor.lesson.position import Place, Positions

_MEANING: Final = (
    ("Expected '='", "a key needs `=` and a value after it"),
    (
        "Expected newline or end of document",
        "something stands after the value; put each key on a line of its own",
    ),
    (
        "Invalid statement",
        "this is neither `key = value` nor a [table]; text of several lines stands in triple quotes",
    ),
    (
        "Cannot overwrite",
        "this key stands twice in one table; remove one, or, if it belongs elsewhere, move it",
    ),
    ("Duplicate inline table key", "this key stands twice in one table; remove one"),
    ("Cannot declare", "this table stands twice; a list of tables has two brackets: [[...]]"),
    ("Cannot mutate", "this adds to a table or list that was already complete; write it in one place"),
    ("Cannot redefine", "this name already has a value; choose another, or remove one"),
    ("Expected ']", "a table header is not closed; end it with as many brackets as it began with"),
    (
        "Invalid initial character for a key",
        "a key may have letters, digits, - and _ only; otherwise put it in quotes",
    ),
    ("Unclosed array", "a list is not closed, or a comma is missing in it"),
    ("Unclosed inline table", "a table in braces is not closed on its line, or a comma is missing in it"),
    ("Unterminated string", "this string is not closed; end it with the quotes that it began with"),
    ('Expected "\'"', "this string is not closed; end it with the quotes that it began with"),
    ("Expected \"'''\"", "this string is not closed; end it with the quotes that it began with"),
    ("Illegal character '\\n'", "a string is not closed on its line; close it, or use triple quotes"),
    ("Illegal character", "a control character stands here; remove it"),
    ("Found invalid character", "a control character stands here; remove it"),
    ("Invalid date", "there is no such date; write it as 2018-04-19"),
    ("Invalid value", "a value is missing or not understood; text stands in quotes"),
)
"""What the parser's messages begin with, and what that means for an author."""
_AT = re.compile(r"\(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document that TOML understands."""

    source: str
    """Without a byte order mark."""
    data: dict[str, object]


def parse(raw: bytes) -> Parsed | Diagnostic:
    """The document, or why there is none. Raises nothing, whatever the bytes are."""
    if len(raw) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        return _fatal(
            "too-big", f"the file is larger than {limit} MiB; divide it into several lessons", Place(0, 0)
        )
    try:
        source = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error.start)
    refused = refusal(source)
    if refused is not None:
        return _fatal(refused.code, refused.message, _line_and_column(source, refused.offset))
    return _toml(source)


def _toml(source: str) -> Parsed | Diagnostic:
    import tomli

    from tutor.lesson.amount import Amount

    try:
        return Parsed(source, tomli.loads(source, parse_float=Amount))
    except RecursionError:
        return _fatal(
            "too-deep", "lists or tables are too deep inside one another; nest less deeply", Place(0, 0)
        )
    except ValueError as error:
        return _syntax_error(source, str(error))


def _not_utf8(raw: bytes, at: int) -> Diagnostic:
    before = raw[:at].decode("utf-8").removeprefix("\ufeff")
    message = f"this is not UTF-8 (byte 0x{raw[at]:02X}); save the file again with the encoding UTF-8"
    return _fatal("not-utf-8", message, _line_and_column(before, len(before)))


def _syntax_error(source: str, parser_says: str) -> Diagnostic:
    """The parser's complaint in an author's words, moved to where the mistake begins when that is known."""
    begins = (text for start, text in _MEANING if parser_says.startswith(start))
    message = next(begins, "this is not valid TOML")
    found = _AT.search(parser_says)
    offset = _offset(source, int(found[1]), int(found[2])) if found else len(source)
    mistake = recognised(source, offset, parser_says)
    if mistake is not None:
        place = _line_and_column(source, mistake.start)
        return _fatal("syntax", mistake.message, place, mistake.end and mistake.end - mistake.start)
    if parser_says.startswith("Cannot overwrite") or not found:
        statement = Positions(source).statement(max(0, offset - 1))
        if statement is not None:
            key, value = statement
            offset = key if found else value
    return _fatal("syntax", message, _line_and_column(source, offset))


def _offset(source: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = source.index("\n", start) + 1
    return min(len(source), start + column - 1)


def _line_and_column(source: str, offset: int) -> Place:
    start = source.rfind("\n", 0, offset) + 1
    return Place(source.count("\n", 0, offset) + 1, offset - start + 1)


def _fatal(code: str, message: str, place: Place, width: int = 0) -> Diagnostic:
    return Diagnostic(
        line=place.line,
        column=place.column,
        end_column=place.column + width if width else 0,
        code=code,
        level="fatal",
        message=message,
    )
