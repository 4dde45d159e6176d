"""A lesson without its bodies: enough to list it, show its contents and know what has been answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.lesson.head import NO_SOURCE, USUAL_STUDY, Source, Study

if TYPE_CHECKING:
    from tutor.lesson.model import Lesson, Section
    from tutor.lesson.question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionKey:
    """What answers to a question are kept under."""

    id: str
    fingerprint: str
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A section in the contents."""

    id: str
    title: str
    words: int
    """Of its Markdown text, parted by white space."""
    questions: tuple[QuestionKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Everything of a lesson but the bodies of sections, questions and terms."""

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
    sections: tuple[Heading, ...] = ()
    last: tuple[QuestionKey, ...] = ()
    """The last check."""
    terms: tuple[str, ...] = ()
    """The glossary's terms, in its order."""


def outline_of(lesson: Lesson) -> Outline:
    """The outline of a lesson."""
    return Outline(
        id=lesson.id,
        title=lesson.title,
        summary=lesson.summary,
        language=lesson.language,
        genre=lesson.genre,
        level=lesson.level,
        authors=lesson.authors,
        license=lesson.license,
        tags=lesson.tags,
        source=lesson.source,
        study=lesson.study,
        sections=tuple(map(_heading, lesson.sections)),
        last=_keys(lesson.questions),
        terms=tuple(term.term for term in lesson.glossary),
    )


def _heading(section: Section) -> Heading:
    words = len(section.text.split())
    return Heading(id=section.id, title=section.title, words=words, questions=_keys(section.questions))


def _keys(questions: tuple[Question, ...]) -> tuple[QuestionKey, ...]:
    return tuple(QuestionKey(id=q.id, fingerprint=q.fingerprint, was=q.was) for q in questions)
