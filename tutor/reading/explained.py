"""A glossary term as it is explained to a reader, with the other places where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.lesson.model import Term


@dataclass(frozen=True, slots=True)
class Place:
    """Another place where the term stands."""

    section: int
    start: int
    end: int
    words: str
    """The words around it, with the section's number."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A term and what there is to say with it."""

    index: int
    term: Term
    known: bool
    places: tuple[Place, ...]
    see_also: tuple[tuple[str, int], ...]
    """Name and index of each term to see also."""
