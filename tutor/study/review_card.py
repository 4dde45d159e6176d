"""A card as it is asked in a review: its question, the words it came from, what is recorded of an answer."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from tutor.lesson.question import Question
from tutor.memory.card import CardKey
from tutor.memory.rating import Rating, rated
from tutor.progress.agenda import Due
from tutor.progress.cards import REVIEW
from tutor.progress.event import JSON, Draft
from tutor.quiz.grading import Reference, is_typed
from tutor.quiz.guess import chance
from tutor.quiz.sitting import Item
from tutor.quiz.step import Answered, Counted, Step
from tutor.study.course import Course
from tutor.study.evidence import Proof
from tutor.study.step_record import known_by, worth_of
from tutor.study.term_card import met, question_of
from tutor.version import __version__


class ReviewCard(NamedTuple):
    """A question, or a term in a sentence."""

    key: CardKey
    course: Course
    """Of its lesson; no check of it is begun."""
    part: int
    """The part of the lesson that asks the question; of a term, the section that it was met in."""
    section: int
    """The section that it came from."""
    question: Question
    """As it is asked here: without its proof; of a term, made from the sentence."""
    proofs: tuple[Proof, ...]
    """The words that settle it; of a term, the sentence."""
    is_new: bool
    """It was never reviewed."""
    term: int | None
    """The index of the term; None for a question."""

    @property
    def reference(self) -> Reference:
        """What grading needs to know of the lesson."""
        about = self.course.evidence.about(self.question)
        if self.term is None:
            return about
        from tutor.quiz.typed import vocabulary

        lesson = self.course.lesson
        text, outline = lesson.passage(self.section).text, lesson.outline
        return replace(about, words=vocabulary((text, *outline.terms), outline.language))


def card_of(due: Due, course: Course) -> ReviewCard | None:
    """The card that is due; None where the lesson has nothing to ask for it."""
    if due.key.kind == "term":
        return _of_term(due, course)
    for part in range(course.last + 1):
        if due.key.name in course.question_ids(part):
            break
    else:
        return None
    question = next(one for one in course.questions(part) if one.id == due.key.name)
    if question.fingerprint != due.key.fingerprint:
        return None
    proofs = course.evidence.proofs(part, question)
    section = part if part < course.last else proofs[0].section if proofs else 0
    asked = replace(question, proof=False)
    return ReviewCard(due.key, course, part, section, asked, proofs, due.is_new, None)


def _of_term(due: Due, course: Course) -> ReviewCard | None:
    term, section = course.lesson.term_index(due.key.name), course.part_of(due.section)
    if term is None:
        return None
    where = met(course.lesson, term, section)
    question = question_of(course.lesson, term, where)
    if question is None:
        return None
    proofs = (Proof(where.section, where.start, where.end, course.edition),) if where else ()
    part = where.section if where else section or 0
    return ReviewCard(due.key, course, part, part, question, proofs, due.is_new, term)


def is_helped(item: Item) -> bool:
    """Whether a hint or a look at the passage came before the first answer."""
    return bool(item.hints or item.peeked)


def rating_of(item: Item) -> Rating | None:
    """The rating of an item's first answer; None before it."""
    if item.first is None:
        return None
    return rated(
        item.first.credit,
        is_helped=is_helped(item),
        confidence=item.confidence,
        chance=chance(item.question),
        is_typed=is_typed(item.question),
    )


def draft_of(card: ReviewCard, step: Step, item: Item, seconds: float) -> Draft | None:
    """What is to be recorded of a step, after which the item is as given; None for nothing.

    Hints and looks at the passage are told with the answer that they helped to; a near miss is none.
    """
    body: dict[str, JSON]
    if isinstance(step, Answered) and not item.near and item.last is not None:
        kind = "reviewed"
        body = {
            "answer": list(step.answer),
            "credit": item.last.credit,
            "try": len(item.verdicts),
            "showing": item.showing,
            "seconds": round(seconds, 1),
            "skill": item.question.skill,
            **known_by(item, step.confidence),
            "digest": card.course.lesson.digest,
            "tutor": __version__,
        }
    elif isinstance(step, Counted):
        kind = "review-counted"
        body = worth_of(item) | known_by(item, item.confidence)
    else:
        return None
    is_term = card.key.kind == "term"
    return Draft(
        kind=kind,
        lesson=card.key.lesson,
        attempt=REVIEW,
        section=card.course.part_id(card.part),
        question="" if is_term else card.key.name,
        fingerprint=card.key.fingerprint,
        body=body | ({"term": card.key.name} if is_term else {}),
    )
