"""Where the quotes of a question stand in its lesson, and which sentences hold them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tutor.lesson.question import Evidence, Question
from tutor.library import OpenLesson
from tutor.quiz.grading import Reference, is_typed
from tutor.reading.quotes import find, touched
from tutor.reading.sentences import sentences


@dataclass(frozen=True, slots=True)
class Proof:
    """Words of a section that settle a question."""

    section: int
    start: int
    end: int


class EvidenceFinder:
    """Finds the evidence of one open lesson's questions, each key once."""

    def __init__(self, lesson: OpenLesson) -> None:
        self._lesson = lesson
        self._parts = {heading.id: part for part, heading in enumerate(lesson.outline.sections)}
        self._asking = {
            key.id: part for part, heading in enumerate(lesson.outline.sections) for key in heading.questions
        }
        self._keys: dict[str, tuple[str, ...]] = {}
        self._words: dict[int, frozenset[str]] = {}

    def sentences(self, section: int) -> tuple[tuple[int, int], ...]:
        """The sentences of a section, as offsets into its passage."""
        return sentences(self._lesson.passage(section), self._lesson.outline.language)

    def proofs(self, part: int, question: Question) -> tuple[Proof, ...]:
        """Where the question's quotes stand; a quote that stands nowhere is left out."""
        found: list[Proof] = []
        for quote in question.evidence:
            for section in self._sections(part, quote.section):
                spans = find(self._lesson.passage(section), quote.quote)
                if spans:
                    found.append(Proof(section, *spans[0]))
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

    def _sections(self, part: int, named: str) -> Iterable[int]:
        """The sections a quote may stand in: the one it names, else its question's own, else any."""
        if named:
            return (self._parts[named],) if named in self._parts else ()
        return range(len(self._parts)) if part == len(self._parts) else (part,)
