"""The characters of a file whose encoding nobody named."""

from __future__ import annotations

import codecs
import re
from typing import Final

from tutor.authoring.article.block import Unimportable

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HEAD: Final = 4096
_SAME_AS: Final = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252"}
"""What pages that say so are in fact: https://encoding.spec.whatwg.org/#names-and-labels."""


def decoded(source: bytes, *, encoding: str | None, is_page: bool) -> tuple[str, str]:
    """The text, and the encoding when it had to be guessed (else nothing).

    In this order: what the caller says, a byte-order mark, UTF-8, what a page declares, a guess. Raises
    `Unimportable`.
    """
    if encoding is not None:
        return _as(source, encoding), ""
    for mark, name in _MARKS:
        if source.startswith(mark):
            return _as(source, name), ""
    try:
        return source.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(source[:_HEAD]) if is_page else None
    if declared:
        name = declared[1].decode("ascii").lower()
        try:
            return source.decode(_SAME_AS.get(name, name)), ""
        except (LookupError, UnicodeDecodeError):
            pass
    return _guessed(source)


def _as(source: bytes, encoding: str) -> str:
    try:
        return source.decode(encoding)
    except LookupError:
        raise Unimportable(f"cannot be read: there is no encoding {encoding!r}; cp1252 is one") from None
    except UnicodeError as error:
        place = getattr(error, "start", 0)
        raise Unimportable(
            f"is not in {encoding}: byte {place} does not fit; name another with --encoding"
        ) from None


def _guessed(source: bytes) -> tuple[str, str]:
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        raise Unimportable(
            "is not in UTF-8; say with --encoding what it is in (cp1252 is common), "
            "or install what guesses it, see `tutor import --help`"
        ) from None
    best = from_bytes(source).best()
    if best is None:
        raise Unimportable("is in no encoding that can be guessed; is it text? Name one with --encoding")
    return str(best), best.encoding
