"""A section's text as it is read: plain blocks with styled spans, one offset space for everything.

Every position in the program (a place, a sentence, a search hit, a term, a quote) is an offset into
`Passage.text`, so it survives any window size.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from tutor.reading.fold import Folded


SpanStyle = Literal["emphasis", "strong", "code", "link", "strike", "note"]
BlockKind = Literal["paragraph", "heading", "quote", "item", "code", "rule", "note"]

BETWEEN = "\n\n"
"""What stands between two blocks in `Passage.text`."""

HIDDEN = "\uffff"
"""Stands where text must not be found; not a character, so nobody looks for it."""

WALL = HIDDEN * len(BETWEEN)
"""Between two blocks where nothing may be found across them."""


class Span(NamedTuple):
    """A styled run of a block; offsets into the block's own text. Spans may nest."""

    start: int
    end: int
    style: SpanStyle
    href: str = ""


class Block(NamedTuple):
    """A paragraph, heading, list item, ...: text that is wrapped as one."""

    kind: BlockKind
    text: str
    """Rendered, without Markdown; a newline is a hard line break (code keeps its lines)."""
    spans: tuple[Span, ...] = ()
    level: int = 0
    """Of a heading 1-6; of a quote, list item or note, and of what stands in one, its depth; otherwise 0."""
    marker: str = ""
    """What a list item or footnote begins with: `•`, `3.`, `[1]`."""
    tight: bool = False
    """No blank line before this block (items of a tight list)."""


class TermMark(NamedTuple):
    """One place where a glossary term occurs."""

    start: int
    end: int
    term: int
    """Index in the lesson's glossary."""


@dataclass(frozen=True)
class Passage:
    """A section as it is read."""

    blocks: tuple[Block, ...]
    terms: tuple[TermMark, ...] = ()
    """Every occurrence, in order, not overlapping; which are shown is the reader's choice."""

    @cached_property
    def text(self) -> str:
        """All blocks' text, with `BETWEEN` between them."""
        return BETWEEN.join(block.text for block in self.blocks)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Offset in `text` at which each block begins."""
        found, at = [], 0
        for block in self.blocks:
            found.append(at)
            at += len(block.text) + len(BETWEEN)
        return tuple(found)

    @cached_property
    def exact(self) -> Folded:
        """The text as quotes are compared with it."""
        from tutor.reading.fold import exact, fold

        return fold(self.text, exact)

    @cached_property
    def loose(self) -> Folded:
        """The text as it is searched, block by block."""
        from tutor.reading.fold import fold, loose

        return fold(WALL.join(block.text for block in self.blocks), loose)
