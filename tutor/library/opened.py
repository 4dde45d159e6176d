"""A lesson that is open: its outline at hand, everything else read when it is asked for.

What decodes questions and terms is imported with the first of them, since the first screen needs neither.

Blocks of its cache file: the head, the last check, the glossary's names; two for every section (the section
and its passage); then the glossary, `TERMS_A_BLOCK` terms to a block, with the places where they occur.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from tutor.lesson.diagnostic import Diagnostic
from tutor.lesson.outline import Outline
from tutor.lesson.outline_record import decode_outline
from tutor.library.block import Blocks, DamagedBlock
from tutor.library.entry import decode_diagnostic
from tutor.reading.passage import Passage
from tutor.reading.record import decode_passage

if TYPE_CHECKING:
    from tutor.lesson.model import Section, Term
    from tutor.lesson.question import Question

HEAD, LAST, NAMES, SECTIONS = range(4)
TERMS_A_BLOCK = 32
_RECENT = 16
_DAMAGE = (DamagedBlock, ValueError, TypeError, LookupError, AttributeError, RecursionError)
_Value = TypeVar("_Value")
_Explained: TypeAlias = "tuple[Term, tuple[tuple[int, int], ...]]"
"""A term and the places where it stands."""


class OpenLesson:
    """One lesson, as it was when it was opened.

    A part of the cache that turns out to be damaged is made again from the lesson's file; `LessonUnusable` is
    raised when that file is gone or another by then.
    """

    def __init__(self, path: Path, digest: str, blocks: Blocks, renew: Callable[[], Blocks]) -> None:
        """`renew` makes the blocks anew from the lesson's file."""
        self.path = path
        self.digest = digest
        self._blocks = blocks
        self._renew = renew
        self._recent: dict[int, Any] = {}
        self.outline: Outline
        self.diagnostics: tuple[Diagnostic, ...]
        self.outline, self.diagnostics = self._part(HEAD, _head)

    def section(self, number: int) -> Section:
        """A section, counted from 0."""
        from tutor.lesson.record import decode_section

        return self._part(SECTIONS + 2 * self._checked(number), decode_section)

    def passage(self, number: int) -> Passage:
        """The text of a section with every place where a glossary term occurs."""
        return self._part(SECTIONS + 2 * self._checked(number) + 1, decode_passage)

    def last(self) -> tuple[Question, ...]:
        """The last check, over the whole lesson."""
        from tutor.lesson.record import decode_question

        return self._part(LAST, lambda questions: tuple(decode_question(question) for question in questions))

    def term(self, number: int) -> Term:
        """A glossary entry, counted from 0."""
        return self._glossary(number)[0]

    def occurrences(self, number: int) -> tuple[tuple[int, int], ...]:
        """The places where a term stands, in reading order: section, from 0, and offset in its passage."""
        return self._glossary(number)[1]

    def term_index(self, name: str) -> int | None:
        """The glossary entry that bears this name, as its term or an alias; the exact spelling goes first."""
        names: dict[str, int] = self._part(NAMES, dict)
        return names.get(name, names.get(name.casefold()))

    def _glossary(self, number: int) -> _Explained:
        if not 0 <= number < len(self.outline.terms):
            raise IndexError(number)
        block = SECTIONS + 2 * len(self.outline.sections) + number // TERMS_A_BLOCK
        return self._part(block, _explained)[number % TERMS_A_BLOCK]

    def _checked(self, section: int) -> int:
        if not 0 <= section < len(self.outline.sections):
            raise IndexError(section)
        return section

    def _part(self, block: int, decode: Callable[[Any], _Value]) -> _Value:
        """What a block holds; the last few stay in memory."""
        if block not in self._recent:
            try:
                value = decode(json.loads(self._blocks[block]))
            except _DAMAGE:
                self._blocks = self._renew()
                value = decode(json.loads(self._blocks[block]))
            if len(self._recent) >= _RECENT:
                del self._recent[next(iter(self._recent))]
            self._recent[block] = value
        kept: _Value = self._recent[block]
        return kept


def _head(head: dict[str, Any]) -> tuple[Outline, tuple[Diagnostic, ...]]:
    diagnostics = tuple(decode_diagnostic(values) for values in head["diagnostics"])
    return decode_outline(head["outline"]), diagnostics


def _explained(rows: Sequence[Any]) -> tuple[_Explained, ...]:
    from tutor.lesson.record import decode_term

    return tuple(
        (decode_term(term), tuple((section, offset) for section, offset in places)) for term, places in rows
    )
