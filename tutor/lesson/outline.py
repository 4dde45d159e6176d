"""A lesson without its bodies: enough to list it, show its contents and know what has been answered."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import TYPE_CHECKING, NamedTuple

from tutor.lesson.head import NO_SOURCE, USUAL_STUDY, Source, Study

if TYPE_CHECKING:
    from tutor.lesson.model import Lesson
    from tutor.lesson.question import Question


class QuestionKey(NamedTuple):
    """What answers to a question are kept under."""

    id: str
    fingerprint: str
    was: tuple[str, ...] = ()
    needs_copy: bool = False
    """It asks for a sentence that only the learner's own copy of the article can bring."""


class Heading(NamedTuple):
    """A section in the contents."""

    id: str
    title: str
    words: int
    """Of its Markdown text."""
    questions: tuple[QuestionKey, ...] = ()


class Outline(NamedTuple):
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


def outline_of(
    lesson: Lesson, count_words: Callable[[str], int], needing_copy: Container[str] = ()
) -> Outline:
    """The outline of a lesson; `needing_copy` are ids of questions."""

    def keys(questions: tuple[Question, ...]) -> tuple[QuestionKey, ...]:
        return tuple(
            QuestionKey(id=q.id, fingerprint=q.fingerprint, was=q.was, needs_copy=q.id in needing_copy)
            for q in questions
        )

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
        sections=tuple(
            Heading(section.id, section.title, count_words(section.text), keys(section.questions))
            for section in lesson.sections
        ),
        last=keys(lesson.questions),
        terms=tuple(term.term for term in lesson.glossary),
    )
