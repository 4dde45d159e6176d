"""From a validated lesson to the blocks that an open lesson is read from: the slow way, gone once a file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tutor.lesson.diagnostic import Diagnostic
from tutor.lesson.model import Lesson, Term
from tutor.library.entry import encode_diagnostic
from tutor.library.opened import TERMS_A_BLOCK
from tutor.reading.passage import Block, Passage


def build(lesson: Lesson, diagnostics: Sequence[Diagnostic]) -> list[bytes]:
    """The blocks of a lesson, in the order that `opened` describes."""
    from tutor.lesson.outline import outline_of
    from tutor.lesson.record import encode
    from tutor.library.answerable import Answerable
    from tutor.reading.minutes import count_words
    from tutor.reading.occurrence import occurrences
    from tutor.reading.record import encode_passage

    passages = _passages(lesson)
    answerable = Answerable(lesson, passages)
    lesson, needing_copy = answerable.lesson(), answerable.needing_copy()
    head = {
        "outline": encode(outline_of(lesson, count_words, needing_copy)),
        "diagnostics": [encode_diagnostic(diagnostic) for diagnostic in diagnostics],
    }
    values: list[Any] = [head, [encode(question) for question in lesson.questions], _names(lesson.glossary)]
    for section, passage in zip(lesson.sections, passages, strict=True):
        values += [encode(section), encode_passage(passage)]
    places = occurrences(passage.terms for passage in passages)
    rows = [[encode(term), places.get(number, [])] for number, term in enumerate(lesson.glossary)]
    values += [rows[start : start + TERMS_A_BLOCK] for start in range(0, len(rows), TERMS_A_BLOCK)]
    return [_json(value) for value in values]


def _passages(lesson: Lesson) -> list[Passage]:
    from tutor.reading.markdown import blocks
    from tutor.reading.terms import Matcher, mark

    matcher = Matcher(lesson.glossary)
    return [
        mark(blocks(section.text), matcher) if section.text else absent(lesson) for section in lesson.sections
    ]


def absent(lesson: Lesson) -> Passage:
    """What is read in place of a section whose words only the learner's own copy can bring."""
    source = lesson.source
    article = f"“{source.title}”" if source.title else "the article"
    by = f" by {source.author}" if source.author else ""
    words = (
        f"The words of this section are not part of the lesson. They come from a copy of {article}{by} "
        "of your own, kept as a text file:"
    )
    return Passage((Block("paragraph", words), Block("code", f"tutor attach {lesson.id} FILE")))


def _names(glossary: Sequence[Term]) -> dict[str, int]:
    """Entry by name: a term goes before an alias, the earlier before the later, an exact before a folded."""
    names: dict[str, int] = {}
    for fold in (str, str.casefold):
        for number, term in enumerate(glossary):
            names.setdefault(fold(term.term), number)
        for number, term in enumerate(glossary):
            for alias in term.aliases:
                names.setdefault(fold(alias), number)
    return names


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
