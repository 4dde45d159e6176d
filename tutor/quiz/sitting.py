"""One sitting of a check: which question is asked, what was answered, how many tries are left.

A sitting is a value and every step gives a new one. Taking the same steps again gives the same sitting,
so a sitting is never stored: its steps are, and `replay` brings it back exactly, option order included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tutor.lesson.head import Study
from tutor.lesson.question import Choice, Evidence, Explain, Question, TrueFalse
from tutor.quiz import order
from tutor.quiz.grading import Answer, Reference, Verdict, grade, is_typed, pointed
from tutor.quiz.respelling import pointed_now, respelled
from tutor.quiz.sameness import say_the_same
from tutor.quiz.step import Answered, Counted, Hinted, MovedOn, Peeked, Proved, Retaken, Skipped, Step, Wrote

ReferenceOf = Callable[[Question], Reference]
"""What grading needs to know of the lesson, for a question."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the check and what has happened to it."""

    question: Question
    showing: int = 0
    """How often it has come up before; each showing has its own option order."""
    tries: int = 0
    """Answers given in this showing, near misses left out."""
    hints: int = 0
    """Hints asked for, over all showings."""
    peeked: bool = False
    """The passage was opened before the first answer."""
    answers: tuple[Answer, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    near: Answer = ()
    """What was typed last, when it was a near miss."""
    written: str = ""
    """The explanation as it was written, before it is assessed."""
    proving: bool = False
    """The answer was right, and its proof is asked for now."""
    proof: Answer = ()
    """The sentences pointed at as proof."""
    proof_credit: float | None = None
    """0 to 1; None when no proof was asked for."""
    confidence: float | None = None
    """How sure the learner was of the first answer, 0 to 1."""
    over: bool = False
    """Answered for good in this showing: the whole feedback is open and the next question may come."""

    @property
    def first(self) -> Verdict | None:
        """The verdict that makes the headline score."""
        return self.verdicts[0] if self.verdicts else None

    @property
    def last(self) -> Verdict | None:
        """The verdict that stands."""
        return self.verdicts[-1] if self.verdicts else None

    @property
    def points_at(self) -> bool:
        """Whether sentences of the passage are asked for now."""
        return not self.over and (self.proving or isinstance(self.question, Evidence))


@dataclass(frozen=True, slots=True)
class Sitting:
    """A check under way."""

    seed: str
    study: Study
    items: tuple[Item, ...]
    """In the author's order."""
    queue: tuple[str, ...]
    """Ids still to be asked; the first is the one on the screen."""
    missed: tuple[str, ...] = ()
    """Ids that come back when the queue is empty."""
    back: frozenset[str] = frozenset()
    """Ids that came back; they do not come back again by themselves."""

    @property
    def current(self) -> Item | None:
        """The item on the screen; None when the check is over."""
        return self.item(self.queue[0]) if self.queue else None

    @property
    def done(self) -> bool:
        """Whether nothing is left to ask."""
        return not self.queue

    def item(self, question: str) -> Item:
        """The item with this question id; KeyError when there is none."""
        for item in self.items:
            if item.question.id == question:
                return item
        raise KeyError(question)


def begin(questions: Sequence[Question], study: Study, seed: str) -> Sitting:
    """A check at its beginning."""
    return Sitting(seed, study, tuple(Item(q) for q in questions), tuple(q.id for q in questions))


def replay(sitting: Sitting, steps: Iterable[Step], about: ReferenceOf) -> Sitting:
    """The sitting after these steps; steps that no longer fit the lesson are passed over."""
    for step in steps:
        sitting = take(sitting, step, about)
    return sitting


def take(sitting: Sitting, step: Step, about: ReferenceOf) -> Sitting:
    """The sitting after one step.

    A step that does not fit (a question since removed or changed, an answer that another window gave
    first) leaves the sitting as it is.
    """
    if isinstance(step, Retaken):
        return _retake(sitting)
    item = sitting.current
    if item is None or item.question.id != step.question:
        return _elsewhere(sitting, step, about)
    match step:
        case Answered():
            return _answer(sitting, item, step, about)
        case Proved():
            return _prove(sitting, item, step, about)
        case MovedOn():
            return _move_on(sitting, item) if item.over else sitting
        case Skipped():
            put_off = (*sitting.queue[1:], sitting.queue[0])
            return sitting if item.over or item.proving else replace(sitting, queue=put_off)
        case _:
            return _put(sitting, _noted(item, step))


def tries_allowed(item: Item, study: Study) -> int:
    """Tries in the present showing.

    A question that came back has one, since its answer has been shown; so has one where the first miss
    leaves a single answer standing, and one that the learner assesses.
    """
    if item.showing:
        return 1
    match item.question:
        case TrueFalse() | Explain():
            return 1
        case Choice(options=options):
            return max(1, min(study.tries, len(options) - 1))
        case _:
            return study.tries


def tries_left(item: Item, study: Study) -> int:
    """Tries left before the answer is shown."""
    return 0 if item.over else tries_allowed(item, study) - item.tries


def may_look(item: Item, study: Study) -> bool:
    """Whether the passage may be seen with this item on the screen."""
    if item.over or item.points_at or item.question.needs_text:
        return True
    if study.look_back == "after_first":
        return bool(item.verdicts)
    return study.look_back == "free"


def is_peek(item: Item) -> bool:
    """Whether opening the passage now is a peek: it is, before the first answer, unless the item needs it."""
    return not item.verdicts and not item.question.needs_text and not item.points_at


def is_repeat(item: Item, answer: Answer) -> bool:
    """Whether the answer was found wrong in this showing: given once more, it is no try."""
    judged = item.answers[len(item.answers) - item.tries :]
    return not item.over and any(say_the_same(item.question, answer, before) for before in judged)


def may_count(item: Item) -> bool:
    """Whether the learner may count the last answer as right: one that was typed, all of it, and refused."""
    last = item.last
    if not item.over or last is None or last.credit >= 1 or not is_typed(item.question):
        return False
    return all(text.strip() for text in item.answers[-1])


def _answer(sitting: Sitting, item: Item, step: Answered, about: ReferenceOf) -> Sitting:
    question = item.question
    if item.over or item.proving or not any(step.answer) or step.fingerprint != question.fingerprint:
        return sitting
    if is_repeat(item, step.answer):
        return sitting
    reference = about(question)
    if step.against:
        reference = replace(reference, key=step.against)
    answer = respelled(question, step.answer, reference.key)
    verdict = grade(question, answer, reference, item.near)
    confidence = step.confidence if step.confidence is not None and not item.verdicts else item.confidence
    if verdict.near:
        return _put(sitting, replace(item, near=answer, confidence=confidence))
    item = replace(
        item,
        tries=item.tries + 1,
        near=(),
        answers=(*item.answers, answer),
        verdicts=(*item.verdicts, verdict),
        confidence=confidence,
    )
    settled = verdict.grade != "wrong" or item.tries >= tries_allowed(item, sitting.study)
    provable = question.proof and bool(reference.key)
    proving = verdict.grade == "right" and provable and item.proof_credit is None
    return _put(sitting, replace(item, over=settled and not proving, proving=proving))


def _prove(sitting: Sitting, item: Item, step: Proved, about: ReferenceOf) -> Sitting:
    if not item.proving or not step.answer:
        return sitting
    key = step.against or about(item.question).key
    proof = pointed_now(item.question, step.answer, key)
    credit = pointed(proof, key)
    return _put(sitting, replace(item, proof=proof, proof_credit=credit, proving=False, over=True))


def _noted(item: Item, step: Step) -> Item:
    """The item after a step that settles nothing."""
    match step:
        case Hinted() if not item.over and item.hints < len(item.question.hints):
            return replace(item, hints=item.hints + 1)
        case Peeked() if not item.verdicts:
            return replace(item, peeked=True)
        case Wrote(text=text) if not item.over and text.strip():
            return replace(item, written=text)
        case Counted() if may_count(item) and item.last is not None:
            counted = replace(item.last, credit=1.0, counted=True, given=item.last.credit)
            return replace(item, verdicts=(*item.verdicts[:-1], counted))
    return item


def _move_on(sitting: Sitting, item: Item) -> Sitting:
    rest, missed = sitting.queue[1:], sitting.missed
    if item.last is not None and item.last.grade == "wrong" and item.question.id not in sitting.back:
        missed = (*missed, item.question.id)
    if rest or not missed:
        return replace(sitting, queue=rest, missed=missed)
    return _bring_back(replace(sitting, queue=rest), missed)


def _retake(sitting: Sitting) -> Sitting:
    """Everything that was not right in the end, once more."""
    wrong = [i.question.id for i in sitting.items if i.last is None or i.last.grade != "right"]
    if not sitting.done or not wrong:
        return sitting
    return _bring_back(sitting, wrong)


def _bring_back(sitting: Sitting, names: Sequence[str]) -> Sitting:
    """These questions on the queue again, after what is there, shuffled."""
    items = [sitting.item(name) for name in names]
    seed = f"{sitting.seed}/{max(item.showing for item in items)}"
    queue = tuple(question.id for question in order.returning([item.question for item in items], seed))
    for item in items:
        sitting = _put(
            sitting, replace(item, showing=item.showing + 1, tries=0, near=(), written="", over=False)
        )
    return replace(
        sitting,
        queue=(*sitting.queue, *queue),
        missed=tuple(name for name in sitting.missed if name not in names),
        back=sitting.back | set(names),
    )


def _elsewhere(sitting: Sitting, step: Step, about: ReferenceOf) -> Sitting:
    """A step with a question that waits its turn, since the lesson was edited: it counts, out of turn."""
    if isinstance(step, Skipped):
        return sitting
    if _is_back(sitting, step):
        sitting = _bring_back(sitting, (step.question,))
    if step.question not in sitting.queue:
        return sitting
    front = (step.question, *(name for name in sitting.queue if name != step.question))
    after = take(replace(sitting, queue=front), step, about)
    return sitting if after.queue == front and after.items == sitting.items else after


def _is_back(sitting: Sitting, step: Step) -> bool:
    """Whether a missed question had come back when it was answered, and now would do so later."""
    if not isinstance(step, Answered) or step.question in sitting.queue:
        return False
    last = next((item.last for item in sitting.items if item.question.id == step.question), None)
    return last is not None and last.grade != "right"


def _put(sitting: Sitting, item: Item) -> Sitting:
    items = tuple(item if old.question.id == item.question.id else old for old in sitting.items)
    return replace(sitting, items=items)
