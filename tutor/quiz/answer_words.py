"""An answer in words, for a line that says what was answered."""

from __future__ import annotations

from tutor.lesson.question import Classify, Explain, Match, Question, TrueFalse
from tutor.quiz.grading import TRUE, Answer, pairs_of


def answer_words(question: Question, answer: Answer) -> str:
    """What was answered, on one line; of an explanation what was written, without the ticks."""
    match question:
        case Match() | Classify():
            parts = [f"{part} → {given}" for part, given in pairs_of(answer).items()]
        case Explain():
            parts = list(answer[:1])
        case TrueFalse():
            parts = ["True" if text == TRUE else "False" for text in answer]
        case _:
            parts = [text or "…" for text in answer]
    return " ".join("; ".join(parts).split())
