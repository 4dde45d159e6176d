"""Text broken into lines that fit a number of terminal cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import split_graphemes

_NARROW = re.compile(
    "[\n\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482"
    "\u048a-\u052f\u1e00-\u1eff\u2010-\u2015\u2018-\u2027\u2030-\u203b\u20a0-\u20bf\u2190-\u2193\u2500-\u25a1]*"
)
"""Text of which every character is one cell wide and stands alone, so that counting is measuring."""

_HANGUL = ("\u1100", "\u11ff"), ("\u3131", "\u318e"), ("\uac00", "\ud7a3")
_FLAG = ("\U0001f1e6", "\U0001f1ff")
_JOINERS = "\u200d\ufe0f"
"""What joins the character before it; at the beginning of a line there is none."""
_SPACE_UNSEEN = "\u200b"
"""Parts words of a script that has no other spaces between them."""
_JOINING = frozenset("\u0e33\u0eb3")
"""Thai and Lao vowels that have a cell of their own and yet belong to the letter before them."""
_NEVER_FIRST = frozenset(
    "、。，．：；？！）］｝〉》」』】〕〗〙〛’”»…‥ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ.,:;?!)]}%"
)
_NEVER_LAST = frozenset("（［｛〈《「『【〔〖〘〚‘“«([{")


def wrap(text: str, width: int) -> list[int]:
    """Where each line begins, at least one; a newline is a hard break and ends its line.

    Lines break at spaces, also at those without width, and between Chinese or Japanese characters; a word
    that is too long is folded. No line is wider than `width`, but for spaces that hang at its end and for a
    character wider than `width`.
    """
    width = max(1, width)
    starts: list[int] = []
    base = 0
    find = _narrow_breaks if _NARROW.fullmatch(text) else _breaks
    for line in text.split("\n"):
        starts.append(base)
        if len(line) * 2 > width:
            starts += [base + at for at in find(line, width)]
        base += len(line) + 1
    return starts


def _narrow_breaks(line: str, width: int) -> Iterator[int]:
    """Where to break when each character is one cell: at the last space that fits."""
    size = len(line.rstrip(" "))
    indent = len(line) - len(line.lstrip(" "))
    at = 0
    while size - at > width:
        cut = line.rfind(" ", max(at, indent), at + width + 1)
        at = _after_spaces(line, cut) if cut >= 0 else max(at + width, indent)
        indent = 0
        yield at


def _after_spaces(line: str, at: int) -> int:
    while line[at] == " ":
        at += 1
    return at


def _breaks(line: str, width: int) -> Iterator[int]:
    """Where to break a line of any characters; what is shown as one is never parted."""
    cells = line_began_at = chance_at = 0
    chance = 0
    before = _Cluster(0, 0, 0, " ", True)
    indented = True
    for cluster in _clusters(line):
        if not cluster.blank:
            if not indented and (line[before.end - 1] == _SPACE_UNSEEN or _may_part(before, cluster)):
                chance, chance_at = cluster.start, cells
            while cells - line_began_at + cluster.size > width and cells > line_began_at:
                if chance_at <= line_began_at:
                    chance, chance_at = cluster.start, cells
                line_began_at = chance_at
                yield chance
            indented = False
        cells += cluster.size
        before = cluster


class _Cluster(NamedTuple):
    """Characters that are shown as one."""

    start: int
    end: int
    size: int
    """In cells."""
    char: str
    """The first of them."""
    blank: bool
    """Nothing but a space."""


def _clusters(line: str) -> Iterator[_Cluster]:
    """The line in pieces that must stay whole: letters with their marks, emoji sequences, flags."""
    last: _Cluster | None = None
    stray = len(line) - len(line.lstrip(_JOINERS))
    if stray:
        last = _Cluster(0, stray, 0, line[0], False)
    for begin, stop, size in split_graphemes(line[stray:])[0]:
        start, end, char = begin + stray, stop + stray, line[begin + stray]
        if last is not None and _belongs(last, char):
            yield _Cluster(last.start, end, last.size + size, last.char, False)
            last = None
            continue
        if last is not None:
            yield last
        last = _Cluster(start, end, size, char, line[start:end] == " ")
    if last is not None:
        yield last


def _belongs(last: _Cluster, char: str) -> bool:
    """Whether what begins with `char` is shown as one with the last: half a flag, a Thai vowel sign."""
    if _FLAG[0] <= char <= _FLAG[1]:
        return _FLAG[0] <= last.char <= _FLAG[1]
    return char in _JOINING and last.size == 1 and not last.blank


def _may_part(before: _Cluster, after: _Cluster) -> bool:
    """Whether a line may be broken between two clusters, the second of which is no space."""
    if before.blank:
        return True
    if before.char in _NEVER_LAST or after.char in _NEVER_FIRST:
        return False
    return _is_ideograph(before) or _is_ideograph(after)


def _is_ideograph(cluster: _Cluster) -> bool:
    """Whether a line may be broken beside it: anything two cells wide but Korean, which has spaces."""
    return cluster.size == 2 and not any(first <= cluster.char <= last for first, last in _HANGUL)
