"""A lesson in its one normal form: frozen values that the rest of the program sees.

What an author may write (short forms included) is in `schema`; `loading` turns the one into the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tutor.lesson.question import Question

Gate = Literal["open", "attempt", "pass"]
LookBack = Literal["free", "after_first", "closed"]
Marks = Literal["first", "all", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The article that the lesson teaches, when it is somebody else's."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    """ISO 8601, as exact as the author knew it: `2018-04-19`, `2018-04` or `2018`."""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """How the lesson is to be studied; the defaults are those of the format."""

    gate: Gate = "open"
    pass_mark: float = 0.8
    tries: int = 2
    shuffle: bool = True
    marks: Marks = "first"
    look_back: LookBack = "after_first"
    confidence: bool = False


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
    source: Source = Source()
    study: Study = Study()
    glossary: tuple[Term, ...] = ()
    sections: tuple[Section, ...]
    questions: tuple[Question, ...] = ()
    """The last check, over the whole lesson."""
