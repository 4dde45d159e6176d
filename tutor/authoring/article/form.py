"""Which form an article has: plain text, Markdown, a page, a book."""

from __future__ import annotations

import re
from typing import Final, Literal

from tutor.authoring.article.block import Unimportable

Form = Literal["text", "markdown", "html", "epub"]
FORMS: Final = ("text", "markdown", "html", "epub")

_BY_ENDING: Final[dict[str, Form]] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".epub": "epub",
}
_OTHERS: Final = (
    (b"%PDF-", "is a PDF; save its text, or the page that it was made from, and import that"),
    (b"{\\rtf", "is a rich text document; save it as plain text or HTML and import that"),
    (b"\xd0\xcf\x11\xe0", "is an office document; save it as plain text or HTML and import that"),
    (b"\x1f\x8b", "is compressed; unpack it first"),
    (b"\x89PNG", "is a picture, not text"),
    (b"\xff\xd8\xff", "is a picture, not text"),
)
_LOOKED_AT: Final = 5000
_BOOK: Final = b"application/epub+zip"
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p)\b",
    re.I | re.S,
)
_MARKED = re.compile(
    rb"^(?:#{1,6} \S|\s{0,3}[-*] .*\]\(https?://|.*\[[^\]\n]+\]\([^)\s]+\)|---\r?$)", re.MULTILINE
)


def form_of(source: bytes, ending: str) -> Form:
    """The form, by what the file holds and, where that is text, by its name. Raises `Unimportable`."""
    for magic, why in _OTHERS:
        if source.startswith(magic):
            raise Unimportable(why)
    if source.startswith(b"PK\x03\x04"):
        if _BOOK in source[:200] or ending == ".epub":
            return "epub"
        raise Unimportable(
            "is an archive or an office document; save it as plain text or HTML and import that"
        )
    by_ending = _BY_ENDING.get(ending)
    if by_ending == "epub":
        raise Unimportable("is not an EPUB book, though it is called one; it does not begin like an archive")
    if b"\0" in source[:1000] and not source.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        raise Unimportable("is not text; text, Markdown, HTML and EPUB can be imported")
    if by_ending:
        return by_ending
    if _PAGE.match(source[:2000].removeprefix(b"\xef\xbb\xbf")):
        return "html"
    return "markdown" if ending != ".txt" and _MARKED.search(source[:_LOOKED_AT]) else "text"
