"""What web pages put between the paragraphs of an article, taken out and told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tutor.authoring.article.block import Block, Dropped, escaped, one_line
from tutor.authoring.article.phrase import CARD, PHOTO, RELATED, RULES, SHARE, SHARE_SIGNS

_CARD_END: Final = "MORE"
_ONLY_LINKS: Final = 0.8
"""Share of a paragraph that leads elsewhere, above which it is no prose."""
_SHORT: Final = 60
"""Words of the longest paragraph that a rule looks at."""
_LONGEST: Final = 1000
"""Characters of it."""
_CREDIT: Final = 45
_LINK: Final = 25
_BUTTONS: Final = 16
"""Words of the longest photo credit, link to something else, and row of buttons."""
_HEADLINE: Final = 18
_PULLED_WORDS: Final = (6, 60)
"""Of a quote that was pulled out of the text: fewer and more words."""
_NEAR: Final = 5
"""Paragraphs between such a quote and the place where it stands, at most."""
_OPENING: Final = 4
"""Words of `Related:` with nothing behind it, so that the links follow."""
_SENTENCE = re.compile(r"""[.!?…。！？]["'”’»)\]]*\s*$""")
A_LINK: Final = "a link to something else"
"""The reason for a line that leads to another article."""
_PULLED: Final = "repeats words of the text, as pulled-out quotes do"


def without_cards(blocks: Sequence[Block]) -> tuple[list[Block], list[Dropped]]:
    """The blocks without cards and links that ran into their sentences, and what these said."""
    clean: list[Block] = []
    dropped: list[Dropped] = []
    for block in blocks:
        if _CARD_END not in block.words:
            clean.append(block)
            continue
        cards = [one_line(found[2]) + " MORE" for found in CARD.finditer(block.words)]
        dropped += [Dropped(card, "links that ran into a sentence") for card in cards]
        words = CARD.sub(r"\1", block.words)
        clean.append(Block(escaped(words), block.level, words, block.links) if cards else block)
    return clean, dropped


def cleaned(blocks: Sequence[Block], title: str) -> tuple[list[Block], list[Dropped]]:
    """The blocks without clutter, and what was dropped, each with its reason."""
    kept: list[Block] = []
    dropped: list[Dropped] = []
    in_list = False
    for block, found in zip(blocks, _reasons(blocks, title), strict=True):
        goes_on = in_list and not found and not block.level and _is_headline(block.words)
        reason = A_LINK if goes_on else found
        in_list = reason == A_LINK and (goes_on or len(block.words.split()) <= _OPENING)
        if reason:
            dropped.append(Dropped(block.words, reason))
        else:
            kept.append(block)
    while kept and kept[-1].level:
        dropped.append(Dropped(kept.pop().words, "a heading with nothing below it"))
    return kept, dropped


def _reasons(blocks: Sequence[Block], title: str) -> Iterator[str]:
    headline, texts = _cooked(title), [_cooked(block.words) for block in blocks]
    for at, (block, cooked) in enumerate(zip(blocks, texts, strict=True)):
        if not cooked:
            yield "a line of signs"
        elif cooked == headline:
            yield "repeats the headline"
        elif "\\\n" in block.text and reason_for(block.text.partition("\\\n")[0]) == A_LINK:
            yield A_LINK
        elif not block.level and _is_pulled(block.words, at, texts):
            yield _PULLED
        elif block.links > _ONLY_LINKS and not (block.level or _SENTENCE.search(block.words)):
            yield "links to other pages"
        else:
            yield reason_for(block.words)


def _is_pulled(words: str, at: int, texts: Sequence[str]) -> bool:
    """Whether these words are part of a paragraph nearby."""
    if not _PULLED_WORDS[0] <= len(words.split()) <= _PULLED_WORDS[1]:
        return False
    near = texts[max(0, at - _NEAR) : at + _NEAR + 1]
    return any(len(text) > len(texts[at]) and texts[at] in text for text in near)


def reason_for(words: str) -> str:
    """Why such a paragraph is clutter; nothing when it is not."""
    count = len(words.split())
    if count > _SHORT or len(words) > _LONGEST:
        return ""
    if count <= _CREDIT and PHOTO.search(words):
        return "a photo credit"
    tokens = set(re.findall(r"[\w-]+", words.lower()))
    if count <= _BUTTONS and tokens & SHARE_SIGNS and tokens <= SHARE:
        return "share buttons"
    if count <= _LINK and RELATED.match(words):
        return A_LINK
    return next((reason for reason, pattern in RULES if pattern.search(words)), "")


def _is_headline(words: str) -> bool:
    return len(words.split()) <= _HEADLINE and not _SENTENCE.search(words)


def _cooked(words: str) -> str:
    return re.sub(r"\W+", "", words).casefold()
