"""The card of a term: the sentence that it was met in, with a gap where it stood.

Of a term that stands in no sentence (any more) the definition is shown, and the term is to be named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tutor.lesson.model import Term
from tutor.lesson.question import Accepted, Cloze, Gap, Short
from tutor.library.opened import OpenLesson
from tutor.reading.passage import TermMark
from tutor.reading.sentences import sentences
from tutor.reading.terms import left_out

_KINDS: Final = ("person", "place", "organisation", "concept", "event", "document", "word")
"""Kinds of terms that have a name of their own; every other is a term."""
_FINGERPRINT: Final = "term"
"""A term has none; its question is made anew each time."""


class Met(NamedTuple):
    """A sentence with a term in it."""

    section: int
    start: int
    end: int
    """As offsets into the section's passage."""
    marks: tuple[TermMark, ...]
    """Where the term stands in it."""


def met(lesson: OpenLesson, term: int, section: int | None) -> Met | None:
    """The sentence in which a term was met: the first of the section in which it was looked up.

    One in which it stands only once goes first, since it is to be left out. Where that section does not hold
    it (any more), the first sentence of the lesson that does. None when there is none.
    """
    sections = list(dict.fromkeys(number for number, _ in lesson.occurrences(term)))
    if section in sections:
        sections.insert(0, sections.pop(sections.index(section)))
    for number in sections:
        found = list(_sentences(lesson, term, number))
        if found:
            return min(found, key=lambda one: len(one.marks) > 1)
    return None


def _sentences(lesson: OpenLesson, term: int, section: int) -> Iterator[Met]:
    passage = lesson.passage(section)
    marks = [mark for mark in passage.terms if mark.term == term]
    for start, end in sentences(passage, lesson.outline.language):
        inside = tuple(mark for mark in marks if start <= mark.start and mark.end <= end)
        if inside:
            yield Met(section, start, end, inside)


def can_be_asked(lesson: OpenLesson, term: int) -> bool:
    """Whether there is a sentence with the term, or a definition of it."""
    return bool(lesson.occurrences(term) or lesson.term(term).definition)


def question_of(lesson: OpenLesson, term: int, where: Met | None) -> Cloze | Short | None:
    """The question after a term; None when neither a sentence nor a definition can be shown."""
    if where is not None:
        return _cloze(lesson, term, where)
    entry = lesson.term(term)
    if not entry.definition:
        return None
    names = tuple(Accepted(name) for name in dict.fromkeys((entry.term, *entry.aliases)))
    prompt = f"Which {_kind(entry)} is meant?\n\n{left_out(entry.definition, entry)}"
    return Short(id=_id(entry), fingerprint=_FINGERPRINT, skill="vocab", prompt=prompt, accepted=names)


def _cloze(lesson: OpenLesson, term: int, where: Met) -> Cloze:
    """The sentence with a gap for the term wherever it stands in it; its definition is the hint."""
    entry, text = lesson.term(term), lesson.passage(where.section).text
    between, at = [], where.start
    for mark in where.marks:
        between.append(text[at : mark.start])
        at = mark.end
    gaps = tuple(_gap(text[mark.start : mark.end], entry) for mark in where.marks)
    return Cloze(
        id=_id(entry),
        fingerprint=_FINGERPRINT,
        skill="vocab",
        prompt=_prompt(entry, gaps),
        between=(*between, text[at : where.end]),
        gaps=gaps,
        hints=(left_out(entry.definition, entry),) if entry.definition else (),
        explanation=entry.definition,
    )


def _gap(as_it_stands: str, entry: Term) -> Gap:
    """Filled by what stands there, and by every other name of the term."""
    return Gap(accepted=tuple(dict.fromkeys((as_it_stands, entry.term, *entry.aliases))))


def _prompt(entry: Term, gaps: Sequence[Gap]) -> str:
    missing = f"Which {_kind(entry)} is missing?"
    return missing if len(gaps) == 1 else f"{missing} It stands in each gap."


def _kind(entry: Term) -> str:
    return entry.kind if entry.kind in _KINDS else "term"


def _id(entry: Term) -> str:
    return f"term {entry.term}"
