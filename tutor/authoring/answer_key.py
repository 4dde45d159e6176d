"""The answer key of a lesson: of every question what is right, what is not, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from tutor.lesson.cloze import Parts, filled
from tutor.lesson.outline import Outline
from tutor.lesson.question import (
    Choice,
    Classify,
    Cloze,
    Evidence,
    Explain,
    Match,
    Multiple,
    Number,
    Order,
    Question,
    Short,
    TrueFalse,
)
from tutor.library.opened import OpenLesson
from tutor.quiz.skill import skill_name

Mark = Literal["right", "partly", "wrong", ""]

_TYPES: Final[Mapping[type[Question], str]] = {
    Choice: "one option",
    Multiple: "several options",
    TrueFalse: "true or false",
    Short: "a few words",
    Number: "a number",
    Cloze: "gaps",
    Order: "an order",
    Match: "pairs",
    Classify: "classes",
    Evidence: "a sentence of the text",
    Explain: "an explanation",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a key. All texts are plain."""

    text: str
    mark: Mark = ""
    label: str = ""
    """What the text is: `also accepted`, `gap 2`."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """Words of the text that settle a question."""

    quote: str
    section: str
    """Number and title of the section; empty when it may be any."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with its key."""

    number: str
    """Within the lesson: `3.2`; `L1` in the last check."""
    id: str
    about: str
    """Type, skill and points, in a few words."""
    prompt: str
    """Markdown."""
    rows: tuple[Row, ...]
    model: str
    """A model answer, in Markdown; empty for all types but one."""
    explanation: str
    """Markdown."""
    hints: tuple[str, ...]
    """Markdown."""
    proofs: tuple[Proof, ...]
    asks_proof: bool
    """Whether the learner has to point at the proof after a right answer."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section, or the last check, with its questions."""

    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """The key of a lesson."""

    title: str
    source: str
    """The article, in a line; empty when the lesson is its own text."""
    language: str
    parts: tuple[Part, ...]
    """Only those with questions."""


def answer_key(lesson: OpenLesson) -> AnswerKey:
    """The key of a whole lesson."""
    outline = lesson.outline
    parts = [part_key(lesson, part) for part in range(len(outline.sections) + 1)]
    return AnswerKey(
        outline.title, source_line(outline), outline.language, tuple(part for part in parts if part.answers)
    )


def part_key(lesson: OpenLesson, part: int) -> Part:
    """The key of a section, counted from 0, or of the last check, which follows the sections."""
    sections = lesson.outline.sections
    last = part == len(sections)
    questions = lesson.last() if last else lesson.section(part).questions
    title = "Last check" if last else f"{part + 1}  {sections[part].title}"
    lead = "L" if last else f"{part + 1}."
    home = "" if last else title
    names = {heading.id: f"{at}  {heading.title}" for at, heading in enumerate(sections, 1)}
    answers = (_answer(question, f"{lead}{at}", home, names) for at, question in enumerate(questions, 1))
    return Part(title, tuple(answers))


def _answer(question: Question, number: str, home: str, names: Mapping[str, str]) -> Answer:
    points = f"{question.points:g} point{'' if question.points == 1 else 's'}"
    rows = tuple(_ROWS[type(question)](question))
    if question.needs_text:
        rows = (*rows, Row("The passage is open while this is answered.", label="note"))
    return Answer(
        number=number,
        id=question.id,
        about=" · ".join((_TYPES[type(question)], skill_name(question.skill), points)),
        prompt=question.prompt,
        rows=rows,
        model=question.model if isinstance(question, Explain) else "",
        explanation=question.explanation,
        hints=question.hints,
        proofs=tuple(
            Proof(quote.quote, names[quote.section] if quote.section else home) for quote in question.evidence
        ),
        asks_proof=question.proof,
    )


def _picked(question: Choice | Multiple) -> Iterator[Row]:
    for option in question.options:
        yield Row(option.text, "right" if option.correct else "wrong", why=option.why)
    if isinstance(question, Multiple):
        yield Row(
            "all or nothing" if question.exact else "a part of the points for a part of it", label="scoring"
        )


def _true_false(question: TrueFalse) -> Iterator[Row]:
    yield Row("True", "right" if question.answer else "wrong", why=question.why_true)
    yield Row("False", "wrong" if question.answer else "right", why=question.why_false)


def _short(question: Short) -> Iterator[Row]:
    for answer in question.accepted:
        label = "" if answer.credit == 1 else f"{answer.credit:.0%} of the points"
        yield Row(answer.text, "right" if answer.credit == 1 else "partly", label, answer.why)
    for refused in question.rejected:
        yield Row(refused.text, "wrong", "not accepted", refused.why)


def _number(question: Number) -> Iterator[Row]:
    unit = f" {question.unit[0]}" if question.unit else ""
    yield Row(f"{question.answer}{unit}", "right")
    if (question.low, question.high) != (question.answer, question.answer):
        yield Row(f"from {question.low} to {question.high}", "right", "accepted")
    if question.unit:
        need = "required" if question.unit_required else "may be left out"
        yield Row(" or ".join(question.unit), label=f"unit, {need}")


def _cloze(question: Cloze) -> Iterator[Row]:
    blanks = [f"[{number}: {gap.accepted[0]}]" for number, gap in enumerate(question.gaps, 1)]
    yield Row(filled(Parts(question.between, question.gaps), blanks), "right")
    for number, gap in enumerate(question.gaps, 1):
        for other in gap.accepted[1:]:
            yield Row(other, "right", f"gap {number}, also accepted")
    if question.bank:
        yield Row(", ".join(question.bank), "wrong", "to pick from besides")


def _order(question: Order) -> Iterator[Row]:
    for number, item in enumerate(question.items, 1):
        yield Row(item, "right", f"{number}")


def _match(question: Match) -> Iterator[Row]:
    for pair in question.pairs:
        yield Row(f"{pair.left} → {pair.right}", "right", why=pair.why)
    for other in question.distractors:
        yield Row(other, "wrong", "belongs to nothing")


def _classify(question: Classify) -> Iterator[Row]:
    yield Row(", ".join(question.classes), label="classes")
    for item in question.items:
        yield Row(f"{item.text} → {item.group}", "right", why=item.why)


def _evidence(question: Evidence) -> Iterator[Row]:
    several = len(question.evidence) > 1
    need = "one of them is enough" if question.any_one else "all of them are needed"
    words = f"the sentences that hold the quotes; {need}" if several else "the sentence that holds the quote"
    yield Row(words, "right")


def _explain(question: Explain) -> Iterator[Row]:
    for criterion in question.rubric:
        yield Row(criterion.text, label=f"{criterion.points:g} point{'' if criterion.points == 1 else 's'}")


_ROWS: Final[Mapping[type[Question], Callable[[Any], Iterator[Row]]]] = {
    Choice: _picked,
    Multiple: _picked,
    TrueFalse: _true_false,
    Short: _short,
    Number: _number,
    Cloze: _cloze,
    Order: _order,
    Match: _match,
    Classify: _classify,
    Evidence: _evidence,
    Explain: _explain,
}


def source_line(outline: Outline) -> str:
    """The article that a lesson teaches, in a line."""
    source = outline.source
    title = f"“{source.title}”" if source.title else ""
    parts: Sequence[str] = (title, source.author, source.publisher, source.date)
    return ", ".join(part for part in parts if part)
