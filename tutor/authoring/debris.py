"""What a web page leaves in a copied text: photo credits, related links, invitations to follow or share.

Only what is known by its form is taken out, and each piece is told of with its reason.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tutor.authoring.cutting import Cut, cut
from tutor.reading.fold import flat, loose
from tutor.reading.passage import BETWEEN, Block

_CREDIT = re.compile(
    r"(?:©|\(c\)\s|(?:photo|image|picture|illustration|video|credit|photograph)s?\s*(?:credit\s*)?(?:by\b|:|/|©|courtesy)"
    r"|(?:getty images|reuters|associated press|ap photo|afp)\b)",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"(?:follow (?:us|me|him|her|them|our|@|\S+ on (?:twitter|x|facebook|instagram))"
    r"|(?:like|find|join) us on\b|(?:sign up|subscribe)\b|share (?:this|on|via)\b"
    r"|share$|tweet$|e-?mail$|print$"
    r"|(?:get|download) our (?:app|newsletter)|click here\b|advertisement\b|continue reading\b"
    r"|(?:skip to|back to) (?:content|top)\b|\d* ?comments?$|leave a comment\b)",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"(?:related(?: (?:articles?|stories|links?|topics|content|coverage|posts))?"
    r"|more (?:on this|from|stories)\b.{0,40}|(?:also )?read (?:more|also|next)|you may also like"
    r"|recommended(?: for you)?|most (?:read|popular)|trending|see also|don['’]t miss)[\s:.–—-]*",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"(?:related (?:articles|stories|links|topics|content|coverage|posts)"
    r"|you may also like|more on this story)\b",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"[\[(]?(?:also )?(?:read (?:more|also|next)|related|see also|watch|listen)\s*:", re.IGNORECASE
)
_IN_BRACKETS = re.compile(
    r"\[(?:also )?(?:read (?:more|also|next)|related|see also|watch)\s*:[^\]\n]{1,300}\]"
    r"|\((?:also )?(?:read (?:more|also|next)|related)\s*:[^)\n]{1,300}\)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"\b[A-Z][\w'’]{0,40}[a-z](?=[A-Z])")
"""A name that other words ran into."""
_MORE = re.compile(r"\bMORE\b")
_NAMED_WITHIN: Final = 80
_MORE_WITHIN: Final = 900
"""Characters after such a name within which it stands once more, in full, and the links end."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SHORT: Final = 16
"""Words of a line that may be a heading, a link or a credit."""
_LINKED: Final = 60
"""Words of the longest paragraph that a list of links became."""
_INVITING: Final = 30
"""Words of the longest invitation."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that was taken out."""

    at: int
    """Offset in the text that is left, at which it stood."""
    words: str
    why: str
    """A few words: `photo credit`, `related links`."""


def without_debris(blocks: Sequence[Block], titles: Sequence[str] = ()) -> tuple[list[Block], list[Dropped]]:
    """The blocks without debris, and what was taken out. A block that only repeats a title is debris too."""
    known = {flat(title, loose) for title in titles if title}
    kept: list[Block] = []
    dropped: list[Dropped] = []
    at = 0
    linked = False
    """Whether the block follows a heading over links, or a link of such a list."""
    for block in blocks:
        why, linked = _why(block, known, linked)
        if why:
            dropped.append(Dropped(at, block.text, why))
            continue
        runs = list(_runs(block.text))
        left = cut(block, runs)
        gone = 0
        for start, end in runs:
            dropped.append(Dropped(at + start - gone, block.text[start:end].strip(), "related links"))
            gone += end - start
        if left.text.strip():
            kept.append(left)
            at += len(left.text) + len(BETWEEN)
    return kept, dropped


def _why(block: Block, titles: set[str], linked: bool) -> tuple[str, bool]:
    """Why a block is no part of the article, or "", and whether links may follow."""
    text = block.text.strip()
    words = len(text.split())
    if block.kind in ("code", "rule") or not text:
        return "", False
    if flat(text, loose) in titles:
        return "headline", False
    if _RELATED.fullmatch(text) or (words <= _INVITING and _POINTER.match(text)):
        return "related links", True
    if words <= _LINKED and _LINKS.match(text) and not _SENTENCE_END.search(text):
        return "related links", True
    if words <= _SHORT and _CREDIT.match(text):
        return "photo credit", False
    if words <= _INVITING and _INVITATION.match(text):
        return "invitation", False
    if linked and words <= _SHORT and not _SENTENCE_END.search(text):
        return "related links", True
    return "", False


def _runs(text: str) -> Iterator[Cut]:
    """Links in the middle of a paragraph."""
    found = [*_glued(text), *(match.span() for match in _IN_BRACKETS.finditer(text))]
    last = 0
    for start, end in sorted(found):
        if start >= last:
            yield start, end
            last = end


def _glued(text: str) -> Iterator[Cut]:
    """Links that ran into a sentence: a name, at once its full form, headlines, and the word MORE."""
    ends = [match.end() for match in _MORE.finditer(text)]
    for match in _GLUED.finditer(text) if ends else ():
        start = match.end()
        again = text.find(match[0], start, start + _NAMED_WITHIN)
        at = bisect_right(ends, again)
        if again >= 0 and at < len(ends) and ends[at] <= start + _MORE_WITHIN:
            yield start, ends[at]
