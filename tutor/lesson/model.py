"""A lesson in its one normal form: frozen values that the rest of the program sees.

What an author may write (short forms included) is in `schema`; `loading` turns the one into the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.lesson.head import NO_SOURCE, USUAL_STUDY, Source, Study

if TYPE_CHECKING:
    from tutor.lesson.question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A glossary entry."""

    term: str
    aliases: tuple[str, ...] = ()
    case_sensitive: bool = False
    kind: str = ""
    say: str = ""
    definition: str = ""
    """Markdown."""
    example: str = ""
    see_also: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the original article, named by a few words at each end."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Anchor(Stretch):
    """Where a section stands in the original article."""

    skip: tuple[Stretch, ...] = ()
    """What is left out in between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the article, with the check that follows it."""

    id: str
    title: str
    text: str
    """Markdown; empty when the words come from the learner's own copy of the article alone."""
    source: Anchor | None = None
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A whole lesson."""

    id: str
    title: str
    summary: str = ""
    language: str = "en"
    genre: str = ""
    level: str = ""
    authors: tuple[str, ...] = ()
    license: str = ""
    tags: tuple[str, ...] = ()
    source: Source = NO_SOURCE
    study: Study = USUAL_STUDY
    glossary: tuple[Term, ...] = ()
    sections: tuple[Section, ...]
    questions: tuple[Question, ...] = ()
    """The last check, over the whole lesson."""
