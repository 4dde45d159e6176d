"""Every question and term of a lesson that can be asked again, and whether it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tutor.memory import schedule
from tutor.memory.card import CardKey, Plan, is_reviewable
from tutor.progress import agenda
from tutor.progress.card import Card
from tutor.progress.store import Store
from tutor.study.by_hand import Decision
from tutor.study.course import Course
from tutor.study.review_words import in_days
from tutor.study.summary_words import on_one_line


class Candidate(NamedTuple):
    """A question or a term."""

    key: CardKey
    section: str
    """Id of the section that asks the question, or in which the term stands first."""
    words: str
    """The prompt or the term, on one line."""
    state: str
    """Whether it is asked again, in words."""
    other_way: Decision
    """What turns that round."""


def candidates(course: Course, store: Store, plan: Plan) -> tuple[Candidate, ...]:
    """The questions in the order of the lesson, then the terms. Raises StoreError."""
    kept = {card.key: card for card in agenda.of_lesson(store, course.outline.id)}
    found = (*_questions(course), *_terms(course))
    return tuple(
        Candidate(key, section, words, _state(kept.get(key), plan), _other_way(kept.get(key)))
        for key, section, words in found
    )


def _questions(course: Course) -> Iterator[tuple[CardKey, str, str]]:
    for part in range(course.last + 1):
        for question in course.questions(part):
            if is_reviewable(question):
                key = CardKey(course.outline.id, "question", question.id, question.fingerprint)
                yield key, course.part_id(part), on_one_line(question.prompt)


def _terms(course: Course) -> Iterator[tuple[CardKey, str, str]]:
    for index, term in enumerate(course.outline.terms):
        places = course.lesson.occurrences(index)
        if places:
            yield CardKey(course.outline.id, "term", term), course.part_id(places[0][0]), term


def _state(card: Card | None, plan: Plan) -> str:
    if card is None or not card.asked:
        return f"not asked{_why_not(card)}"
    if card.memory is None:
        return "asked for the first time soon"
    return f"asked {in_days(schedule.due(card.memory, plan.options) - plan.today)}"


def _why_not(card: Card | None) -> str:
    if card is None:
        return ""
    if card.leech:
        return ": forgotten too often"
    if card.known:
        return ": you know it"
    return ": you put it away" if card.suspended else ""


def _other_way(card: Card | None) -> Decision:
    if card is None or not (card.asked or card.suspended or card.leech):
        return "added"
    return "suspended" if card.asked else "resumed"
