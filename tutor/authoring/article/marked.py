"""Markdown as blocks, each as it was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tutor.authoring.article.block import Article, Block, Dropped, Metadata, one_line

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A\ufeff?(---|\+\+\+)[^\S\n]*\n(.*?)\n\1[^\S\n]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"""^([A-Za-z_]+)\s*[:=]\s*["'\[]*(.*?)["'\],]*\s*$""", re.MULTILINE)
_FRONT_MATTER: Final = 10_000
"""Characters of it that are looked at."""
_KEYS: Final = {
    "title": ("title",),
    "author": ("author", "authors", "by"),
    "publisher": ("publisher", "source", "site", "publication"),
    "date": ("date", "published", "pubdate"),
    "url": ("url", "link", "canonical_url", "source_url"),
    "language": ("language", "lang"),
}


def read(text: str) -> Article:
    """The top-level blocks of a Markdown text, and what its front matter says."""
    from markdown_it import MarkdownIt

    text = re.sub(r"\r\n?", "\n", text)
    front = _FRONT.match(text)
    known = {key.lower(): value for key, value in _KEY.findall(front[2][:_FRONT_MATTER])} if front else {}
    body = text[front.end() :] if front else text
    found = {name: next((known[key] for key in keys if known.get(key)), "") for name, keys in _KEYS.items()}
    lines = body.split("\n")
    blocks: list[Block] = []
    dropped: list[Dropped] = []
    tokens = MarkdownIt("commonmark").parse(body)
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.level or token.nesting < 0 or token.map is None:
            continue
        block = _block(token, following, "\n".join(lines[token.map[0] : token.map[1]]).rstrip())
        if isinstance(block, Block):
            blocks.append(block)
        elif block is not None:
            dropped.append(block)
    found["date"] = found["date"][:10] if re.match(r"\d{4}-\d\d-\d\d", found["date"]) else found["date"]
    return Article(Metadata(**found), tuple(blocks), tuple(dropped))


def _block(token: Token, following: Token | None, written: str) -> Block | Dropped | None:
    if token.type == "hr":
        return None
    if token.type == "heading_open" and following is not None:
        return Block(following.content, int(token.tag[1:]), shown(following.content))
    if token.type == "html_block":
        words = one_line(re.sub(r"<[^>]*>", " ", re.sub(r"<!--.*?-->", " ", written, flags=re.DOTALL)))
        return Dropped(words or one_line(written), "HTML between the Markdown")
    return Block(written, 0, shown(written))


def shown(markdown: str) -> str:
    """What a reader sees of it, on one line."""
    from tutor.reading.markdown import blocks

    return one_line(" ".join(block.text for block in blocks(markdown)))
