"""Plain text as blocks: paragraphs, wrapped lines joined, headings where there are any."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from tutor.authoring.article.block import Article, Block, Dropped, Metadata, escaped, one_line, words_of
from tutor.authoring.article.clutter import A_LINK, reason_for

_PARTED = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_HYPHENATED = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,40})([-‐\u00ad])\n\s*([a-zà-öø-ÿ]+)")
_COMPOUND = re.compile(r"(?<![^\W_])[^\W\d_]{1,40}-[^\W\d_]{1,40}(?![^\W_])")
_COMPOUNDS: Final = words_of(
    "all cross double eighty ever ex fifty forty full half high ill long low mid multi new ninety non old "
    "one part post pre self semi seventy short sixty so thirty three twenty two well"
)
"""First parts of words that keep their hyphen at the end of a line, too."""
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
    pieces = [piece.strip("\n") for whole in _parted(text) for piece in _links_apart(whole)]
    pieces = [piece for piece in pieces if piece.strip()]
    compounds = frozenset(word.lower() for word in _COMPOUND.findall(text))
    rules = [Dropped(one_line(piece), "a line of signs") for piece in pieces if _RULE.fullmatch(piece)]
    pieces = [piece for piece in pieces if not _RULE.fullmatch(piece)]
    around = zip(_before(pieces), reversed(_before(pieces[::-1])), strict=True)
    blocks = [_block(piece, *near, compounds) for piece, near in zip(pieces, around, strict=True)]
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


def _parted(text: str) -> list[str]:
    """The paragraphs: between blank lines; where lines are as long as paragraphs, each line is one."""
    lines = [line for line in text.split("\n") if line.strip()]
    pieces = _PARTED.split(text)
    if not lines:
        return pieces
    longest = sorted(map(len, lines))[-max(1, len(lines) // 10)]
    has_no_blank_lines = len(pieces) <= max(1, len(lines) // 20)
    return lines if longest > _WIDEST_WRAP or (has_no_blank_lines and longest < _NARROWEST_WRAP) else pieces


def _links_apart(piece: str) -> list[str]:
    """The lines of a list of links each as a piece: what they are is known by the first of them."""
    lines = [line for line in piece.split("\n") if line.strip()]
    return lines if len(lines) > 1 and reason_for(one_line(lines[0])) == A_LINK else [piece]


def _before(pieces: list[str]) -> list[str]:
    """Of each, the one before it that is no clutter; nothing, of the first."""
    found, last = [], ""
    for piece in pieces:
        found.append(last)
        last = last if reason_for(one_line(piece[:_LOOKED_AT])) else piece
    return found


def _block(piece: str, before: str, following: str, compounds: frozenset[str]) -> Block:
    """A paragraph, list, verse or heading between two others."""
    lines = piece.split("\n")
    joined = one_line(_HYPHENATED.sub(partial(_mended, compounds), piece))
    if _is_heading(joined, lines, before, following):
        return Block(escaped(joined), 2, joined)
    if len(lines) > 1 and all(re.match(r"\s*[-*•·–]\s+\S", line) for line in lines):
        items = [one_line(re.sub(r"^\s*[-*•·–]\s+", "", line)) for line in lines]
        return Block("\n".join(f"- {escaped(item)}" for item in items), 0, one_line(" ".join(items)))
    if _is_verse(lines):
        rows = [escaped(line.strip()) for line in lines]
        return Block("\\\n".join(rows), 0, joined)
    return Block(escaped(joined), 0, joined)


def _mended(compounds: frozenset[str], found: re.Match[str]) -> str:
    """A word that the end of a line divided; `compounds`: those with a hyphen elsewhere in the text."""
    first, sign, rest = found.groups()
    keeps = sign != "\u00ad" and (first.lower() in _COMPOUNDS or f"{first}-{rest}".lower() in compounds)
    return f"{first}-{rest}" if keeps else first + rest


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
