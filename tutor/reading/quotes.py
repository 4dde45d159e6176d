"""Where quoted words stand in a passage, and which sentences they touch."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tutor.reading.fold import exact, flat
from tutor.reading.passage import Passage

if TYPE_CHECKING:
    from tutor.lesson.question import Quote


def find(passage: Passage, quote: str) -> tuple[tuple[int, int], ...]:
    """Where the quote stands, from left to right; it may go over the end of a block.

    The kind of white space, quotation marks and dashes does not matter; case does. The passage keeps what
    this is compared with, so many quotes in one passage are quick.
    """
    return tuple(passage.exact.find(flat(quote, exact)))


def may_hold(quote: Quote, part: int, sections: Mapping[str, int]) -> Sequence[int]:
    """The sections a quote may stand in: the one it names, else its question's own, else any.

    `part` is the section that asks the question, or the number of sections for the last check; `sections` are
    the places of the sections by id.
    """
    if quote.section:
        return (sections[quote.section],) if quote.section in sections else ()
    return range(len(sections)) if part == len(sections) else (part,)


def touched(sentences: Sequence[tuple[int, int]], spans: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Indices, ascending, of the sentences (in order) that hold at least one character of a span."""
    starts = [start for start, _ in sentences]
    ends = [end for _, end in sentences]
    found: set[int] = set()
    for start, end in spans:
        found.update(range(bisect_right(ends, start), bisect_left(starts, end)))
    return tuple(sorted(found))
