"""How much of a page is read: what the parser would need hours for is refused before it begins.

libxml2 compares every attribute of an element with those before it, so that its time grows with the square
of their number; and every paragraph costs the reader a fraction of a millisecond.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from tutor.authoring.article.block import Unimportable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_TAGS: Final = 100_000
MOST_ATTRIBUTES: Final = 5_000
"""Of one element."""

_ATTRIBUTE: Final = re.compile(
    r"""[\s/]*+(?:=?[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?)?|=)"""
)
"""As the HTML standard has them: a name may hold a quotation mark, a value in quotes may hold `>`."""
_OPENED = re.compile(r"<(?:[A-Za-z][^\s/>]*+|!--)")
_GIVEN_UP: Final = "ERR_RESOURCE_LIMIT"
"""What the parser calls it when it stops: at 256 elements inside one another, at 10 MB of text in one."""
_RAW: Final = ("script", "style")
"""Elements whose text is no HTML."""


def parsed(text: str) -> HtmlElement | None:
    """The page as a tree; None for an empty one. Nothing is fetched, and entities are characters only.

    Raises `Unimportable` for a page that the parser would give up halfway: what comes after would be lost.
    """
    from lxml import etree, html

    refuse_bomb(text)
    parser = html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        page = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        page = None
    if any(entry.type_name == _GIVEN_UP for entry in parser.error_log):
        raise Unimportable("is too deep or too long to be read as a page; save its text and import that")
    return page


def refuse_bomb(text: str) -> None:
    """Raise `Unimportable` for a page that is made to be expensive, or has grown far beyond an article."""
    if text.count("<") > MOST_TAGS:
        raise Unimportable(f"has more than {MOST_TAGS:,} tags; save the article alone, or its text")
    if any(count > MOST_ATTRIBUTES for count in _attribute_counts(text)):
        raise Unimportable(f"has an element with more than {MOST_ATTRIBUTES:,} attributes; save its text")


def _attribute_counts(text: str) -> Iterator[int]:
    lower, at = text.lower(), 0
    closed = {name: lower.rfind(f"</{name}") for name in _RAW}
    last_comment = lower.rfind("-->")
    while opened := _OPENED.search(text, at):
        at = opened.end()
        if opened[0] == "<!--":
            at = lower.index("-->", at) if last_comment >= at else at
            continue
        count = 0
        while attribute := _ATTRIBUTE.match(text, at):
            count, at = count + 1, attribute.end()
        yield count
        name = opened[0][1:].lower()
        if closed.get(name, -1) >= at:
            at = lower.index(f"</{name}", at)
