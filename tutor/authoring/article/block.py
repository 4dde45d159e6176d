"""What an article is made of once it was read, whatever it was read from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace


class Unimportable(Exception):
    """The article cannot be imported; the text is one line that says why and what to do, without its name."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, or a paragraph, quote, list or piece of code."""

    text: str
    """Markdown; of a heading without its `#`."""
    level: int = 0
    """Of a heading, 1 for the highest; 0: no heading."""
    words: str = ""
    """The text as it is shown, on one line."""
    links: float = 0.0
    """The share of it that leads to other pages."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something of the article that is not in the draft."""

    words: str
    """What it says, on one line."""
    reason: str
    """In a few words: `photo credit`."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of the article; empty: not found."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    """`2018-04-19`, `2018-04` or `2018`."""
    url: str = ""
    language: str = ""

    def or_else(self, other: Metadata) -> Metadata:
        """What is known here, and the other where this is empty."""
        empty = {
            each.name: getattr(other, each.name) for each in fields(self) if not getattr(self, each.name)
        }
        return replace(self, **empty)


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was read."""

    metadata: Metadata
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...] = ()
    guessed: dict[str, str] = field(default_factory=dict)
    """By the name of a metadatum: the words that it was taken from."""
    notes: tuple[str, ...] = ()
    """What else its reader should know, a sentence each."""


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def words_of(text: str) -> frozenset[str]:
    """The words of a list that is written as text."""
    return frozenset(text.split())


_SPECIAL = re.compile(r"([\\`*_\[\]~<]|&(?=#|\w+;)|(?<=!)\[)")
_AT_START = re.compile(r"^([^\S\n]*)([#>=+-]|\d+(?=[.)](?:\s|$)))", re.MULTILINE)


def escaped(text: str) -> str:
    """Plain text as Markdown that is shown as that text: one paragraph, or part of one."""
    text = _SPECIAL.sub(r"\\\1", text)
    return _AT_START.sub(_guarded, text)


def _guarded(found: re.Match[str]) -> str:
    space, sign = found.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"
