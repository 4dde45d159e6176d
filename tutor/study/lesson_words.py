"""The lessons of a library as they are offered to a learner: in which order, and how far each has come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tutor.library import Entry
from tutor.progress.standing import Standing
from tutor.reading.minutes import minutes

TOUR: Final = "tour"
"""The id of the lesson that teaches the program."""


def ranked(entries: Iterable[Entry], standings: Mapping[str, Standing]) -> list[Entry]:
    """Last used first, then by title; files that cannot be opened at the end.

    Whoever has read nothing yet is offered the tour first.
    """

    def rank(entry: Entry) -> tuple[bool, bool, float, str]:
        standing = standings.get(entry.id) if entry.shadowed_by is None else None
        used = standing.last_used.timestamp() if standing and entry.usable else 0.0
        is_offered = entry.id == TOUR and not standings
        is_idle = not entry.usable or entry.shadowed_by is not None
        return (is_idle, not is_offered, -used, entry.title.casefold())

    return sorted(entries, key=rank)


def progress_words(entry: Entry, standing: Standing | None) -> Sequence[str]:
    """How far a lesson has come, or how long it is; some of these may be empty."""
    if standing is None:
        sections = "1 section" if entry.sections == 1 else f"{entry.sections} sections"
        return (f"{minutes(entry.words)} min", sections, entry.level)
    read = min(standing.sections_read, entry.sections)
    left = sum(entry.section_words[read:])
    return (
        f"{minutes(left)} min left" if left else "read to the end",
        f"{read} of {entry.sections} sections",
        f"first try {standing.first_credit / standing.points:.0%}" if standing.points else "",
        f"{standing.due} due" if standing.due else "",
    )


def problem_words(entry: Entry) -> str:
    """Why a lesson cannot be opened."""
    problem = entry.problem
    if problem is None:
        return "cannot be opened"
    where = f"line {problem.line}: " if problem.line else ""
    return f"{where}{problem.message}"


def shadow_words(entry: Entry) -> str:
    """Why a lesson that could be opened is not used."""
    return f"not used: {entry.shadowed_by} has the same id and comes first"
