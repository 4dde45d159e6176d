"""Plain text as blocks: paragraphs, wrapped lines joined, headings where there are any."""

from __future__ import annotations

import re
from typing import Final

from tutor.authoring.article.block import Article, Block, Dropped, Metadata, escaped, one_line
from tutor.authoring.article.clutter import A_LINK, reason_for
from tutor.authoring.hyphen import made_whole, words_in

_PARTED = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_ENDS = re.compile(r"""[.!?…:;,]["'”’»)\]]*$""")
_NUMBERED = re.compile(
    r"(?:chapter|part|section|book|kapitel|chapitre|capítulo)\s+[\divxlc]+\b|[IVXLC]+\.?$|\d+\.?$", re.I
)
_RULE = re.compile(r"[\s*=_~#.·•–—-]+")
_BEGINS = re.compile(r"\*\*\* ?START OF TH(?:E|IS) PROJECT GUTENBERG[^\n]*\n")
_FINISHES = re.compile(r"\n[^\n]*\*\*\* ?END OF TH(?:E|IS) PROJECT GUTENBERG")
_LONGEST_HEADING: Final = 12
"""Words."""
_LOOKED_AT: Final = 1_001
"""Characters of a paragraph that tell whether it is clutter."""
_NARROWEST_WRAP: Final = 45
_WIDEST_WRAP: Final = 100
"""Characters of the longest lines of a text that was wrapped by hand or by a mailer."""


def read(text: str) -> Article:
    """The blocks of a plain text."""
    text = re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c]", "\n", text)
    text, dropped = _without_frame(text)
    # Words are made whole before lines are told apart, and lines are measured as they were written.
    by_line, text = _lines_are_paragraphs(text), made_whole(text, words_in([text]))
    pieces = [piece.strip("\n") for piece in _parted(text, by_line=by_line)]
    pieces = [piece for piece in pieces if piece.strip()]
    rules = [Dropped(one_line(piece), "a line of signs") for piece in pieces if _RULE.fullmatch(piece)]
    pieces = [piece for piece in pieces if not _RULE.fullmatch(piece)]
    around = zip(_before(pieces), reversed(_before(pieces[::-1])), strict=True)
    blocks = [_block(piece, *near) for piece, near in zip(pieces, around, strict=True)]
    return Article(Metadata(), tuple(blocks), (*dropped, *rules))


def _without_frame(text: str) -> tuple[str, list[Dropped]]:
    """The text without what a library of free books puts around it."""
    dropped = []
    if begin := _BEGINS.search(text):
        dropped.append(Dropped(one_line(text[: begin.end()]), "the library's words before the book"))
        text = text[begin.end() :]
    if end := _FINISHES.search(text):
        dropped.append(Dropped(one_line(text[end.start() :]), "the library's words after the book"))
        text = text[: end.start()]
    return text, dropped


def _lines_are_paragraphs(text: str) -> bool:
    """Whether lines are as long as paragraphs, or all are short and no blank lines part them."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return False
    longest = sorted(map(len, lines))[-max(1, len(lines) // 10)]
    has_no_blank_lines = len(_PARTED.findall(text)) < max(1, len(lines) // 20)
    return longest > _WIDEST_WRAP or (has_no_blank_lines and longest < _NARROWEST_WRAP)


def _parted(text: str, *, by_line: bool) -> list[str]:
    """The paragraphs: between blank lines, or each line; a list of links stays together."""
    pieces = _PARTED.split(text)
    if not by_line:
        return pieces
    return [line for piece in pieces for line in ([piece] if _is_links(piece) else piece.split("\n"))]


def _is_links(piece: str) -> bool:
    """Whether the first of several lines says that the others lead to other articles."""
    first, _, more = piece.strip().partition("\n")
    return bool(more) and reason_for(one_line(first[:_LOOKED_AT])) == A_LINK


def _before(pieces: list[str]) -> list[str]:
    """Of each, the one before it that is no clutter; nothing, of the first."""
    found, last = [], ""
    for piece in pieces:
        found.append(last)
        last = last if reason_for(one_line(piece[:_LOOKED_AT])) else piece
    return found


def _block(piece: str, before: str, following: str) -> Block:
    """A paragraph, list, verse or heading between two others."""
    lines = piece.split("\n")
    joined = one_line(piece)
    if _is_heading(joined, lines, before, following):
        return Block(escaped(joined), 2, joined)
    if len(lines) > 1 and all(re.match(r"\s*[-*•·–]\s+\S", line) for line in lines):
        items = [one_line(re.sub(r"^\s*[-*•·–]\s+", "", line)) for line in lines]
        return Block("\n".join(f"- {escaped(item)}" for item in items), 0, one_line(" ".join(items)))
    if _is_verse(lines) or _is_links(piece):
        rows = [escaped(line.strip()) for line in lines]
        return Block("\\\n".join(rows), 0, joined)
    return Block(escaped(joined), 0, joined)


def _is_heading(joined: str, lines: list[str], before: str, following: str) -> bool:
    """A short line without a stop, between longer paragraphs, and with capitals or a number to it."""
    words = joined.split()
    if len(lines) > 2 or len(words) > _LONGEST_HEADING or not joined[:1].isalnum():
        return False
    if _ENDS.search(joined) and not _NUMBERED.fullmatch(joined):
        return False
    if len(following.split()) < 20 and not _NUMBERED.match(joined):
        return False
    if before and len(before.split()) < 3 and not _NUMBERED.match(before):
        return False
    return joined[:1].isupper() or joined[:1].isdigit() or not joined.isascii()


def _is_verse(lines: list[str]) -> bool:
    """Several short lines, most of which begin with a capital and end anyhow."""
    if len(lines) < 3 or max(map(len, lines)) > 60:
        return False
    capitals = sum(line.strip()[:1].isupper() for line in lines)
    return capitals == len(lines) and len({len(line) > 40 for line in lines}) <= 2
