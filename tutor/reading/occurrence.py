"""Where in a lesson each term occurs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tutor.reading.passage import TermMark


def occurrences(marks_by_section: Iterable[Sequence[TermMark]]) -> dict[int, list[tuple[int, int]]]:
    """For each term that occurs, in reading order: index of the section, and offset in its passage."""
    found: dict[int, list[tuple[int, int]]] = {}
    for section, marks in enumerate(marks_by_section):
        for mark in marks:
            found.setdefault(mark.term, []).append((section, mark.start))
    return found
