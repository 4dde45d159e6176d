"""Rendered Markdown as lines to be read aloud: emphasis as signs, quotes and lists by name or marker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tutor.reading.passage import Block

_SIGNS: Final = {"emphasis": "*", "strong": "*", "strike": "~~"}
"""Around what a style says and nothing else does."""


def prose(markdown: str, lead: str = "") -> list[str]:
    """A short Markdown text as lines, the first of them behind `lead`."""
    from tutor.reading.markdown import blocks

    lines = [spoken(block) for block in blocks(markdown)]
    return [f"{lead}{line}" if not number else line for number, line in enumerate(lines)]


def spoken(block: Block, start: int = 0, end: int | None = None) -> str:
    """A block, or a part of it, as it is said."""
    end = len(block.text) if end is None else end
    return f"{_lead(block) if not start else ''}{''.join(_signed(block, start, end)).rstrip()}"


def _lead(block: Block) -> str:
    match block.kind:
        case "quote":
            return "Quote: "
        case "code":
            return "Code:\n"
        case _:
            return f"{block.marker} " if block.marker else ""


def _signed(block: Block, start: int, end: int) -> Iterator[str]:
    """The text with a sign where a style begins and where it ends."""
    signs: dict[int, str] = {}
    for span in block.spans:
        first, last = max(start, span.start), min(end, span.end)
        if span.style in _SIGNS and first < last:
            signs[first] = signs[last] = _SIGNS[span.style]
    at = start
    for place in sorted(signs):
        yield block.text[at:place]
        yield signs[place]
        at = place
    yield block.text[at:end]
