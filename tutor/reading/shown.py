"""Which of a passage's terms are marked on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.lesson.head import Marks
from tutor.reading.passage import TermMark


def shown(marks: Sequence[TermMark], which: Marks, quiet: frozenset[int]) -> tuple[TermMark, ...]:
    """The marks of one section to show: of each term the first, all or none; never of one that is `quiet`."""
    if which == "none":
        return ()
    loud = [mark for mark in marks if mark.term not in quiet]
    if which == "all":
        return tuple(loud)
    first: dict[int, TermMark] = {}
    for mark in loud:
        first.setdefault(mark.term, mark)
    return tuple(first.values())
