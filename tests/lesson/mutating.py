"""Lessons that came to harm: letters exchanged anywhere, or values exchanged in what stays TOML."""

from __future__ import annotations

import unicodedata
from copy import deepcopy
from random import Random
from typing import Any

import tomli_w

from tutor.lesson.diagnostic import Loaded

MOST = 21
"""Problems told of a file: twenty, and how many more there are."""
PIECES = [
    *("{a|b}", "{{", "}}", "|", "5%", "1e41", "0.1", "-0.0", 'type = "cloze"', 'type = "match"', "class = "),
    *("\\u001b", "\\u202e", "\x00", "\x1b", "\u202e", "🏴", "\ud7ff"),
    *('"', "'", "[", "]", "{", "}", "=", ".", "\n", "[[", "[x]", '"""'),
    *('"\u200b" = 1\n', '"[/]" = 1\n', "\ufeff", "\u2028"),
    *("0x", "nan", "1e999", "true", "2018-04-31", "questions", "9" * 50),
]
VALUES: list[Any] = [
    *(
        "",
        " ",
        "\x1b]0;t\x07",
        "\u202e",
        "\u200b",
        "[@click=app.quit]x[/]",
        "{a|b}",
        "{",
        "5%",
        "choice",
        "match",
    ),
    *(True, False, 0, -1, 1, 2**62, -(2**62), 0.5, float("nan"), float("inf"), 1e308, "x" * 5000),
    *([], {}, [[]], [{}], [""], ["a", 1], {"text": "a"}, {"quote": "a", "section": "one"}, [["a", "b"]]),
]


NAMES = ("a", "", "\u200b", "x\u2028y", "\x1b[2J", "[@click=app.quit]x[/]", "id", "text", "answer", "section")


def mutated(chance: Random, text: str) -> bytes:
    """The text with some of its letters exchanged, repeated or left out."""
    pieces = [*PIECES, *text.split('"')]
    for _ in range(chance.randint(1, 4)):
        at, to = sorted((chance.randrange(len(text)), chance.randrange(len(text))))
        to = min(to, at + chance.choice((0, 1, 1, 5, 60)))
        text = text[:at] + chance.choice((chance.choice(pieces), "", text[at:to] * 2)) + text[to:]
    raw = text.encode()
    if chance.random() < 0.1:
        at = chance.randrange(len(raw))
        raw = raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]
    return raw


def rearranged(chance: Random, document: dict[str, Any]) -> bytes:
    """The document with some values exchanged for others, or under another key, or left out."""
    document = deepcopy(document)
    for _ in range(chance.randint(1, 4)):
        holders = [one for one in _holders(document) if one]
        holder = chance.choice(holders)
        key = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        other = chance.choice(holders)
        values = list(other.values()) if isinstance(other, dict) else other
        value = deepcopy(chance.choice([chance.choice(VALUES), chance.choice(values)]))
        if chance.random() < 0.2:
            del holder[key]
        elif isinstance(holder, list):
            holder.insert(key, value)
        elif chance.random() < 0.3:
            tables = [one for one in holders if isinstance(one, dict)]
            holder[chance.choice([*NAMES, *chance.choice(tables)])] = value
        else:
            holder[key] = value
    return tomli_w.dumps(document).encode()


def _holders(value: object) -> list[Any]:
    """Every table and list in a document."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return [] if inner is None else [value, *(holder for one in inner for holder in _holders(one))]


def fault(raw: bytes, loaded: Loaded) -> str:
    """What is wrong with what came of a file; empty if nothing is."""
    told = loaded.diagnostics
    if len(told) > MOST:
        return "more is told than can be read"
    if loaded.lesson is None and not any(one.level == "fatal" for one in told):
        return "it is refused without a reason"
    lines = raw.count(b"\n") + 1
    for one in told:
        if any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in one.message):
            return f"a message acts on a terminal: {one.message!a}"
        if not 0 <= one.line <= lines or (one.line == 0) != (one.column == 0):
            return f"there is no line {one.line} with column {one.column}"
    return ""
