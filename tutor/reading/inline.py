"""The words of one Markdown paragraph, heading or note, with the spans that are styled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tutor.reading.passage import Span, SpanStyle
from tutor.reading.script import HAN_AND_KANA

if TYPE_CHECKING:
    from markdown_it.token import Token

_STYLES: Final[dict[str, SpanStyle]] = {"em": "emphasis", "strong": "strong", "s": "strike"}
_SPACES = re.compile(r"[ \t\n]+")
_UNSPACED = re.compile(f"[{HAN_AND_KANA}\u3001-\u303f\uff00-\uffef]")
"""Beside such a character the end of a line in the source stands for no space."""

_RULE_OF_TABLE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")


@dataclass(slots=True)
class Inline:
    """Collects the rendered text of one block."""

    labels: set[str]
    """Takes the labels of the link definitions that are used."""
    _pieces: list[str] = field(default_factory=list)
    _spans: list[Span] = field(default_factory=list)
    _size: int = 0
    _last: str = "\n"
    """The last character so far; a line end before the first, since nothing may begin with a space."""

    def result(self) -> tuple[str, tuple[Span, ...]]:
        """The text, and its spans by where they start, the outer before the inner."""
        text = "".join(self._pieces).rstrip(" \n")
        kept = (Span(s.start, min(s.end, len(text)), s.style, s.href) for s in self._spans)
        return text, tuple(sorted((s for s in kept if s.start < s.end), key=lambda s: (s.start, -s.end)))

    def read(self, tokens: Sequence[Token], table: Table | None = None) -> None:
        """Take in the inline tokens of a block; of a table, row by row."""
        opened: list[tuple[int, Token]] = []
        line = 0
        for index, token in enumerate(tokens):
            if token.type in ("softbreak", "hardbreak"):
                line += 1
                if table is not None and line == table.rule:
                    continue
                hard = token.type == "hardbreak" or (table is not None and table.parts(line))
                self._break(hard, _first_char(tokens[index + 1 : index + 9]))
            elif table is not None and line == table.rule:
                continue
            elif token.nesting == 1:
                opened.append((self._size, token))
            elif token.nesting == -1:
                if opened:
                    self._close(*opened.pop())
            else:
                self._leaf(token)

    def _leaf(self, token: Token) -> None:
        start = self._size
        if token.type == "image":
            self.read(token.children or ())
            self._link(start, token, str(token.attrs.get("src", "")))
        elif token.type == "footnote_ref":
            self._put(f"[{token.meta['id'] + 1}]")
            self._spans.append(Span(start, self._size, "note"))
        elif token.type == "code_inline":
            self._put(token.content)
            self._spans.append(Span(start, self._size, "code"))
        else:
            self._text(token.content)

    def _close(self, start: int, token: Token) -> None:
        if token.type == "link_open":
            self._link(start, token, str(token.attrs.get("href", "")))
        elif token.tag in _STYLES:
            self._spans.append(Span(start, self._size, _STYLES[token.tag]))

    def _link(self, start: int, token: Token, href: str) -> None:
        """A link or image that began at `start`; without words of its own it shows its address."""
        if "label" in token.meta:
            self.labels.add(token.meta["label"])
        if self._size == start:
            self._put(href)
        self._spans.append(Span(start, self._size, "link", href))
        title = str(token.attrs.get("title", ""))
        if title:
            self._text(f" ({title})")

    def _break(self, hard: bool, following: str) -> None:
        if hard:
            self._put("\n")
        elif not (_UNSPACED.match(self._last) and _UNSPACED.match(following)):
            self._text(" ")

    def _text(self, text: str) -> None:
        text = _SPACES.sub(" ", text)
        self._put(text.lstrip(" ") if self._last in " \n" else text)

    def _put(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self._size += len(text)
            self._last = text[-1]


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of a paragraph that are the rows of a table."""

    first: int
    rule: int
    """The line that parts the head from the rows; it is not shown."""
    last: int

    def parts(self, line: int) -> bool:
        """Whether a line end before this line is kept."""
        return line != self.rule and self.first <= line <= self.last + 1


def table_in(content: str, tokens: Sequence[Token]) -> Table | None:
    """The table in a paragraph's source, if there is one and its lines are those of the tokens."""
    if "|" not in content:
        return None
    lines = content.split("\n")
    breaks = sum(token.type in ("softbreak", "hardbreak") for token in tokens)
    if breaks != len(lines) - 1:
        return None
    for rule in range(1, len(lines)):
        if "|" in lines[rule] and "|" in lines[rule - 1] and _RULE_OF_TABLE.fullmatch(lines[rule]):
            last = rule
            while last + 1 < len(lines) and "|" in lines[last + 1]:
                last += 1
            return Table(rule - 1, rule, last)
    return None


def _first_char(tokens: Sequence[Token]) -> str:
    """The character that the tokens begin with, as far as it can be seen."""
    return next((token.content[0] for token in tokens if token.content), "")
