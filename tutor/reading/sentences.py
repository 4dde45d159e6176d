"""The sentences of a passage: what a learner can point at.

Every visible character of a paragraph, quote, list item or note is part of a sentence, and no sentence goes
beyond its block. Headings and code have none. Where a sentence ends is judged by rules, from the stop and
the words beside it; where they leave doubt, as after an abbreviation before a name, the sentence goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from tutor.reading.abbreviation import (
    AFTER_HOUR,
    BEFORE_NUMBER,
    MAY_BE_LAST,
    NEVER_LAST,
    ORDINALS,
    STARTERS,
)
from tutor.reading.passage import Block, Passage

Sentence = tuple[int, int]

POINTABLE = frozenset({"paragraph", "quote", "item", "note"})

_WIDE = "。！？｡"
_STOPS = ".!?…‼⁇⁈⁉‽؟۔।॥։።၊။៕;"
_CLOSERS = "\"'”’»›)\\]}」』】》〉）］｝"
_STOP: Final = (
    rf"(?P<wide>[{_WIDE}][{_WIDE}…!?]*+)(?P<shut>[{_CLOSERS}]*+)(?:(?>\[\d+\]))*+\s*+"
    rf"|(?<![{_STOPS}])(?P<stop>\.(?:[ \u00a0]\.)+|[{_STOPS}]++)[{_CLOSERS}]*+(?:(?>\[\d+\]))*+(?:\s++|$)"
)
"""A stop with the closing quotes and brackets, the footnote numbers and the white space after it."""

_GOES_ON = re.compile(r"[\u3040-\u309f、，,]")
"""What follows a closed quotation that is part of a longer Japanese or Chinese sentence."""

_BEFORE = re.compile(r"[^\s(\[{\"“”„«'‘’—–/]+$")
_NEXT = re.compile(r"[^\w\s]*([^\W_]*)(\.?)")
_INITIALS = re.compile(r"[^\W\d_](?:[.\-]+[^\W\d_])*")
_ROMAN = re.compile(r"[IVXLC]+")
_REACH = 40
"""Characters before and after a stop that are looked at."""


def sentences(passage: Passage, language: str) -> tuple[Sentence, ...]:
    """The sentences of a passage, as offsets into its text. `language` is a tag such as `en` or `de-AT`."""
    return tuple(
        (base + start, base + end)
        for block, base in zip(passage.blocks, passage.starts, strict=True)
        for start, end in in_block(block, language)
    )


def in_block(block: Block, language: str) -> tuple[Sentence, ...]:
    """The sentences of one block, as offsets into its own text."""
    if block.kind not in POINTABLE:
        return ()
    text = block.text
    found: list[Sentence] = []
    at = 0
    for end in (*_ends(text, re.split("[-_]", language)[0].lower()), len(text)):
        start, stop = _trimmed(text, at, end)
        if start < stop:
            found.append((start, stop))
        at = end
    return tuple(found)


def as_sentence(text: str) -> str:
    """The text with a full stop, unless it ends with a stop of its own."""
    return text if text.endswith((*_STOPS.replace(";", ""), *_WIDE)) else f"{text}."


def _trimmed(text: str, start: int, end: int) -> Sentence:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _ends(text: str, language: str) -> Iterator[int]:
    """Where a sentence is followed by another: offsets at which the next begins."""
    begin = 0
    for match in _stop().finditer(text):
        after = match.end()
        if after == len(text):
            return
        if match["wide"]:
            ended = not (match["shut"] and _GOES_ON.match(text, after))
        else:
            ended = _ended(text, begin, match, language)
        if ended:
            yield after
            begin = after


@cache
def _stop() -> re.Pattern[str]:
    """Compiled when sentences are first asked for: opening a lesson does without."""
    return re.compile(_STOP)


def _ended(text: str, begin: int, match: re.Match[str], language: str) -> bool:
    """Whether a stop with white space after it ends the sentence that began at `begin`."""
    if set(match["stop"]) == {";"}:
        return language == "el"
    following = _NEXT.match(text, match.end())
    word, dot = (following[1], following[2]) if following else ("", "")
    if word[:1].islower():
        return False
    if match["stop"] != ".":
        return True
    before = _BEFORE.search(text[max(begin, match.start() - _REACH) : match.start()])
    if before is None:
        return True
    first = match.start() - len(before[0]) <= begin + 1
    return not _abbreviates(before[0], first, word, dot, language)


def _abbreviates(token: str, first: bool, word: str, dot: str, language: str) -> bool:
    """Whether the stop after `token` belongs to it, and the sentence goes on with `word`.

    `first`: the sentence begins with the token; `dot`: a stop follows the word, too.
    """
    low = token.lower()
    starter = language == "en" and word.lower() in STARTERS and not (dot and len(word) == 1)
    if low in NEVER_LAST.get(language, NEVER_LAST["en"]):
        return True
    if low in BEFORE_NUMBER and (word[:1].isdigit() or _ROMAN.fullmatch(word)):
        return True
    if low in ("a.m", "p.m"):
        return word.lower() in AFTER_HOUR
    if low in MAY_BE_LAST.get(language, ()):
        return language == "en" and not starter
    if first and len(token) <= 3 and (token.isdigit() or _ROMAN.fullmatch(token) or len(token) == 1):
        return True
    if token.isdigit():
        return language in ORDINALS and len(token) <= 2
    return _is_initial(token) and not starter and (token != "I" or bool(dot and len(word) == 1))


def _is_initial(token: str) -> bool:
    """Whether a token is `J`, `U.S` or `J.-C`: letters parted by stops, not one small letter alone."""
    return _INITIALS.fullmatch(token) is not None and (token[0].isupper() or len(token) > 1)
