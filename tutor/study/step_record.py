"""A step of a check, and what is recorded of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tutor.lesson.outline import QuestionKey
from tutor.memory.card import is_reviewable
from tutor.progress.event import JSON
from tutor.quiz.grading import is_typed
from tutor.quiz.guess import chance
from tutor.quiz.score import worth
from tutor.quiz.sitting import Item, is_peek
from tutor.quiz.step import Answered, Counted, Hinted, MovedOn, Peeked, Proved, Retaken, Skipped, Step, Wrote
from tutor.study.journal import Happening, graded_by, texts_of

_PLAIN: Mapping[str, Callable[[str], Step]] = {
    "moved-on": MovedOn,
    "skipped": Skipped,
    "hinted": Hinted,
    "peeked": Peeked,
    "counted": Counted,
}
"""Steps that carry nothing but their question, by the kind under which they are recorded."""


def step_of(event: Happening, key: QuestionKey | None) -> Step:
    """The step that an event records; `key` is the question it was about, None when it was about none."""
    if key is None:
        return Retaken()
    match event.kind:
        case "answered" | "neared":
            sure = event.body.get("confidence")
            confidence = float(sure) if isinstance(sure, int | float) else None
            return Answered(key.id, key.fingerprint, texts_of(event), confidence, texts_of(event, "against"))
        case "proved":
            return Proved(key.id, texts_of(event), texts_of(event, "against"))
        case "wrote":
            return Wrote(key.id, str(event.body.get("text", "")))
        case kind:
            return _PLAIN[kind](key.id)


def kind_of(step: Step) -> str:
    """The kind under which a step is recorded."""
    match step:
        case Answered():
            return "answered"
        case Proved():
            return "proved"
        case Wrote():
            return "wrote"
        case Retaken():
            return "retaken"
        case _:
            return next(kind for kind, made in _PLAIN.items() if made is type(step))


def body_of(step: Step, before: Item, after: Item, seconds: float, lesson_digest: str) -> dict[str, JSON]:
    """What is recorded of a step besides its question: the item before it and after it say how it went."""
    match step:
        case Answered():
            return _answered(step, after, seconds, lesson_digest)
        case Proved():
            body = {"answer": list(step.answer), "credit": after.proof_credit}
            return {**body, **_against(step), **worth_of(after)}
        case Counted():
            return worth_of(after) | known_by(after, after.confidence)
        case Wrote():
            return {"text": step.text}
        case Peeked() if is_peek(before):
            return {"before": "first answer"}
        case _:
            return {}


def _answered(step: Answered, item: Item, seconds: float, lesson_digest: str) -> dict[str, JSON]:
    """What is recorded of an answer. A near miss has no credit, since it is no try."""
    body: dict[str, JSON] = {
        "answer": list(step.answer),
        "try": len(item.verdicts),
        "showing": item.showing,
        "seconds": round(seconds, 1),
        "skill": item.question.skill,
        **known_by(item, item.confidence if len(item.verdicts) <= 1 else step.confidence),
        **_against(step),
        **graded_by(lesson_digest),
    }
    if item.near:
        return body
    body |= {"credit": item.last.credit if item.last else 0, "points": item.question.points}
    return body | (worth_of(item) if item.question.proof else {})


def known_by(item: Item, confidence: float | None) -> dict[str, JSON]:
    """What else than its credit tells how well an answer was known, for the schedule of reviews."""
    question = item.question
    body: dict[str, JSON] = {"hints": item.hints, "peeked": item.peeked}
    if confidence is not None:
        body |= {"confidence": confidence, "chance": chance(question), "typed": is_typed(question)}
    if not is_reviewable(question):
        body["reviewable"] = False
    return body


def worth_of(item: Item) -> dict[str, JSON]:
    """What an item is worth after a step, which need not be what its answer alone was."""
    found = worth(item)
    return {"first": found.first, "last": found.last, "of": found.points}


def _against(step: Answered | Proved) -> dict[str, JSON]:
    """What was right, for the record, where it could not be told from the lesson alone."""
    return {"against": list(step.against)} if step.against else {}
