"""Markdown turned into blocks of plain text with styled spans.

CommonMark with strikethrough and footnotes. Nothing that the author wrote is lost: HTML is shown as written,
images as their description, tables as lines, notes and link definitions that nobody refers to at the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from tutor.reading.inline import Inline, table_in
from tutor.reading.passage import Block, BlockKind, Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

NESTING = 40
"""Levels (a quote is one, a list two) that are followed; a text that goes deeper is shown as written."""

_ODD = re.compile("[\ud800-\udfff\x00]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_KINDS: dict[str, BlockKind] = {"quote": "quote", "list": "item", "note": "note"}


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text, its footnotes last."""
    text = _LINE_ENDS.sub("\n", _ODD.sub("\ufffd", text))
    env: dict[str, Any] = {}
    try:
        tokens = _parser().parse(text, env)
    except RuntimeError:
        return _as_written(text)
    if any(token.nesting == 1 and token.level >= NESTING - 1 for token in tokens):
        return _as_written(text)
    return _Reader(text, env).read(tokens)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    options = {"html": False, "maxNesting": NESTING, "store_labels": True}
    parser = MarkdownIt("commonmark", options).enable("strikethrough")
    return parser.use(footnote_plugin, move_to_end=False)


def _as_written(text: str) -> tuple[Block, ...]:
    parts = (" ".join(part.split()) for part in re.split(r"\n[^\S\n]*\n", text))
    return tuple(Block("paragraph", part) for part in parts if part)


@dataclass(slots=True)
class _Container:
    """A quote, list or footnote that is open."""

    kind: Literal["quote", "list", "note"]
    tight: bool = False
    markers: list[str] = field(default_factory=list)
    """Of a list: those of its items that are still to come, the next one last."""
    begun: bool = False
    """Whether a block came already."""


class _Reader:
    """Turns tokens into blocks, one after the other."""

    def __init__(self, source: str, env: dict[str, Any]) -> None:
        self._source = source
        self._env = env
        self._labels: set[str] = set()
        self._body: list[Block] = []
        self._notes: list[tuple[int, Block]] = []
        self._open: list[_Container] = []
        self._pending: list[str] = []
        """Markers that the next block begins with."""
        self._heading = 0
        self._note = 0
        """Number of the footnote that is being read; 0 outside."""
        listed = env.get("footnotes", {}).get("list", {})
        self._numbers: dict[str, int] = {
            note["label"]: number + 1 for number, note in listed.items() if "label" in note
        }
        self._next_number = len(listed) + 1

    def read(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """All blocks: the text, the notes by their number, and what is left over."""
        for index, token in enumerate(tokens):
            if token.nesting == 1:
                self._enter(token, tokens, index)
            elif token.nesting == -1:
                self._leave(token)
            else:
                self._leaf(token)
        self._inline_notes()
        notes = [block for _, block in sorted(self._notes, key=lambda note: note[0])]
        return (*self._body, *notes, *self._unused_definitions())

    def _enter(self, token: Token, tokens: Sequence[Token], index: int) -> None:
        if token.type == "blockquote_open":
            self._flush()
            self._open.append(_Container("quote"))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            self._open.append(_list(tokens, index))
        elif token.type == "list_item_open":
            self._pending.append(self._open[-1].markers.pop())
        elif token.type == "footnote_reference_open":
            self._note = self._number(token.meta["label"])
            self._open.append(_Container("note"))
            self._pending.append(f"[{self._note}]")
        elif token.type == "heading_open":
            self._heading = int(token.tag[1:])

    def _leave(self, token: Token) -> None:
        if token.type in ("list_item_close", "footnote_reference_close"):
            self._flush()
        if token.type == "footnote_reference_close":
            self._note = 0
        if token.type in _CONTAINER_ENDS:
            self._open.pop()
        elif token.type == "heading_close":
            self._heading = 0

    def _leaf(self, token: Token) -> None:
        if token.type == "inline":
            children = token.children or ()
            inline = Inline(self._labels)
            inline.read(children, table_in(token.content, children))
            text, spans = inline.result()
            if text and self._heading:
                self._add("heading", text, spans, self._heading)
            elif text:
                self._add_words(text, spans)
        elif token.type in ("fence", "code_block"):
            info = token.info.strip()
            lines = token.content.removesuffix("\n").expandtabs(4)
            text = f"{info}\n{lines}" if len(info.split()) > 1 else lines
            if text:
                self._add("code", text, (), len(self._open))
        elif token.type == "hr":
            self._add("rule", "", (), len(self._open))

    def _add_words(self, text: str, spans: tuple[Span, ...] = ()) -> None:
        """A paragraph, as what it is where it stands."""
        if not self._open:
            self._add("paragraph", text, spans, 0)
            return
        kind = _KINDS[self._open[-1].kind]
        same = [container for container in self._open if kind in ("item", _KINDS[container.kind])]
        self._add(kind, text, spans, len(same))

    def _add(self, kind: BlockKind, text: str, spans: tuple[Span, ...], level: int) -> None:
        if kind not in ("item", "note"):
            self._flush()
        marker = " ".join(self._pending)
        self._pending.clear()
        lists = [container for container in self._open if container.kind == "list"]
        tight = bool(lists) and lists[0].begun and lists[-1].tight
        for container in lists:
            container.begun = True
        block = Block(kind, text, spans, level, marker, tight)
        if self._note:
            self._notes.append((self._note, block))
        else:
            self._body.append(block)

    def _flush(self) -> None:
        """A marker that has no words after it gets a block of its own."""
        if self._pending:
            self._add_words("")

    def _number(self, label: str) -> int:
        """Of a footnote; those that nobody refers to are numbered after the others."""
        if label not in self._numbers:
            self._numbers[label] = self._next_number
            self._next_number += 1
        return self._numbers[label]

    def _inline_notes(self) -> None:
        """Notes that are written where they are referred to."""
        for number, note in self._env.get("footnotes", {}).get("list", {}).items():
            if "tokens" in note:
                inline = Inline(self._labels)
                inline.read(note["tokens"])
                text, spans = inline.result()
                self._notes.append((number + 1, Block("note", text, spans, 1, f"[{number + 1}]")))

    def _unused_definitions(self) -> list[Block]:
        """Link definitions that no link uses, as they are written."""
        unused = [
            ref["map"] for label, ref in self._env.get("references", {}).items() if label not in self._labels
        ]
        unused += [ref["map"] for ref in self._env.get("duplicate_refs", ())]
        lines = self._source.split("\n")
        texts = (" ".join(" ".join(lines[first:last]).split()) for first, last in sorted(unused))
        return [Block("note", text.lstrip("> "), level=1) for text in texts]


_CONTAINER_ENDS = frozenset(
    {"blockquote_close", "bullet_list_close", "ordered_list_close", "footnote_reference_close"}
)


def _list(tokens: Sequence[Token], index: int) -> _Container:
    """The list that opens at `index`: whether it is tight, and the markers of its items."""
    level = tokens[index].level
    tight = True
    written: list[int] = []
    signs = ""
    for token in tokens[index + 1 :]:
        if token.level == level and token.nesting == -1:
            break
        if token.type == "list_item_open" and token.level == level + 1:
            signs = token.markup
            written.append(int(token.info or 0))
        elif token.type == "paragraph_open" and token.level == level + 2 and not token.hidden:
            tight = False
    markers = ["•"] * len(written)
    if tokens[index].type == "ordered_list_open":
        markers = [f"{number}{signs}" for number in _numbers(written)]
    return _Container("list", tight, markers[::-1])


def _numbers(written: list[int]) -> list[int]:
    """The numbers as written when they rise; otherwise (`1. 1. 1.`) counted from the first."""
    rising = all(a < b for a, b in pairwise(written))
    return written if rising else [written[0] + step for step in range(len(written))]
