"""Whether two answers to a question say the same, however they were given."""

from __future__ import annotations

from tutor.lesson.question import Classify, Evidence, Match, Multiple, Question
from tutor.quiz.grading import Answer, is_typed, pairs_of


def say_the_same(question: Question, one: Answer, other: Answer) -> bool:
    """Ticks and pairs in any order, typed words in any case and spacing, are the same."""
    match question:
        case Multiple() | Evidence():
            return frozenset(one) == frozenset(other)
        case Match() | Classify():
            return pairs_of(one) == pairs_of(other)
        case _ if is_typed(question):
            return _typed(one) == _typed(other)
        case _:
            return one == other


def _typed(answer: Answer) -> Answer:
    return tuple(" ".join(text.split()).casefold() for text in answer)
