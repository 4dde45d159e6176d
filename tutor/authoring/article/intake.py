"""From the bytes of an article to its blocks without clutter, and to all that was left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from tutor.authoring.article.block import Article, Block, Metadata, Unimportable, one_line
from tutor.authoring.article.form import Form, form_of
from tutor.text import problems, safe_text, safe_url

_MEBIBYTE: Final = 1024 * 1024
LARGEST: Final[Mapping[Form, int]] = {
    "text": 8 * _MEBIBYTE,
    "markdown": 8 * _MEBIBYTE,
    "html": 16 * _MEBIBYTE,
    "epub": 64 * _MEBIBYTE,
}
"""Bytes of an article, by its form. The pictures of a book count; its text has a limit of its own."""
_MADE_VISIBLE: Final = re.compile(r"⟨U\+[0-9A-F]{4,6}⟩|⟨…marks⟩")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How an article is to be read."""

    ending: str = ""
    """Of the file's name: `.html`."""
    form: Form | None = None
    """None: found out."""
    encoding: str | None = None
    """None: found out."""
    keep_all: bool = False
    """Drop nothing."""


def read_article(source: bytes, wishes: Wishes) -> Article:
    """The article in these bytes. Raises `Unimportable`."""
    if not source.strip():
        raise Unimportable("is empty")
    form = wishes.form or form_of(source, wishes.ending)
    if len(source) > LARGEST[form]:
        raise Unimportable(_too_large(form))
    article = _fit(_read(source, form, wishes))
    if not wishes.keep_all:
        article = _cleaned(article)
    if not any(block.words for block in article.blocks if not block.level):
        raise Unimportable("has no paragraph left without its clutter; --keep-all drops nothing")
    return _with_language(article)


def _too_large(form: Form) -> str:
    what = f"is larger than {LARGEST[form] // _MEBIBYTE} MiB"
    if form in ("text", "markdown"):
        return f"{what}, more text than any book; import it in parts"
    return f"{what}; save its text and import that"


def _read(source: bytes, form: Form, wishes: Wishes) -> Article:
    from tutor.authoring.article import book, marked, page, plain
    from tutor.authoring.article.decoding import decoded

    if form == "epub":
        return book.read(source, keep_all=wishes.keep_all)
    text, guess = decoded(source, encoding=wishes.encoding, is_page=form == "html")
    if form == "html":
        article = page.read(text, keep_all=wishes.keep_all)
    else:
        article = marked.read(text) if form == "markdown" else plain.read(text)
    if guess:
        note = f"Not in UTF-8: it was read as {guess}. If letters are wrong, name another with --encoding."
        article = replace(article, notes=(*article.notes, note))
    return article


def _cleaned(article: Article) -> Article:
    from tutor.authoring.article import clutter, facts, masthead

    blocks, cards = clutter.without_cards(article.blocks)
    metadata, blocks, above = masthead.without_title(blocks, article.metadata)
    blocks, rest = clutter.cleaned(blocks, metadata.title)
    metadata, blocks, told, guessed = facts.told(blocks, (*cards, *above, *rest, *article.dropped), metadata)
    dropped = (*cards, *above, *rest, *told, *article.dropped)
    return replace(article, metadata=metadata, blocks=tuple(blocks), dropped=dropped, guessed=guessed)


def _with_language(article: Article) -> Article:
    from tutor.authoring.article.tongue import language_of

    if article.metadata.language:
        return article
    language = language_of(" ".join(block.words for block in article.blocks[:200]))
    return replace(article, metadata=replace(article.metadata, language=language))


def _fit(article: Article) -> Article:
    """The article without characters that no lesson may hold, and with an address only if it is one."""
    removed = 0
    blocks: list[Block] = []
    for block in article.blocks:
        text = _harmless(block.text)
        removed += len(block.text) - len(text)
        if words := one_line(_harmless(block.words)):
            blocks.append(Block(text, block.level, words, block.links))
    known = article.metadata
    metadata = Metadata(
        title=one_line(_harmless(known.title)),
        author=one_line(_harmless(known.author)),
        publisher=one_line(_harmless(known.publisher)),
        date=known.date if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", known.date) else "",
        url=safe_url(known.url) or "",
        language=known.language if re.fullmatch(r"[a-z]{2,3}", known.language) else "",
    )
    notes = article.notes
    if removed:
        noun = "character" if removed == 1 else "characters"
        notes = (*notes, f"{removed} invisible {noun} removed.")
    return replace(article, metadata=metadata, blocks=tuple(blocks), notes=notes)


def _harmless(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    refused = {at for at, _ in problems(text)}
    text = "".join(c for at, c in enumerate(text) if at not in refused) if refused else text
    return _MADE_VISIBLE.sub("", safe_text(text))
