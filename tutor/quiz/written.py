"""Typed answers held against their questions: the comparison, and what the author says of the words."""

from __future__ import annotations

from decimal import Decimal

from tutor.lesson.question import Accepted, Cloze, Number, Question, Short
from tutor.quiz.measure import Measured, grade_number
from tutor.quiz.number import read_number
from tutor.quiz.typed import WRONG, Outcome, compare
from tutor.quiz.unit import unit_outcome


def short_outcome(
    question: Short, typed: str, language: str, words: frozenset[str] = frozenset(), before: str = ""
) -> Outcome:
    """How a few typed words compare; `before` is what was typed last, when that was a near miss."""
    return compare(
        typed,
        question.accepted,
        question.rejected,
        language=language,
        words=words,
        near_before=before or None,
    )


def number_outcome(question: Number, typed: str, language: str) -> Measured:
    """How a typed number compares."""
    bounds = (Decimal(question.low), Decimal(question.high))
    units, required = question.unit, question.unit_required
    return grade_number(typed, bounds, units=units, unit_required=required, language=language)


def slip_outcome(
    question: Number, typed: str, language: str, words: frozenset[str] = frozenset(), before: str = ""
) -> Outcome:
    """How the unit of a number compares that would be right with another one; wrong for any other number.

    `before` is what was typed last, when that was a near miss.
    """
    found, last = number_outcome(question, typed, language), read_number(before, language)
    if found.finding != "other unit":
        return WRONG
    return unit_outcome(
        found.unit, question.unit, language=language, words=words, near_before=last and last[1]
    )


def gap_outcomes(
    question: Cloze,
    filled: tuple[str, ...],
    language: str,
    words: frozenset[str] = frozenset(),
    before: tuple[str, ...] = (),
) -> tuple[Outcome, ...]:
    """How what stands in each gap compares. Words from a bank are right or wrong, never near."""
    outcomes = []
    for number, gap in enumerate(question.gaps):
        typed = filled[number] if number < len(filled) else ""
        last = before[number] if number < len(before) else ""
        if question.bank:
            right = typed in gap.accepted
            outcomes.append(Outcome("accepted" if right else "wrong", float(right)))
        else:
            accepted = tuple(Accepted(text=text) for text in gap.accepted)
            outcomes.append(
                compare(typed, accepted, language=language, words=words, near_before=last or None)
            )
    return tuple(outcomes)


def whys_of(
    question: Question, answer: tuple[str, ...], language: str, words: frozenset[str]
) -> tuple[str, ...]:
    """What is to be said of each thing that was typed, in an answer that was judged.

    A near miss that was judged was typed twice and accepted; it is told how it is spelled.
    """
    match question:
        case Short() if answer:
            found = short_outcome(question, answer[0], language, words, answer[0])
            return (_said(found),)
        case Cloze():
            return tuple(_said(one) for one in gap_outcomes(question, answer, language, words, answer))
        case Number() if answer:
            slip = slip_outcome(question, answer[0], language, words, answer[0])
            return (_said(slip) or _FOUND.get(number_outcome(question, answer[0], language).finding, ""),)
        case _:
            return ()


def _said(outcome: Outcome) -> str:
    spelled = f"It is spelled “{outcome.matched}”." if outcome.difference else ""
    return " ".join(part for part in (spelled, outcome.why) if part)


_FOUND = {
    "no unit": "The number is right; the unit is missing.",
    "other unit": "The number would be right with another unit.",
    "unread": "This could not be read as a number.",
}
