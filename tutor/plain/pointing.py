"""Answers that point at sentences of the text, which are numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tutor.plain.field import Field, Taken, numbers
from tutor.plain.prose import spoken
from tutor.quiz.asked import Asked
from tutor.quiz.grading import Answer
from tutor.reading.passage import Passage
from tutor.reading.sentences import in_block
from tutor.study.evidence import EvidenceFinder


class PointingField(Field):
    """The sentences of one section or, in the last check, of all of them, which are counted through."""

    def __init__(
        self, asked: Asked, words: EvidenceFinder, sections: Sequence[int], shown: int, half: Answer = ()
    ) -> None:
        """`shown` is the section whose sentences are listed with the question."""
        self._words, self._shown = words, shown
        self._first: dict[int, int] = {}
        self._texts: list[str] = []
        for section in sections:
            self._first[section] = len(self._texts) + 1
            text = words.passage(section).text
            self._texts += [text[slice(*span)] for span in words.sentences(section)]
        super().__init__(asked, half if set(half) <= set(self._texts) else ())

    def lines(self) -> list[str]:
        """The sentences of the section that is shown."""
        return self.listed(self._shown)

    def listed(self, section: int) -> list[str]:
        """The sentences of a section."""
        passage = self._words.passage(section)
        return list(numbered(passage, self._words.language, self._first[section]))

    def how(self) -> str:
        """One number, or several."""
        which = " that proves it" if self.asked.item.proving else ""
        more = "; p and a number lists another section" if len(self._first) > 1 else ""
        if self.asked.needed > 1:
            return f"The numbers of {self.asked.needed} sentences{which}{more}."
        return f"The number of the sentence{which}{more}."

    def take(self, line: str) -> Taken:
        """Point."""
        chosen = numbers(line, len(self._texts))
        if isinstance(chosen, str):
            return Taken(chosen)
        if not chosen:
            return self.enter()
        if len(chosen) > 1 and self.asked.needed == 1:
            return Taken("Only one is asked for.")
        self.answer = tuple(sorted(self._texts[index] for index in chosen))
        return Taken(is_whole=True)


def numbered(passage: Passage, language: str, first: int) -> Iterator[str]:
    """The blocks of a passage as lines, their sentences with numbers from `first` on."""
    number = first
    for block in passage.blocks:
        spans = in_block(block, language)
        if not spans:
            yield spoken(block)
        for start, end in spans:
            yield f"{number}. {spoken(block, start, end)}"
            number += 1
