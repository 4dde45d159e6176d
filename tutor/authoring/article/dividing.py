"""An article's blocks put into sections: at its headings, else where its words say that something begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Final

from tutor.authoring.article.block import Block, words_of
from tutor.reading.minutes import count_words

_SECTIONS: Final = 8
"""That an article is to have about, as long as its sections are neither short nor long."""
_SHORTEST: Final = 90
_LONGEST: Final = 300
"""Words that a section is to have about; twice as many are as good as a break in the wrong place."""
_SMALL: Final = 40
"""Words that are too few for a section of their own: the next heading stays within."""
_MOST_TITLE: Final = 7

_MONTHS: Final = "january|february|march|april|may|june|july|august|september|october|november|december"
_TURNS = re.compile(
    "^(?:"
    "however|yet|but|meanwhile|still|nevertheless|nonetheless|despite|although|though|in the end|finally"
    "|at the (?:end|beginning|same time)|on the other hand|in contrast|to be sure|of course|so what"
    rf"|in (?:{_MONTHS}|\d{{4}}|recent years)|by \d{{4}}|for (?:years|decades|centuries)|since|today|now"
    "|first(?:ly)?|second(?:ly)?|third(?:ly)?|more than|what|why|how|when|after|before|until|once"
    r")\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    "^(?:"
    "this|these|that|those|it|its|he|she|they|his|her|their|such|also|another|the (?:same|latter|former)"
    "|furthermore|moreover|in addition|for (?:example|instance)|indeed|in fact|in other words|similarly"
    "|likewise|as a result|therefore|thus|consequently|and|or|nor"
    r")\b|^[“\"‘]",
    re.IGNORECASE,
)
_COMMON: Final = words_of(
    "the of and to in is that for it was with as on are by this be not have from but they which at an or has "
    "had its their his her were been will would can could should may might more most than also into over "
    "about after before between other some such when who what there these those them then only even while "
    "because if so no up out new one two"
)
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]:")
_MARK = re.compile(r"\[\^([^\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class Part:
    """A section to be."""

    title: str
    """A heading of the article, or its first words and `…`."""
    blocks: tuple[Block, ...]
    is_named: bool
    """The article names it."""

    @property
    def words(self) -> int:
        """How many it has."""
        return sum(count_words(block.words) for block in self.blocks)


def divided(blocks: Sequence[Block], words: int = 0) -> list[Part]:
    """The sections, in order; every block is in one of them.

    `words`: how many a section is to have about; 0: so many that there are about eight sections.
    """
    words = words or min(max(_count(blocks) // _SECTIONS, _SHORTEST), _LONGEST)
    parts: list[Part] = []
    for heading, below in _by_heading(blocks):
        groups = _grouped(below, words)
        for number, group in enumerate(groups, 1):
            if heading is None:
                parts.append(Part(_first_words(group[0].words), tuple(group), False))
            else:
                title = heading.words if len(groups) == 1 else f"{heading.words} ({number})"
                parts.append(Part(title, tuple(group), True))
    return _with_footnotes(parts)


def _with_footnotes(parts: Sequence[Part]) -> list[Part]:
    """Each footnote in the section that points at it, wherever in the article it stands."""
    texts = [[block for block in part.blocks if not _FOOTNOTE.match(block.text)] for part in parts]
    if sum(map(len, texts)) == sum(len(part.blocks) for part in parts):
        return list(parts)
    marks = [set(_MARK.findall(" ".join(block.text for block in text))) for text in texts]
    for home, part in enumerate(parts):
        for block in part.blocks:
            if note := _FOOTNOTE.match(block.text):
                at = next((at for at, found in enumerate(marks) if note[1] in found), home)
                texts[at].append(block)
    return [replace(part, blocks=tuple(text)) for part, text in zip(parts, texts, strict=True) if text]


def _by_heading(blocks: Sequence[Block]) -> list[tuple[Block | None, list[Block]]]:
    """Each heading with what is below it; one over next to nothing keeps the following ones as its own."""
    found: list[tuple[Block | None, list[Block]]] = [(None, [])]
    for block in blocks:
        heading, below = found[-1]
        if not block.level:
            below.append(block)
        elif heading is None and _count(below) < _SMALL:
            found[-1] = (block, below)
        elif _count(below) < _SMALL and heading is not None:
            below.append(block)
        else:
            found.append((block, []))
    last, below = found[-1]
    if last is not None and not below:
        found[-1] = (None, [last])
    return [(heading, below) for heading, below in found if below]


def _count(blocks: Sequence[Block]) -> int:
    return sum(count_words(block.words) for block in blocks if not block.level)


def _grouped(blocks: list[Block], aim: int) -> list[list[Block]]:
    """Neighbours put together so that the sum of what is wrong with each group and each break is least."""
    sizes = [count_words(block.words) for block in blocks]
    breaks = [0.0, *(_break(blocks[at - 1], blocks[at]) for at in range(1, len(blocks)))]
    best = [0.0, *([float("inf")] * len(blocks))]
    origin = [0] * (len(blocks) + 1)
    for end in range(1, len(blocks) + 1):
        words = 0
        for start in range(end - 1, -1, -1):
            words += sizes[start]
            if words > 5 * aim and start < end - 1:
                break
            cost = best[start] + _misfit(words, aim) + (breaks[start] if start else 0.0)
            if cost < best[end]:
                best[end], origin[end] = cost, start
    groups: list[list[Block]] = []
    end = len(blocks)
    while end:
        groups.append(blocks[origin[end] : end])
        end = origin[end]
    return groups[::-1]


def _misfit(words: int, aim: int) -> float:
    """How far a section is from a good length."""
    return ((aim - words) / (aim * (0.67 if words < aim else 0.83))) ** 2


def _break(before: Block, after: Block) -> float:
    """How wrong it is to begin a section here: low where the words change and the paragraph begins anew."""
    wrong = 1.5 * _likeness(before.words, after.words)
    if before.level:
        return wrong + 5
    if after.level:
        return wrong - 1
    if _GOES_ON.match(after.words):
        wrong += 0.6
    if _TURNS.match(after.words):
        wrong -= 0.3
    if before.words.endswith(":") or after.text.startswith((">", "- ", "1. ", "```")):
        wrong += 1
    return wrong


def _likeness(one: str, other: str) -> float:
    """The cosine of two paragraphs' words: Hearst, "TextTiling", Computational Linguistics 23 (1997)."""
    first, second = _bag(one), _bag(other)
    shared = sum(count * second[word] for word, count in first.items())
    length = sqrt(sum(n * n for n in first.values()) * sum(n * n for n in second.values()))
    return shared / length if length else 0.0


def _bag(words: str) -> Counter[str]:
    return Counter(word for word in re.findall(r"[^\W\d_]{3,}", words.lower()) if word not in _COMMON)


def _first_words(words: str) -> str:
    taken = words.split()[:_MOST_TITLE]
    if len(taken) < _MOST_TITLE:
        return words[:80]
    while len(taken) > 4 and taken[-1].lower().strip(",;:") in _COMMON:
        taken.pop()
    return " ".join(taken)[:80].rstrip(" ,;:.–—-") + " …"
