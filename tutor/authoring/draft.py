"""A lesson as its rules look at it: questions with their places in the file, passages as they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, Final

from tutor.authoring.catalogue import RULES
from tutor.authoring.word import stem, words
from tutor.lesson.model import Lesson
from tutor.lesson.origin import Origins
from tutor.lesson.position import Path
from tutor.lesson.question import Choice, Multiple, Option, Question
from tutor.lesson.report import Finding, Report
from tutor.quiz.normal import primary
from tutor.reading.markdown import blocks
from tutor.reading.passage import Block, Passage
from tutor.reading.sentences import POINTABLE


def _is_plain(block: Block) -> bool:
    return block.kind in POINTABLE and not any(span.style in ("code", "link") for span in block.spans)


_HARMLESS: Final = ("missing-id", "bad-id", "same-id", "section-key")
"""Rules of the loader whose breach takes nothing from a question."""


@dataclass(frozen=True)
class Asked:
    """A question, and where it stands."""

    question: Question
    path: Path
    name: str
    """What it is called in messages."""
    part: int
    """Index of its section; the number of sections for the last check."""

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """What can be picked; nothing in other types of question."""
        return self.question.options if isinstance(self.question, Choice | Multiple) else ()

    @cached_property
    def option_words(self) -> tuple[list[str], ...]:
        """The words of each option."""
        return tuple(words(option.text) for option in self.options)

    @cached_property
    def prompt_words(self) -> list[str]:
        """The words of the prompt."""
        return words(self.question.prompt)


@dataclass(frozen=True)
class Draft:
    """One lesson that can be opened, and where to say what is wrong with it."""

    lesson: Lesson
    origins: Origins
    report: Report
    data: dict[str, object]
    """The document as it was parsed."""
    known: tuple[Finding, ...] = ()
    """What the loader found wrong."""

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """Every question in the order of the lesson."""
        parts = [section.questions for section in self.lesson.sections] + [self.lesson.questions]
        return tuple(
            Asked(question, *self.origins.questions[question.id], part)
            for part, questions in enumerate(parts)
            for question in questions
        )

    @cached_property
    def checks(self) -> tuple[Sequence[Asked], ...]:
        """The questions that are asked together."""
        return tuple(tuple(together) for _, together in groupby(self.asked, lambda asked: asked.part))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The text of each section as it is read, without its terms marked."""
        return tuple(Passage(blocks(section.text)) for section in self.lesson.sections)

    @cached_property
    def _troubled(self) -> frozenset[Path]:
        """Every path that something inside of which the loader found wrong, ids left aside."""
        inside = (
            finding.path[:length]
            for finding in self.known
            if finding.level in ("fatal", "error") and finding.code not in _HARMLESS
            for length in range(len(finding.path) + 1)
        )
        return frozenset(inside)

    @cached_property
    def folded_texts(self) -> tuple[str, ...]:
        """The text of each section in lower case, with one kind of space, quotation mark and dash."""
        return tuple(passage.exact.text.lower() for passage in self.passages)

    @cached_property
    def plain_text(self) -> str:
        """All paragraphs that have no code and no links, in lower case, each on a line of its own."""
        return "\n".join(
            (
                "",
                *(
                    block.text.lower()
                    for passage in self.passages
                    for block in passage.blocks
                    if _is_plain(block)
                ),
                "",
            )
        )

    @cached_property
    def word_counts(self) -> Counter[str]:
        """How often each word stands in the text."""
        return Counter(word for section in self.lesson.sections for word in words(section.text))

    @cached_property
    def stem_counts(self) -> Counter[str]:
        """How often each word stands in the text, in any of its forms."""
        counts: Counter[str] = Counter()
        for word, count in self.word_counts.items():
            counts[stem(word)] += count
        return counts

    @cached_property
    def english(self) -> bool:
        """Whether the rules about English wording apply."""
        return primary(self.lesson.language) == "en"

    @cached_property
    def complete(self) -> bool:
        """Whether every section of the file can be read: only then is something known to stand nowhere."""
        known = {origin.path for origin in self.origins.sections.values()}
        lost = (finding.path[:2] for finding in self.known if finding.path[:1] == ("sections",))
        return all(section.text.strip() for section in self.lesson.sections) and known.issuperset(lost)

    def is_whole(self, path: Path) -> bool:
        """Whether nothing is wrong with the table there: only then is what it lacks known to be missing."""
        return path not in self._troubled

    def written(self, asked: Asked, key: str) -> bool:
        """Whether the question has this key in the file."""
        here: Any = self.data
        for part in asked.path:
            here = here[part]
        return key in here

    def tell(self, code: str, message: str, path: Path) -> None:
        """Take note of a finding; its level is that of the rule."""
        self.report.add(code, message, path, level=RULES[code].level)

    def tell_of(self, asked: Asked, code: str, message: str, *inner: str | int) -> None:
        """Take note of a finding about a question, at a place inside it."""
        self.tell(code, f"{asked.name}: {message}", (*asked.path, *inner))
