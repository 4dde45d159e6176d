"""Rendered Markdown written out again, as Markdown or HTML in which nothing of a lesson's text can act.

What the author wrote was read into plain blocks with styled spans; only those styles are written. Every other
character comes out as itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Final

from tutor.reading.markdown import blocks
from tutor.reading.passage import Block, Span
from tutor.text import safe_text, safe_url

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|!#]")
_AT_START = re.compile(r"^(\s*)([-+=:]|\d+[.)])(?=[\s=-]|$)", re.MULTILINE)
_SIGNS: Final[Mapping[str, str]] = {"emphasis": "*", "strong": "**", "strike": "~~"}
_TAGS: Final[Mapping[str, str]] = {"emphasis": "em", "strong": "strong", "code": "code", "strike": "s"}


def markdown_text(text: str) -> str:
    """Plain text as Markdown that shows it and does nothing else."""
    text = _SPECIAL.sub(
        lambda sign: f"&{_NAMED[sign[0]]};" if sign[0] in _NAMED else f"\\{sign[0]}", safe_text(text)
    )
    return _AT_START.sub(lambda start: f"{start[1]}{_kept_as_text(start[2])}", text)


_NAMED: Final = {"<": "lt", ">": "gt", "&": "amp"}


def _kept_as_text(sign: str) -> str:
    """A sign that would begin a list or a heading, as a sign."""
    return f"{sign[:-1]}\\{sign[-1]}"


def html_text(text: str) -> str:
    """Plain text as HTML that shows it and does nothing else."""
    return escape(safe_text(text), quote=True).replace("\n", "<br>\n")


def markdown_of(markdown: str) -> str:
    """An author's Markdown, as Markdown that can only be read."""
    return "\n\n".join(_markdown_block(block) for block in blocks(markdown))


def html_of(markdown: str) -> str:
    """An author's Markdown as HTML."""
    return "\n".join(_html_block(block) for block in blocks(markdown))


def _markdown_block(block: Block) -> str:
    if block.kind == "code":
        return "\n".join(f"    {line}" for line in safe_text(block.text).split("\n"))
    if block.kind == "rule":
        return "\\* \\* \\*"
    words = "".join(_pieces(block, markdown_text, _markdown_sign)).replace("\n", "\\\n")
    if block.kind == "heading":
        return f"**{words}**"
    if block.kind == "quote":
        return f"> {words}"
    return f"{markdown_text(block.marker)} {words}" if block.marker else words


def _markdown_sign(span: Span, opens: bool) -> str:
    if span.style == "link":
        address = safe_url(span.href)
        return ("" if opens else f" ({markdown_text(address)})") if address else ""
    return _SIGNS.get(span.style, "")


def _html_block(block: Block) -> str:
    if block.kind == "code":
        return f"<pre>{escape(safe_text(block.text))}</pre>"
    if block.kind == "rule":
        return "<hr>"
    words = "".join(_pieces(block, html_text, _html_sign))
    if block.kind == "heading":
        return f"<p><strong>{words}</strong></p>"
    if block.kind == "quote":
        return f"<blockquote><p>{words}</p></blockquote>"
    marker = f"{html_text(block.marker)} " if block.marker else ""
    return f"<p>{marker}{words}</p>"


def _html_sign(span: Span, opens: bool) -> str:
    if span.style == "link":
        address = safe_url(span.href)
        if address is None:
            return ""
        return f'<a href="{escape(address, quote=True)}" rel="noreferrer">' if opens else "</a>"
    tag = _TAGS.get(span.style)
    return "" if tag is None else f"<{tag}>" if opens else f"</{tag}>"


def _pieces(block: Block, written: Callable[[str], str], sign: Callable[[Span, bool], str]) -> Iterator[str]:
    """The block's text in pieces, with the signs of its styles between them, properly nested."""
    text = safe_text(block.text)
    spans = sorted(block.spans, key=lambda span: (span.start, -span.end)) if text == block.text else []
    opened: list[Span] = []
    at = 0
    for span in spans:
        while opened and opened[-1].end <= span.start:
            yield written(text[at : opened[-1].end])
            at = opened[-1].end
            yield sign(opened.pop(), False)
        if span.start >= span.end or (opened and span.end > opened[-1].end):
            continue
        yield written(text[at : span.start])
        at = span.start
        yield sign(span, True)
        opened.append(span)
    while opened:
        yield written(text[at : opened[-1].end])
        at = opened[-1].end
        yield sign(opened.pop(), False)
    yield written(text[at:])
