"""What an answer is worth.

An answer is texts, never positions, so that it still means the same when the options were shuffled or the
lesson was edited. By type: the options chosen; `true` or `false`; the sentences pointed at; what was typed;
what was filled into each gap; the items in the chosen order; each left side followed by its right one; each
statement followed by its class; what was written, followed by the criteria ticked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tutor.lesson.question import (
    Choice,
    Classify,
    Cloze,
    Evidence,
    Explain,
    Match,
    Multiple,
    Number,
    Order,
    Question,
    Short,
    TrueFalse,
)

Answer = tuple[str, ...]
Grade = Literal["right", "partly", "wrong"]

TRUE, FALSE = "true", "false"


@dataclass(frozen=True, slots=True)
class Reference:
    """What grading needs to know of the lesson besides the question."""

    language: str = "en"
    key: tuple[str, ...] = ()
    """The sentences that hold the quotes: the key of an evidence question, and of a proof."""
    words: frozenset[str] = frozenset()
    """Words, normalised, that are never a slip of the keyboard: those of the passage and the glossary."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one try."""

    credit: float
    """0 to 1."""
    near: bool = False
    """A typed answer that is a letter or two off: no try is lost, and it is asked again."""
    counted: bool = False
    """The learner counted it as right; the credit it was given is `given`."""
    given: float = 0.0
    parts: tuple[float, ...] = ()
    """Of gaps, the credit of each."""

    @property
    def grade(self) -> Grade:
        """Right at full credit, wrong at none, partly right between."""
        return "right" if self.credit >= 1 else "partly" if self.credit > 0 else "wrong"


def grade(question: Question, answer: Answer, about: Reference, before: Answer = ()) -> Verdict:
    """The verdict on an answer.

    `before` is what was typed last, when that was a near miss: typed once more, it counts as right.
    Raises TypeError for a question of a type that cannot be graded.
    """
    match question:
        case Choice():
            return Verdict(float(len(answer) == 1 and answer[0] in right_options(question)))
        case Multiple():
            return Verdict(_multiple(question, frozenset(answer)))
        case TrueFalse():
            return Verdict(float(answer == ((TRUE if question.answer else FALSE),)))
        case Evidence():
            return Verdict(pointed(answer, about.key, any_one=question.any_one))
        case Short() | Number() | Cloze():
            return _typed(question, answer, about, before)
        case _:
            return Verdict(_of_parts(question, answer, about))


def _typed(question: Short | Number | Cloze, answer: Answer, about: Reference, before: Answer) -> Verdict:
    """The verdict on what was typed; comparing is imported when something is."""
    from tutor.quiz.written import number_outcome, short_outcome, slip_outcome

    last = before[0] if before else ""
    match question:
        case Short():
            outcome = short_outcome(question, answer[0], about.language, about.words, last)
            return Verdict(outcome.credit, near=outcome.kind == "near" and not outcome.credit)
        case Number():
            found = number_outcome(question, answer[0], about.language)
            slip = slip_outcome(question, answer[0], about.language, about.words, last)
            return Verdict(found.credit or slip.credit, near=slip.kind == "near")
        case Cloze():
            return _filled(question, answer, about, before)


def right_options(question: Choice | Multiple) -> frozenset[str]:
    """The texts of the options that are keys."""
    return frozenset(option.text for option in question.options if option.correct)


def is_typed(question: Question) -> bool:
    """Whether the answer is typed, and so can be refused although it was meant right."""
    return isinstance(question, Short | Number) or (isinstance(question, Cloze) and not question.bank)


def pairs_of(answer: Answer) -> dict[str, str]:
    """The answer of a match or classify as left sides, or statements, with what was given to each."""
    return dict(zip(answer[::2], answer[1::2], strict=False))


def pointed(answer: Answer, key: Sequence[str], *, any_one: bool = False) -> float:
    """Credit for pointing at sentences: max(0, (right - wrong)/needed)."""
    keys, chosen = frozenset(key), frozenset(answer)
    if not keys:
        return 0.0
    needed = 1 if any_one else len(keys)
    right, wrong = len(chosen & keys), len(chosen - keys)
    return min(1.0, max(0.0, (right - wrong) / needed))


def _of_parts(question: Question, answer: Answer, about: Reference) -> float:
    """Credit of the types that are graded part by part."""
    match question:
        case Order():
            return _ordered(question.items, answer)
        case Match():
            return _agreeing({pair.left: pair.right for pair in question.pairs}, answer)
        case Classify():
            return _agreeing({item.text: item.group for item in question.items}, answer)
        case Explain():
            ticked = frozenset(answer[1:])
            points = sum(criterion.points for criterion in question.rubric)
            return sum(c.points for c in question.rubric if c.text in ticked) / points
        case _:
            raise TypeError(f"no grading for {type(question).__name__}")


def _filled(question: Cloze, answer: Answer, about: Reference, before: Answer) -> Verdict:
    """Gaps right / gaps. With a slip in any gap it is a near miss: all of it is asked again."""
    from tutor.quiz.written import gap_outcomes

    outcomes = gap_outcomes(question, answer, about.language, about.words, before)
    if any(outcome.kind == "near" for outcome in outcomes):
        return Verdict(0.0, near=True)
    credits = tuple(outcome.credit for outcome in outcomes)
    return Verdict(sum(credits) / len(credits), parts=credits)


def _multiple(question: Multiple, chosen: frozenset[str]) -> float:
    """max(0, right/keys - wrong/others), so that ticking everything earns nothing."""
    keys = right_options(question)
    others = frozenset(option.text for option in question.options) - keys
    if question.exact:
        return float(chosen == keys)
    right, wrong = len(chosen & keys), len(chosen - keys)
    return max(0.0, right / len(keys) - (wrong / len(others) if others else 0))


def _ordered(items: Sequence[str], answer: Answer) -> float:
    """(longest increasing run - 1)/(n - 1): what is in order counts, wherever it stands."""
    if sorted(answer) != sorted(items):
        return 0.0
    places = {item: place for place, item in enumerate(items)}
    tails: list[int] = []
    for item in answer:
        at = bisect_left(tails, places[item])
        tails[at : at + 1] = [places[item]]
    return (len(tails) - 1) / (len(items) - 1)


def _agreeing(key: Mapping[str, str], answer: Answer) -> float:
    """The share of the parts that were given what belongs to them."""
    given = pairs_of(answer)
    return sum(given.get(part) == right for part, right in key.items()) / len(key)
