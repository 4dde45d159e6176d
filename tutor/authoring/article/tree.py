"""The elements of a page as blocks of Markdown: what is in bold, in a list, a quote or a table stays so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from tutor.authoring.article.block import Block, escaped, one_line, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRONG: Final = {"b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*", "dfn": "*"}
_TEI: Final = {"#b": "**", "#i": "*"}
"""How trafilatura writes them: `<hi rend="#b">`."""
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_PARAGRAPHS: Final = words_of("p figcaption dt dd address summary caption")
_CONTAINERS: Final = words_of(
    "body html div section article main header footer aside nav figure form fieldset details dl center table "
    "tbody thead tfoot tr td th doc text"
)
_SKIPPED: Final = words_of(
    "script style noscript template svg math iframe object video audio canvas button select textarea input "
    "graphic img picture"
)
_SUPERSCRIPT: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SUBSCRIPT: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_LINK, _END = "\ue000", "\ue001"
"""Around the words of a link, until the block that they are in is complete."""
_LIMIT: Final = 200
"""Levels; a page that goes deeper is read as text from there on."""


def blocks_of(element: _Element) -> list[Block]:
    """The blocks below an element, in order."""
    return list(_blocks(element, 0))


def _blocks(element: _Element, depth: int) -> Iterator[Block]:
    loose: list[str] = []
    if element.text:
        loose.append(escaped(element.text))
    for child in element:
        name = _name(child)
        if name and name not in _SKIPPED:
            reader = _reader(name)
            if depth >= _LIMIT or (reader is None and not _holds_blocks(child)):
                loose.append(_inline(child))
            else:
                yield from _paragraph("".join(loose))
                loose = []
                yield from (reader or _blocks)(child, depth + 1)
        if child.tail:
            loose.append(escaped(child.tail))
    yield from _paragraph("".join(loose))


def _reader(name: str) -> Callable[[_Element, int], Iterator[Block]] | None:
    if name in _HEADINGS or name == "head":
        return _heading
    if name in _PARAGRAPHS:
        return _as_paragraph
    readers = {"ul": _list, "ol": _list, "list": _list, "blockquote": _quote, "quote": _quote, "pre": _code}
    return readers.get(name) or (_blocks if name in _CONTAINERS else None)


def _holds_blocks(element: _Element) -> bool:
    """Whether an element that is no block itself (an `a`, a `span`) has blocks in it."""
    return any(_reader(_name(below)) is not None for below in element.iterdescendants())


def _name(element: _Element) -> str:
    """The local name, empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _paragraph(markdown: str) -> Iterator[Block]:
    links = sum(len(found[0]) for found in re.finditer(rf"{_LINK}[^{_END}]*", markdown))
    share = links / (len(markdown) or 1)
    markdown = re.sub(rf"[{_LINK}{_END}]", "", markdown)
    markdown = re.sub(r"[^\S\n]+", " ", markdown.replace("\xad", "")).strip()
    markdown = re.sub(r"\s*\\\n\s*", "\\\n", re.sub(r"(?<!\\)\s*\n\s*", " ", markdown)).strip("\\\n ")
    if words := _plain(markdown):
        yield Block(markdown, 0, words, share)


def _plain(markdown: str) -> str:
    from tutor.authoring.article.marked import shown

    return shown(markdown)


def _as_paragraph(element: _Element, depth: int) -> Iterator[Block]:
    if _holds_blocks(element):
        yield from _blocks(element, depth)
    else:
        yield from _paragraph(_inside(element))


def _heading(element: _Element, _: int) -> Iterator[Block]:
    rend = element.get("rend", "")
    level = _HEADINGS.get(_name(element)) or _HEADINGS.get(rend, 2)
    for block in _paragraph(_inside(element)):
        text = one_line(block.text.replace("\\\n", " "))
        yield Block(text, level, block.words, block.links)


def _list(element: _Element, depth: int) -> Iterator[Block]:
    """A list as one block; items that hold several blocks are joined."""
    ordered = _name(element) == "ol" or element.get("rend") == "ol"
    rows: list[str] = []
    words: list[str] = []
    links = 0.0
    for number, item in enumerate((child for child in element if _name(child) in ("li", "item")), 1):
        parts = list(_blocks(item, depth + 1))
        if not parts:
            continue
        sign = f"{number}. " if ordered else "- "
        body = "\n\n".join(part.text for part in parts).replace("\n", "\n" + " " * len(sign))
        rows.append(sign + re.sub(r"\n\s+\n", "\n\n", body))
        words.append(" ".join(part.words for part in parts))
        links += sum(part.links * len(part.words) for part in parts)
    if rows:
        yield Block("\n".join(rows), 0, one_line(" ".join(words)), links / len(" ".join(words)))


def _quote(element: _Element, depth: int) -> Iterator[Block]:
    parts = list(_blocks(element, depth + 1))
    if parts:
        body = "\n\n".join(part.text for part in parts)
        rows = "\n".join(f"> {row}".rstrip() for row in body.split("\n"))
        yield Block(rows, 0, one_line(" ".join(part.words for part in parts)))


def _code(element: _Element, _: int) -> Iterator[Block]:
    code = "".join(map(str, element.itertext())).strip("\n")
    if code.strip():
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", code)), default=0))
        yield Block(f"{fence}\n{code}\n{fence}", 0, one_line(code))


def _inside(element: _Element) -> str:
    parts = [escaped(element.text or "")]
    for child in element:
        parts += [_inline(child), escaped(child.tail or "")]
    return "".join(parts)


def _inline(element: _Element) -> str:
    name = _name(element)
    if not name or name in _SKIPPED:
        return ""
    if name in ("br", "lb"):
        return "\\\n"
    style = element.get("rend", "") if name == "hi" else f"#{name}"
    if style in ("#sup", "#sub"):
        return _raised(element, style)
    inside = _inside(element)
    if name in ("a", "ref"):
        return f"{_LINK}{inside}{_END}"
    sign = _STRONG.get(name) or _TEI.get(style)
    bare = inside.strip()
    if sign and bare and "*" not in bare and "\n" not in bare:
        before, after = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
        return f"{before}{sign}{bare}{sign}{after}"
    return inside


def _raised(element: _Element, style: str) -> str:
    """A note's number goes, since the note is elsewhere; `m<sup>2</sup>` is m²."""
    text = "".join(map(str, element.itertext())).strip()
    if re.fullmatch(r"\[[\w ]{1,12}\]", text) or (
        text.isdigit() and any(_name(one) in ("a", "ref") for one in element)
    ):
        return ""
    return (
        text.translate(_SUPERSCRIPT if style == "#sup" else _SUBSCRIPT) if text.isdigit() else escaped(text)
    )
