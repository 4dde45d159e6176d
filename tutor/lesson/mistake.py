"""The mistakes that people make in TOML, recognised by what stands where the parser stopped."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tutor.lesson.lexis import ASSIGNMENT, HEADER
from tutor.lesson.lookalike import foreign_letter, lookalike
from tutor.lesson.position import Positions

_REST: Final = re.compile(r"[^\n#]*")
_WORD: Final = re.compile(r"[^\s,\]}#]+")
_DIGITS: Final = re.compile(r"\d+")
_LISTS: Final = ("glossary", "sections", "sections.questions", "questions")
"""Headers that begin with two brackets."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, and from where to where."""

    message: str
    start: int
    end: int = 0
    """Offsets; an end of 0: unknown."""


def recognised(source: str, at: int, parser_says: str) -> Mistake | None:
    """The mistake that made the parser say this about an offset, when it is one of the usual ones."""
    if message := lookalike(source, at):
        return Mistake(message, at, at + 1)
    for says, recognise in _KINDS:
        if parser_says.startswith(says):
            return recognise(source, at)
    return None


def _value(source: str, at: int) -> Mistake | None:
    found = _WORD.match(source, at)
    if found is None:
        if source[at : at + 1] in ("", "\n", "\r", "#"):
            return Mistake("the value is missing; write it after the `=`", at)
        return None
    word, end = found[0], found.end()
    if word.lower() in ("true", "false", "yes", "no", "on", "off"):
        return Mistake("write true or false, in small letters and without quotes", at, end)
    if word.lower() in ("none", "null", "nil", "undefined"):
        return Mistake("TOML has no empty value; leave the key out", at, end)
    if word[0].isalpha():
        rest = _REST.match(source, at)
        end = at + len(rest[0].rstrip(" \t\r,]}")) if rest else end
        return Mistake('text stands in quotes: "..."', at, end)
    return None


def _equals(source: str, at: int) -> Mistake | None:
    start = source.rfind("\n", 0, at) + 1
    line = _REST.match(source, start)
    written = line[0].rstrip() if line else ""
    if message := foreign_letter(source, at):
        return Mistake(message, at, at + 1)
    if source[at : at + 1] == ":":
        return Mistake("a key and its value are joined by `=`, not by a colon", at, at + 1)
    if written.lstrip().startswith("- "):
        return Mistake('a list stands in brackets: ["one", "two"]', start, start + len(written))
    if "=" in written[at - start :]:
        key = written[: written.index("=", at - start)].rstrip()
        return Mistake("a key is one word, without spaces", start, start + len(key))
    if source[at : at + 1] in ("", "\n", "\r", "#"):
        return Mistake("this key has no value; write `=` and the value after it", start, start + len(written))
    if source[at] in "\"'[{" or source[at].isdigit():
        return Mistake("a `=` is missing between the key and its value", at)
    message = "this is neither `key = value` nor a [table]; text of several lines stands in triple quotes"
    return Mistake(message, start, start + len(written))


def _statement(source: str, at: int) -> Mistake | None:
    line = _REST.match(source, at)
    end = at + len(line[0].rstrip()) if line else 0
    if source.startswith(("//", "/*", ";", "%", "--", "<!--"), at):
        return Mistake("a comment begins with #", at, end)
    if source.startswith(("<<<<<<<", "=======", ">>>>>>>"), at):
        return Mistake("two versions were merged here; keep one and remove the marks", at, end)
    if source.startswith(("```", "~~~"), at):
        return Mistake("this mark came along from another page; remove the line", at, end)
    message = foreign_letter(source, at)
    return Mistake(message, at, at + 1) if message else None


def _inline_key(source: str, at: int) -> Mistake | None:
    if source[at : at + 1] in ("\n", "\r", "#"):
        opened = source.rfind("{", 0, at)
        message = "a table in braces stands on one line; join the lines, or move it out of the braces"
        return Mistake(message, opened, opened + 1)
    if source[at : at + 1] == "}":
        comma = source.rfind(",", 0, at)
        return Mistake("a comma stands before the closing brace; remove it", comma, comma + 1)
    return None


def _inline_table(source: str, at: int) -> Mistake | None:
    if source[at : at + 1] in ("", "\n", "\r", "#"):
        return Mistake("a table in braces is not closed on its line; end it with }", at)
    return Mistake("a comma is missing before this", at)


def _array(source: str, at: int) -> Mistake | None:
    start = source.rfind("\n", 0, at) + 1
    begins_line = not source[start:at].strip()
    is_statement = ASSIGNMENT.match(source, at) or (source[at : at + 1] == "[" and HEADER.match(source, at))
    if at >= len(source) or (begins_line and is_statement):
        statement = Positions(source).statement(max(0, at - 1))
        opened = statement[1] if statement and source.startswith("[", statement[1]) else at
        return Mistake("this list is not closed; end it with ]", opened, opened + 1)
    if source[at] in "}:=":
        return None
    return Mistake("a comma is missing before this", at)


def _after_value(source: str, at: int) -> Mistake | None:
    before, char = source[:at].rstrip(" \t")[-1:], source[at]
    written = source[source.rfind("\n", 0, at) + 1 : at]
    if ASSIGNMENT.match(source, at):
        return Mistake("a second key stands on this line; put each key on a line of its own", at)
    if char in ";,":
        return Mistake(f"nothing stands after a value; remove the `{char}`", at, at + 1)
    if char == "]" and written.lstrip().startswith("["):
        return Mistake("a table header ends with as many brackets as it began with", at, at + 1)
    if char == "]":
        return Mistake("this bracket closes nothing; remove it", at, at + 1)
    if before == "'":
        message = 'the apostrophe before this ended the text; put text with an apostrophe in "..."'
        return Mistake(message, at)
    if before == '"':
        message = 'the quotation mark before this ended the text; inside of text write \\" or “ ”'
        return Mistake(message, at)
    return _after_number(source, at) if before.isdigit() else None


def _after_number(source: str, at: int) -> Mistake | None:
    line = source[source.rfind("\n", 0, at) + 1 : at]
    given = line[line.find("=") + 1 :].strip()
    whole = _WORD.match(source, at - len(given))
    start, end = at - len(given), whole.end() if whole else 0
    if source[at] == "%":
        return Mistake('a number stands without %; write the % only in quotes, as in "5%"', at, at + 1)
    if given == "0" and source[at].isdigit():
        return Mistake("a number does not begin with 0; leave it out", start, end)
    if re.fullmatch(r"\d{4}", given) and source[at] in "-/.":
        return Mistake('write a date as 2018-04-19, or in quotes as "2018-04"', start, end)
    return Mistake("something stands after the number; put text in quotes", start, end)


def _comma_in_number(source: str, at: int) -> Mistake | None:
    """A decimal comma, and everything else that may follow a value."""
    if source[at : at + 1] == "," and source[at - 1].isdigit() and source[at + 1 : at + 2].isdigit():
        whole = re.search(r"[+-]?\d+$", source[:at])
        rest = _DIGITS.match(source, at + 1)
        number = f"{whole[0] if whole else 0}.{rest[0] if rest else 0}"
        return Mistake(f"write the number with a point: `{number[:20]}`", at, at + 1)
    return _after_value(source, at) if at < len(source) else None


def _escape(message: str) -> Callable[[str, int], Mistake]:
    """What is wrong with the escape before which the parser stopped."""

    def found(source: str, at: int) -> Mistake:
        begins = source.rfind("\\", 0, at)
        return Mistake(message, begins, begins + 2)

    return found


def _header_again(source: str, at: int) -> Mistake | None:
    """A header whose name is something already."""
    start = source.rfind("\n", 0, at) + 1
    header = HEADER.match(source, start)
    if header is None:
        return None
    name, end = header["key"], header.end()
    if name in _LISTS:
        inner = re.search(rf"^[ \t]*\[\[?[ \t]*({re.escape(name)}\.\w+)", source[:start], re.MULTILINE)
        if inner and header["open"] == "[[":
            message = f"`[[{inner[1]}]]` stands above the first `[[{name}]]`; move it below the section"
        else:
            message = f"this name is a list and a table; write `[[{name}]]`, with two brackets, each time"
        return Mistake(message, start, end)
    if header["open"] == "[":
        return Mistake(f"the table `{name}` stands twice; write its keys below the first", start, end)
    return None


_KINDS: Final = (
    ("Invalid value", _value),
    ("Expected '='", _equals),
    ("Invalid statement", _statement),
    ("Invalid initial character for a key", _inline_key),
    ("Unclosed inline table", _inline_table),
    ("Unclosed array", _array),
    ("Expected newline or end of document", _comma_in_number),
    ("Cannot declare", _header_again),
    ("Cannot overwrite", _header_again),
    ("Cannot mutate", _header_again),
    (
        "Unescaped '\\'",
        _escape("a backslash in a string begins an escape; write two, or put the string in single quotes"),
    ),
    (
        "Invalid hex value",
        _escape("\\u and \\U begin an escape with four or eight digits; for a backslash itself write two"),
    ),
    ("Escaped character", _escape("this escape names no character; remove it")),
)
"""By what the parser's message begins with."""
