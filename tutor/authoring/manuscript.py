"""A learner's own copy of an article, read from a file: paragraphs as they would stand on paper.

Plain text may be wrapped at any width, with words parted at line ends, or have a paragraph on each line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from tutor.authoring.hyphen import made_whole, words_in
from tutor.file import UnreadableFile, read_file
from tutor.reading.passage import Block
from tutor.text import problems, safe_text

LARGEST: Final = 8 * 1024 * 1024
"""Bytes of the largest copy that is read; a long novel has three million."""

_MARKDOWN: Final = frozenset({".md", ".markdown", ".mdown"})
_PAGES: Final = frozenset({".html", ".htm", ".xhtml", ".mhtml", ".mht"})
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_BREAKS = re.compile("\r\n?|[\x0b\x85\u2028]")
_PAGE_BREAKS = re.compile("[\x0c\u2029]")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
_LETTER = re.compile(r"[^\W\d_]")
_INDENTED = re.compile(r"(?: {2,}|\t)\S")
_NUMBER = re.compile(r"[\W_]*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[\W_]*", re.IGNORECASE)
_WRAPPED_AT: Final = 110
"""Characters: where nearly no line is longer, lines were broken by a program and not by the author."""
_ENDED_EARLY: Final = 0.65
"""Share of the usual width within which a line and the first word of the next would have had room."""
_MOST_ODD: Final = 100
"""Characters that no text holds, such as control characters, from which on a file is taken to be none."""
_OPEN_ENDED = re.compile(r"[^\W_][,;]?$")


class UnusableCopy(Exception):
    """A file that cannot serve as a copy; the text is one line that says why, without the file's name."""


def read_manuscript(path: Path) -> tuple[Block, ...]:
    """The paragraphs of a copy in plain text or Markdown, at least one. Raises `UnusableCopy`."""
    try:
        data = read_file(path, largest=LARGEST)
    except UnreadableFile as error:
        raise UnusableCopy(str(error)) from error
    return manuscript(data, path.suffix.lower())


def manuscript(data: bytes, suffix: str = "") -> tuple[Block, ...]:
    """The paragraphs in these bytes of a file whose name ends so. Raises `UnusableCopy`."""
    text = _decoded(data)
    if suffix in _PAGES or _PAGE.match(text):
        raise UnusableCopy("is a web page; save its text as a .txt or .md file and attach that")
    text = _clean(text)
    if suffix in _MARKDOWN:
        from tutor.reading.markdown import blocks

        found = blocks(text)
    else:
        found = tuple(Block("paragraph", words) for words in _paragraphs(text))
    if not any(_LETTER.search(block.text) for block in found):
        raise UnusableCopy("holds no words")
    return found


def _decoded(data: bytes) -> str:
    """The text in UTF-8, in UTF-16 with its mark, or in the code page of old Windows programs.

    It has one kind of line end, and blank lines where pages end.
    """
    if data.startswith(b"%PDF-"):
        raise UnusableCopy("is a PDF; copy its text into a .txt file and attach that")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\0" in data:
        raise UnusableCopy("is not a text file")
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        text = _PAGE_BREAKS.sub("\n\n", _BREAKS.sub("\n", text))
        if len(problems(text, _MOST_ODD + 1)) <= _MOST_ODD:
            return text
    raise UnusableCopy("is not a text file")


def _clean(text: str) -> str:
    """Composed letters, and nothing that drives a terminal or hides."""
    text = text.translate(_UNSEEN)
    kept: list[str] = []
    at = 0
    for where, _ in problems(text):
        kept.append(text[at:where])
        at = where + 1
    return unicodedata.normalize("NFC", "".join((*kept, text[at:])))


def _paragraphs(text: str) -> Iterator[str]:
    lines = [line.rstrip() for line in text.expandtabs(4).split("\n")]
    wrapped = _is_wrapped(lines)
    chunks = list(_chunks(lines)) if wrapped else [line for line in lines if line.strip()]
    known = words_in(chunks)
    whole = (" ".join(made_whole(chunk, known).split()) for chunk in chunks)
    for words in _continued(whole) if wrapped else whole:
        yield safe_text(words.replace("\u00ad", ""))


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether paragraphs go over several lines."""
    lengths = [len(line) for line in lines if line.strip()]
    return sum(length > _WRAPPED_AT for length in lengths) * 10 <= len(lengths)


def _chunks(lines: Sequence[str]) -> Iterator[str]:
    """The lines of each paragraph.

    Two are parted by a blank line, by an indent after a line without, and by a line that was ended although
    the next word would have had room: a heading, a credit, an entry of a list.
    """
    lengths = sorted(len(line) for line in lines if line.strip())
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    held: list[str] = []
    for line in lines:
        if held and (not line.strip() or _begins(line, held[-1], width)):
            yield "\n".join(held)
            held = []
        if line.strip():
            held.append(line)
    if held:
        yield "\n".join(held)


def _begins(line: str, last: str, width: int) -> bool:
    """Whether a line begins a paragraph after the last one."""
    if _INDENTED.match(line) and not _INDENTED.match(last):
        return True
    if line.lstrip()[0].islower():
        return False
    return len(last) + 1 + len(line.split(None, 1)[0]) < width * _ENDED_EARLY


def _continued(paragraphs: Iterable[str]) -> Iterator[str]:
    """Paragraphs that a page end cut in two made whole, and page numbers left out."""
    held = ""
    for words in paragraphs:
        if _NUMBER.fullmatch(words):
            continue
        if held and _OPEN_ENDED.search(held) and words[:1].islower():
            held = f"{held} {words}"
            continue
        if held:
            yield held
        held = words
    if held:
        yield held
