"""Looking at the passage from a check: as far as the lesson lets one, and recorded when it is a peek."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tutor.plain.desk import Desk
from tutor.plain.pointing import PointingField
from tutor.plain.prose import spoken
from tutor.plain.source import Source
from tutor.quiz.sitting import is_peek, may_look
from tutor.quiz.step import Peeked, Step
from tutor.quiz.verdict_words import CLOSED
from tutor.reading.passage import Passage
from tutor.study.course import Course
from tutor.study.proof_words import is_counted


class Look:
    """The passage that a question is about."""

    def __init__(self, desk: Desk, source: Source, take: Callable[[Step], bool]) -> None:
        """`take` records a step."""
        self._desk, self._source, self._take = desk, source, take

    @property
    def _course(self) -> Course:
        return self._source.course

    def passage(self, number: str) -> None:
        """Say the passage, or that it is closed; `number` names another section, in the last check."""
        item, study = self._source.item, self._source.sitting.study
        if not may_look(item, study):
            self._desk.say(f"{CLOSED[study.look_back]}.")
            return
        section = self._section(number)
        if section is None:
            return
        if is_peek(item):
            self._take(Peeked(item.question.id))
        words = self._course.evidence.text_for(item.question)
        passage = words.passage(section)
        other = "" if self._course.is_shown(section, words.edition) else ", study edition"
        self._desk.say(f"Section {section + 1}, {self._course.title(section)}{other}:")
        self._desk.console.say_at_length(numbered_paragraphs(passage, self._first(section)))

    def point(self, field: PointingField, number: str) -> None:
        """Say the sentences that can be pointed at, again or of another section."""
        section = self._section(number)
        if section is not None:
            self._desk.say(f"Section {section + 1}, {self._course.title(section)}:")
            self._desk.console.say_at_length(field.listed(section))

    def _section(self, number: str) -> int | None:
        if not number or self._source.part != self._course.last:
            return self._source.section
        if 0 < int(number) <= self._course.last:
            return int(number) - 1
        self._desk.say(f"There is no section {number}; there are 1 to {self._course.last}.")
        return None

    def _first(self, section: int) -> int:
        """The offset to begin at: where what was missed is to be read again, once that was told."""
        proofs = self._source.proofs() if self._source.item.verdicts else ()
        return min((proof.start for proof in proofs if proof.section == section), default=0)


def numbered_paragraphs(passage: Passage, offset: int) -> Iterator[str]:
    """The paragraphs from the one at an offset on, with the numbers by which they are spoken of."""
    number = 0
    for block, start in zip(passage.blocks, passage.starts, strict=True):
        number += is_counted(block)
        if start + len(block.text) >= offset:
            yield f"Paragraph {number}. {spoken(block)}" if is_counted(block) else spoken(block)
