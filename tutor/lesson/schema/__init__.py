"""What an author may write, format 1: short forms included. The only package that knows pydantic.

The docstring under a field is what the JSON schema says of it. A new type of question is a class here, a
member of `QUESTIONS`, and its meaning in `tutor.lesson.kind`.
"""

from __future__ import annotations

from tutor.lesson.schema.arranged import Classified, Classify, Match, Order, Pair
from tutor.lesson.schema.lesson import (
    QUESTIONS,
    AnyQuestion,
    Head,
    LessonFile,
    Section,
    SectionHead,
    SectionSource,
    Source,
    Span,
    Study,
    Term,
)
from tutor.lesson.schema.picked import Choice, Evidence, Multiple, Option, TrueFalse, TrueFalseWhy
from tutor.lesson.schema.question import Question, Quote
from tutor.lesson.schema.table import Table
from tutor.lesson.schema.typed import Accepted, Cloze, Criterion, Explain, Number, Rejected, Short

__all__ = [
    "QUESTIONS",
    "Accepted",
    "AnyQuestion",
    "Choice",
    "Classified",
    "Classify",
    "Cloze",
    "Criterion",
    "Evidence",
    "Explain",
    "Head",
    "LessonFile",
    "Match",
    "Multiple",
    "Number",
    "Option",
    "Order",
    "Pair",
    "Question",
    "Quote",
    "Rejected",
    "Section",
    "SectionHead",
    "SectionSource",
    "Short",
    "Source",
    "Span",
    "Study",
    "Table",
    "Term",
    "TrueFalse",
    "TrueFalseWhy",
]
