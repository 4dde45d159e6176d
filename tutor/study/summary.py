"""What an attempt came to: first-try scores, what to read again, what was looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tutor.lesson.question import Explain, Question
from tutor.memory import schedule
from tutor.memory.schedule import Options
from tutor.progress import agenda
from tutor.progress.fault import StoreError
from tutor.quiz.answer_words import answer_words
from tutor.quiz.calibration import Calibration, calibration, pairs, sure_but_wrong
from tutor.quiz.score import Score, first_try, grouped
from tutor.quiz.sitting import Item
from tutor.study.course import Course
from tutor.study.evidence import Proof

if TYPE_CHECKING:
    from tutor.progress.card import Card

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reread:
    """A passage worth reading again: it settles a question that was missed at first."""

    proof: Proof
    prompt: str
    """The question, in Markdown."""
    sure: bool
    """The learner was sure, and wrong."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A question that the author changed after it was answered. The old answer is kept and does not count."""

    prompt: str
    """As it is now, in Markdown."""
    answer: str
    """What was answered before, in words."""
    answered_again: bool


class Flagged(NamedTuple):
    """A question that was flagged."""

    part: int
    """The part that asks it."""
    question: Question
    words: str
    """What was said of it."""


class Coming(NamedTuple):
    """A question or a term of the lesson that comes back in a review."""

    days: int
    """From today on; 0 or less when it is due."""
    words: str
    """The prompt, in Markdown, or the term."""


@dataclass(frozen=True, slots=True)
class Summary:
    """An attempt, summed up."""

    overall: Score
    answered: int
    questions: int
    judged: int
    """Answers that the learner assessed."""
    by_part: tuple[tuple[int, Score], ...]
    """Only parts with an answer."""
    by_skill: tuple[tuple[str, Score], ...]
    """The weakest first."""
    reread: tuple[Reread, ...]
    looked_up: tuple[tuple[int, int], ...]
    """Index of the term, and how often."""
    calibration: Calibration | None
    """None while there are too few answers with a confidence."""
    flagged: tuple[Flagged, ...]
    changed: tuple[Changed, ...]
    """In the order of the lesson."""
    gone: int
    """Questions that were answered and that the lesson has no more."""
    coming: tuple[Coming, ...]
    """The soonest first."""


def summarise(course: Course, options: Options | None = None) -> Summary:
    """The summary of the attempt under way; `options` decide on which day something comes back."""
    asked: list[tuple[int, Item]] = []
    for part in range(course.last + 1):
        if course.state(part).answered:
            asked += [(part, item) for item in course.sitting(part).items if item.verdicts]
    items = [item for _, item in asked]
    skills = grouped(items, lambda item: item.question.skill)
    answered, questions = course.totals()
    answered_now = {item.question.id for item in items}
    return Summary(
        overall=first_try(items),
        answered=answered,
        questions=questions,
        judged=sum(isinstance(item.question, Explain) for item in items),
        by_part=tuple(
            (part, first_try(item for owner, item in asked if owner == part))
            for part in sorted({part for part, _ in asked})
        ),
        by_skill=tuple(sorted(skills.items(), key=lambda pair: (pair[1].share or 0, pair[0]))),
        reread=tuple(_rereads(course, asked)),
        looked_up=course.looked_up(),
        calibration=calibration(pairs(items)),
        flagged=flagged(course),
        changed=tuple(
            Changed(question.prompt, answer_words(question, answer), question.id in answered_now)
            for _, question, answer in _questions(course, course.changed()).values()
        ),
        gone=course.gone,
        coming=tuple(_coming(course, options or Options())),
    )


def flagged(course: Course) -> tuple[Flagged, ...]:
    """The flagged questions, in the order of the lesson."""
    return tuple(Flagged(*one) for one in _questions(course, course.flags()).values())


def _questions(course: Course, about: Mapping[str, T]) -> dict[str, tuple[int, Question, T]]:
    """The questions with these ids, in the order of the lesson: part, question, what there is about it."""
    found: dict[str, tuple[int, Question, T]] = {}
    for part in range(course.last + 1) if about else ():
        if any(key in about for key in course.question_ids(part)):
            found |= {one.id: (part, one, about[one.id]) for one in course.questions(part) if one.id in about}
    return found


def _coming(course: Course, options: Options) -> list[Coming]:
    """What is asked again of the lesson as it is now; nothing when that cannot be read."""
    store = course.recorder.store
    if store is None:
        return []
    try:
        cards = [card for card in agenda.of_lesson(store, course.outline.id) if card.asked]
    except StoreError:
        return []
    today = store.today().toordinal()
    questions = _questions(course, {card.name: card for card in cards if card.kind == "question"})
    found = [
        (_day(card, options, today), question.prompt)
        for _, question, card in questions.values()
        if question.fingerprint == card.fingerprint
    ]
    terms = frozenset(course.outline.terms)
    found += [
        (_day(card, options, today), card.name)
        for card in cards
        if card.kind == "term" and card.name in terms
    ]
    return sorted(Coming(day - today, words) for day, words in found)


def _day(card: Card, options: Options, today: int) -> int:
    return schedule.due(card.memory, options) if card.memory else max(card.since or 0, today)


def _rereads(course: Course, asked: list[tuple[int, Item]]) -> list[Reread]:
    """One passage a missed question, each only once: sure but wrong first, then in the order of the text."""
    found: dict[tuple[int, int], Reread] = {}
    for part, item in asked:
        if item.first is None or item.first.grade == "right":
            continue
        for proof in course.evidence.proofs(part, item.question)[:1]:
            reread = Reread(proof, item.question.prompt, sure_but_wrong(item))
            found.setdefault((proof.section, proof.start), reread)
    return sorted(found.values(), key=lambda one: (not one.sure, one.proof.section, one.proof.start))
