"""What stands above an article: its title, and over that the name of the paper and its labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tutor.authoring.article.block import Block, Dropped, Metadata, words_of
from tutor.authoring.article.facts import byline_in, publisher_in

_LABELS: Final = words_of(
    "analysis arts books business comment commentary culture economy education environment essay essays "
    "europe feature features finance food global health history ideas international interview letters "
    "lifestyle longread magazine music nature news opinion opinions perspective perspectives politics "
    "profile report reports review reviews science society sport sports technology tech travel views "
    "weekend world meinung politik kultur wirtschaft opinión cultura política société débats"
) | {
    "arts & culture",
    "local news",
    "long read",
    "long reads",
    "op-ed",
    "special report",
    "the big read",
    "the long read",
    "uk news",
    "us news",
    "world news",
}
"""Parts of a paper, as they stand above a headline."""
_TOP: Final = 3
"""Blocks among which labels are looked for."""
_SMALL_PRINT: Final = 6
"""Blocks at the end among which it is."""


def without_title(blocks: Sequence[Block], known: Metadata) -> tuple[Metadata, list[Block], list[Dropped]]:
    """The title, taken from the first lines when none is known; the rest; and what stood above the title.

    That is the name of the paper, and labels such as `Features`.
    """
    begins, above = _masthead(blocks, known)
    rest = list(blocks[begins:])
    if known.title or not rest:
        return known, rest, above
    first = rest[0]
    repeated = any(_cooked(block.words) == _cooked(first.words) for block in rest[1:4])
    if first.level or repeated or (_is_titular(first) and len(rest) > 1):
        return replace(known, title=first.words), rest[1:], above
    return known, rest, above


def _masthead(blocks: Sequence[Block], known: Metadata) -> tuple[int, list[Dropped]]:
    """Where the article begins, and what stands above."""
    labels = [at for at, block in enumerate(blocks[:_TOP]) if block.words.lower().strip(" .:|") in _LABELS]
    if known.title:
        at = next((at for at in range(_TOP) if at not in labels), _TOP)
    else:
        at = _above_title(blocks, labels, known.publisher)
    if len(blocks) <= at:
        return 0, []
    return at, [
        Dropped(block.words, "a label of the page" if n in labels else "the name of the paper")
        for n, block in enumerate(blocks[:at])
    ]


def _above_title(blocks: Sequence[Block], labels: Sequence[int], publisher: str) -> int:
    """How many lines stand above the first that can be the title: what goes before a label, or the paper."""
    small_print = (publisher_in(block.words)[0] for block in blocks[-_SMALL_PRINT:])
    papers = {_cooked(name) for name in (publisher, *small_print) if name}
    at = max((label + 1 for label in labels if all(map(_is_titular, blocks[:label]))), default=0)
    if not at and blocks and _cooked(blocks[0].words) in papers:
        at = 1
    is_title = len(blocks) > at + 1 and _is_titular(blocks[at])
    return at if is_title and all(block.level != 1 for block in blocks[:at]) else 0


def _is_titular(block: Block) -> bool:
    """Whether it reads like a headline."""
    short = len(block.words.split()) <= 25 and "\n" not in block.text
    return short and not re.search(r"[.:;,]$", block.words) and not byline_in(block.words)


def _cooked(words: str) -> str:
    return re.sub(r"\W+", "", words).casefold()
