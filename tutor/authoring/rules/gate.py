"""The gate between sections: what it asks for can be done."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.authoring.draft import Asked, Draft
from tutor.lesson.question import Evidence
from tutor.lesson.report import quoted
from tutor.reading.quotes import find


def check(draft: Draft) -> None:
    """Look whether each section's check can be passed by who answers all of it right."""
    study = draft.lesson.study
    if study.gate != "pass" or not draft.complete:
        return
    for together in draft.checks:
        part = together[0].part
        if part == len(draft.lesson.sections):
            continue
        best = _best(draft, together)
        if best < study.pass_mark:
            message = (
                f"section {quoted(draft.lesson.sections[part].id)} cannot be passed: all answers right earn "
                f"{best:.0%} of the points, and `pass_mark` asks for {study.pass_mark:.0%}; "
                "mend the evidence of its questions, or lower the mark"
            )
            draft.tell("unreachable-pass-mark", message, ("study", "pass_mark"))


def _best(draft: Draft, together: Sequence[Asked]) -> float:
    """The share of the points that can be earned."""
    earned = possible = 0.0
    for asked in together:
        question = asked.question
        provable = _is_provable(draft, asked)
        worth = question.points * (2 if question.proof else 1)
        possible += worth
        if provable or not (question.proof or isinstance(question, Evidence)):
            earned += worth
        elif question.proof:
            earned += worth / 2
    return earned / possible


def _is_provable(draft: Draft, asked: Asked) -> bool:
    """Whether some quote of the question stands where it is looked for."""
    ids = [section.id for section in draft.lesson.sections]
    return any(
        find(draft.passages[ids.index(quote.section) if quote.section else asked.part], quote.quote)
        for quote in asked.question.evidence
    )
