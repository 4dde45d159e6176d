"""One sitting of a check: which question is asked, what was answered, how many tries are left.

A sitting is a value and every step gives a new one. Taking the same steps again gives the same sitting,
so a sitting is never stored: its steps are, and `replay` brings it back exactly, option order included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tutor.lesson.model import Choice, Evidence, Question, Study, TrueFalse
from tutor.quiz import order
from tutor.quiz.grading import Answer, Verdict, grade

KeyOf = Callable[[Question], Sequence[str]]
"""The sentences of the passage that hold an evidence question's quotes; () for other types."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the check and what has happened to it."""

    question: Question
    showing: int = 0
    """How often it has come up before; each showing has its own option order."""
    tries: int = 0
    """Answers given in this showing."""
    hints: int = 0
    """Hints asked for, over all showings."""
    peeked: bool = False
    """The passage was opened before the first answer."""
    answers: tuple[Answer, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
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


@dataclass(frozen=True, slots=True)
class Answered:
    """The learner submitted an answer."""

    question: str
    fingerprint: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class MovedOn:
    """The learner read the feedback and went on."""

    question: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """The learner put the question off."""

    question: str


@dataclass(frozen=True, slots=True)
class Hinted:
    """The learner asked for a hint."""

    question: str


@dataclass(frozen=True, slots=True)
class Peeked:
    """The learner opened the passage before the first answer."""

    question: str


Step = Answered | MovedOn | Skipped | Hinted | Peeked


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


def replay(sitting: Sitting, steps: Iterable[Step], key_of: KeyOf) -> Sitting:
    """The sitting after these steps; steps that no longer fit the lesson are passed over."""
    for step in steps:
        sitting = take(sitting, step, key_of)
    return sitting


def take(sitting: Sitting, step: Step, key_of: KeyOf) -> Sitting:
    """The sitting after one step.

    A step that does not fit (a question since removed or changed, an answer that another window gave
    first) leaves the sitting as it is.
    """
    item = sitting.current
    if item is None or item.question.id != step.question:
        return _elsewhere(sitting, step, key_of)
    match step:
        case Answered():
            return _answer(sitting, item, step, key_of)
        case MovedOn():
            return _move_on(sitting, item) if item.over else sitting
        case Skipped():
            return sitting if item.over else replace(sitting, queue=(*sitting.queue[1:], sitting.queue[0]))
        case Hinted():
            more = not item.over and item.hints < len(item.question.hints)
            return _put(sitting, replace(item, hints=item.hints + 1)) if more else sitting
        case Peeked():
            return sitting if item.verdicts else _put(sitting, replace(item, peeked=True))


def tries_allowed(item: Item, study: Study) -> int:
    """Tries in the present showing.

    A question that came back has one, since its answer has been shown; so has one where the first miss
    leaves a single answer standing.
    """
    if item.showing:
        return 1
    match item.question:
        case TrueFalse():
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
    if item.over or item.question.needs_text or isinstance(item.question, Evidence):
        return True
    if study.look_back == "after_first":
        return bool(item.verdicts)
    return study.look_back == "free"


def is_peek(item: Item) -> bool:
    """Whether opening the passage now is a peek: it is, before the first answer, unless the item needs it."""
    return not item.verdicts and not item.question.needs_text and not isinstance(item.question, Evidence)


def _answer(sitting: Sitting, item: Item, step: Answered, key_of: KeyOf) -> Sitting:
    if item.over or not step.answer or step.fingerprint != item.question.fingerprint:
        return sitting
    verdict = grade(item.question, step.answer, key_of(item.question))
    item = replace(
        item,
        tries=item.tries + 1,
        answers=(*item.answers, step.answer),
        verdicts=(*item.verdicts, verdict),
    )
    over = verdict.grade != "wrong" or item.tries >= tries_allowed(item, sitting.study)
    return _put(sitting, replace(item, over=over))


def _move_on(sitting: Sitting, item: Item) -> Sitting:
    rest, missed = sitting.queue[1:], sitting.missed
    if item.last is not None and item.last.grade == "wrong" and item.showing == 0:
        missed = (*missed, item.question.id)
    if rest or not missed:
        return replace(sitting, queue=rest, missed=missed)
    back = order.returning([sitting.item(name).question for name in missed], sitting.seed)
    for question in back:
        again = sitting.item(question.id)
        sitting = _put(sitting, replace(again, showing=1, tries=0, over=False))
    return replace(sitting, queue=tuple(q.id for q in back), missed=())


def _elsewhere(sitting: Sitting, step: Step, key_of: KeyOf) -> Sitting:
    """An answer to a question that waits its turn (the lesson was reordered): it counts, out of turn."""
    if not isinstance(step, Answered | MovedOn) or step.question not in sitting.queue:
        return sitting
    front = (step.question, *(name for name in sitting.queue if name != step.question))
    after = take(replace(sitting, queue=front), step, key_of)
    return sitting if after.queue == front and after.items == sitting.items else after


def _put(sitting: Sitting, item: Item) -> Sitting:
    items = tuple(item if old.question.id == item.question.id else old for old in sitting.items)
    return replace(sitting, items=items)
