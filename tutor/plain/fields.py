"""The field to answer a question in, by its type and by how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from tutor.lesson.question import (
    Choice,
    Classify,
    Cloze,
    Explain,
    Match,
    Multiple,
    Number,
    Order,
    Question,
    Short,
    TrueFalse,
)
from tutor.plain.field import Field
from tutor.plain.giving import BankField, ClassifyField, MatchField
from tutor.plain.picking import OptionField, OrderField, TickField, TruthField
from tutor.plain.pointing import PointingField
from tutor.plain.source import Source
from tutor.plain.typed import EssayField, GapField, LineField
from tutor.quiz.asked import Asked
from tutor.quiz.grading import Answer
from tutor.study.course import Course

Make = Callable[[Course, Asked, Answer], Field]


def field_for(source: Source, asked: Asked) -> Field:
    """The field for an item that is not over, with what was begun to be answered."""
    course, question = source.course, asked.item.question
    if asked.item.points_at:
        sections = range(course.last) if source.part == course.last else (source.part,)
        half = () if asked.item.proving else source.begun()
        words = course.evidence.text_for(question)
        return PointingField(asked, words, sections, source.section, half)
    return _MAKERS[type(question)](course, asked, source.begun())


def _gaps(course: Course, asked: Asked, half: Answer) -> Field:
    """A list of words to pick from, or gaps to type into."""
    if isinstance(asked.item.question, Cloze) and asked.item.question.bank:
        return BankField(asked, half)
    outcomes = course.checks.near_outcomes(asked.item)
    return GapField(asked, half, [gap for gap, outcome in enumerate(outcomes) if outcome.kind == "near"])


def _explanation(_: Course, asked: Asked, half: Answer) -> Field:
    """Written first, then assessed."""
    return TickField(asked, half) if asked.item.written else EssayField(asked, half)


_MAKERS: Final[Mapping[type[Question], Make]] = {
    Choice: lambda _, asked, half: OptionField(asked, half),
    Multiple: lambda _, asked, half: OptionField(asked, half),
    TrueFalse: lambda _, asked, half: TruthField(asked, half),
    Order: lambda _, asked, half: OrderField(asked, half),
    Match: lambda _, asked, half: MatchField(asked, half),
    Classify: lambda _, asked, half: ClassifyField(asked, half),
    Cloze: _gaps,
    Explain: _explanation,
    Short: lambda _, asked, half: LineField(asked, half),
    Number: lambda _, asked, half: LineField(asked, half),
}
