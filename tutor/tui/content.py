"""Text on its way to a widget: always `Content`, never a string that Textual would read as markup.

Whatever a lesson, a file name or an error says is shown as the characters it is made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from textual.content import Content, Span

from tutor.text import safe_text

if TYPE_CHECKING:
    from tutor.quiz.verdict_words import Told
    from tutor.reading.passage import Block

MUTED: Final = "$foreground 65%"
ACCENT: Final = "$text-accent"
STRONG: Final = "bold"
RIGHT: Final = "$text-success"
WRONG: Final = "$text-error"
WARNING: Final = "$text-warning"

NOTHING: Final = Content("")
NEW_LINE: Final = Content("\n")

_STYLES: Final = {
    "emphasis": "italic",
    "strong": "bold",
    "code": "$text-warning",
    "strike": "strike",
    "note": MUTED,
    "link": "underline",
}


def plain(text: str, style: str = "") -> Content:
    """The text as it is, in one style."""
    safe = safe_text(text)
    return Content(safe, spans=[Span(0, len(safe), style)]) if style and safe else Content(safe)


def spanned(text: str, spans: Sequence[Span]) -> Content:
    """Text with styles at given places; text that is not safe loses its styles rather than its safety."""
    safe = safe_text(text)
    return Content(safe, spans=list(spans) if safe == text else [])


def line(*parts: str | tuple[str, str] | Content) -> Content:
    """Parts side by side: texts, texts with a style, or content."""
    return NOTHING.join(_part(part) for part in parts)


def lines(*rows: str | tuple[str, str] | Content) -> Content:
    """Parts beneath one another."""
    return NEW_LINE.join(_part(row) for row in rows)


def joined(parts: Iterable[str], between: str = " · ", style: str = MUTED) -> Content:
    """The parts that are not empty, on one line."""
    return plain(between.join(part for part in parts if part), style)


def told(said: Told, style: str) -> Content:
    """Sign and words in this style, then what belongs there."""
    words = f"{said.sign} {said.words}"
    return line((f"{words} ", style), said.right) if said.right else plain(words, style)


def prose(blocks: Sequence[Block]) -> Content:
    """Rendered Markdown as content, for short texts: prompts, definitions, explanations."""
    rows: list[Content] = []
    for block in blocks:
        if rows and not block.tight:
            rows.append(NOTHING)
        rows.append(_block(block))
    return NEW_LINE.join(rows)


def _block(block: Block) -> Content:
    body = spanned(block.text, [Span(span.start, span.end, _STYLES[span.style]) for span in block.spans])
    if block.kind == "heading":
        return body.stylize("bold")
    lead = "│ " * block.level if block.kind == "quote" else f"{block.marker} " if block.marker else ""
    return line((lead, MUTED), body) if lead else body


def _part(part: str | tuple[str, str] | Content) -> Content:
    if isinstance(part, Content):
        return part
    return plain(part) if isinstance(part, str) else plain(*part)
