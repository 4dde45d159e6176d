"""Where the quotes of a question stand in its lesson, and which sentences hold them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tutor.lesson.question import Evidence, Question, Quote
from tutor.library.opened import OpenLesson
from tutor.quiz.grading import Reference, is_typed
from tutor.reading.passage import Passage
from tutor.reading.quotes import find, may_hold, touched
from tutor.reading.sentences import sentences
from tutor.study.edition import Edition


@dataclass(frozen=True, slots=True)
class Proof:
    """Words of a section that settle a question."""

    section: int
    start: int
    end: int
    edition: Edition = "study"
    """In whose words."""


class EvidenceFinder:
    """Finds the evidence of one open lesson's questions, each key once."""

    def __init__(self, lesson: OpenLesson, edition: Edition = "study") -> None:
        self._lesson = lesson
        self.edition = edition
        self._parts = {heading.id: part for part, heading in enumerate(lesson.outline.sections)}
        self._asking = {
            key.id: part for part, heading in enumerate(lesson.outline.sections) for key in heading.questions
        }
        self._keys: dict[str, tuple[str, ...]] = {}
        self._words: dict[int, frozenset[str]] = {}
        self._complete: dict[str, bool] = {}

    @property
    def language(self) -> str:
        """Of the lesson."""
        return self._lesson.outline.language

    def passage(self, section: int) -> Passage:
        """The text of a section."""
        return self._lesson.passage(section)

    def sentences(self, section: int) -> tuple[tuple[int, int], ...]:
        """The sentences of a section, as offsets into its passage."""
        return sentences(self._lesson.passage(section), self._lesson.outline.language)

    def proofs(self, part: int, question: Question) -> tuple[Proof, ...]:
        """Where the question's quotes stand; a quote that stands nowhere is left out."""
        if self.edition == "study":
            return self._found(part, question.evidence)
        source = _source_quotes(question)
        found = self._found(part, source)
        return found if source and len(found) == len(source) else self._found(part, question.evidence)

    def is_complete(self, question: Question) -> bool:
        """Whether every quote of the question stands in these words: from the original, or the others."""
        if question.id not in self._complete:
            part = self._asking.get(question.id, len(self._parts))
            both = (question.evidence, _source_quotes(question))
            self._complete[question.id] = any(
                quotes and len(self._found(part, quotes)) == len(quotes) for quotes in both
            )
        return self._complete[question.id]

    def missing(self, part: int, question: Question) -> tuple[str, ...]:
        """The quotes from the original that do not stand in these words."""
        return tuple(quote.quote for quote in _source_quotes(question) if not self._found(part, (quote,)))

    def is_found(self, question: Question) -> bool:
        """Whether anything of the question's evidence stands in these words."""
        part = self._asking.get(question.id, len(self._parts))
        return bool(self.proofs(part, question))

    def _found(self, part: int, quotes: Iterable[Quote]) -> tuple[Proof, ...]:
        found: list[Proof] = []
        for quote in quotes:
            for section in may_hold(quote, part, self._parts):
                spans = find(self._lesson.passage(section), quote.quote)
                if spans:
                    found.append(Proof(section, *spans[0], self.edition))
                    break
        return tuple(found)

    def about(self, question: Question) -> Reference:
        """What grading needs to know of the lesson for this question."""
        language = self._lesson.outline.language
        words = self._vocabulary(question) if is_typed(question) else frozenset()
        return Reference(language, self.key(question), words)

    def key(self, question: Question) -> tuple[str, ...]:
        """The sentences that answer an evidence question, or prove an answer; () where none are asked for."""
        if not isinstance(question, Evidence) and not question.proof:
            return ()
        if question.id not in self._keys:
            self._keys[question.id] = tuple(dict.fromkeys(self._proving(question)))
        return self._keys[question.id]

    def _proving(self, question: Question) -> Iterable[str]:
        part = self._asking.get(question.id, len(self._parts))
        for proof in self.proofs(part, question):
            spans, text = self.sentences(proof.section), self._lesson.passage(proof.section).text
            for index in touched(spans, ((proof.start, proof.end),)):
                yield text[slice(*spans[index])]

    def _vocabulary(self, question: Question) -> frozenset[str]:
        """The words of the question's passage, or of all of them, and of the glossary."""
        from tutor.quiz.typed import vocabulary

        part = self._asking.get(question.id, len(self._parts))
        if part not in self._words:
            sections = range(len(self._parts)) if part == len(self._parts) else (part,)
            texts = [self._lesson.passage(section).text for section in sections]
            outline = self._lesson.outline
            self._words[part] = vocabulary((*texts, *outline.terms), outline.language)
        return self._words[part]


def _source_quotes(question: Question) -> tuple[Quote, ...]:
    """The quotes from the original; each stands in the section that the quote in the same place names."""
    sections = [quote.section for quote in question.evidence]
    sections += [""] * len(question.evidence_source)
    return tuple(
        Quote(quote=words, section=section)
        for words, section in zip(question.evidence_source, sections, strict=False)
    )
