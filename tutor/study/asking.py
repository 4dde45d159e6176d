"""The open question of a check, put together for the one who is asked."""

from __future__ import annotations

from tutor.lesson.question import Evidence
from tutor.quiz.answer_words import answer_words
from tutor.quiz.asked import Asked
from tutor.quiz.grading import Answer
from tutor.quiz.sitting import Item, Sitting
from tutor.study.course import Course


def asked_in(course: Course, sitting: Sitting, item: Item, begun: Answer) -> Asked:
    """An item of a sitting over the lesson as it is shown now, with what was begun to be answered."""
    judged = item.near or (item.answers[-1] if item.over or item.tries else ())
    outcomes = course.checks.near_outcomes(item)
    outdated = () if item.verdicts else course.changed().get(item.question.id, ())
    return Asked(
        item=item,
        study=sitting.study,
        seed=sitting.seed,
        answer=begun or judged,
        differences=tuple(outcome.difference for outcome in outcomes if outcome.difference),
        outdated=answer_words(item.question, outdated),
        needed=needed(course, item),
    )


def needed(course: Course, item: Item) -> int:
    """Where sentences are pointed at, how many are asked for."""
    if isinstance(item.question, Evidence) and item.question.any_one:
        return 1
    return len(course.evidence.key(item.question))


def where_to_look(course: Course, part: int, item: Item) -> int:
    """The section to show with an item: its own, or in the last check the one that holds its proof."""
    if part < course.last:
        return part
    proofs = course.evidence.proofs(part, item.question)
    return proofs[0].section if proofs else 0


def pointed_at(item: Item) -> Answer:
    """The sentences pointed at, as the answer or as its proof."""
    if isinstance(item.question, Evidence):
        return item.answers[-1] if item.answers else ()
    return item.proof
