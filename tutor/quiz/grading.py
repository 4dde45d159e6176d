"""What an answer is worth.

An answer is the chosen texts, never their positions, so that it still means the same when the options
were shuffled or the lesson was edited: option texts, `true` or `false`, or the sentences pointed at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tutor.lesson.model import Choice, Evidence, Multiple, Question, TrueFalse

Answer = tuple[str, ...]
Grade = Literal["right", "partly", "wrong"]

TRUE, FALSE = "true", "false"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one try."""

    credit: float
    """0 to 1."""

    @property
    def grade(self) -> Grade:
        """Right at full credit, wrong at none, partly right between."""
        return "right" if self.credit >= 1 else "partly" if self.credit > 0 else "wrong"


def grade(question: Question, answer: Answer, key: Sequence[str] = ()) -> Verdict:
    """The verdict on an answer.

    `key` is only for `evidence`: the sentences that hold the quotes, which only the passage can tell.
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
            return Verdict(_evidence(question, frozenset(answer), frozenset(key)))
        case _:
            raise TypeError(f"no grading for {type(question).__name__}")


def right_options(question: Choice | Multiple) -> frozenset[str]:
    """The texts of the options that are keys."""
    return frozenset(option.text for option in question.options if option.correct)


def _multiple(question: Multiple, chosen: frozenset[str]) -> float:
    """max(0, right/keys - wrong/others), so that ticking everything earns nothing."""
    keys = right_options(question)
    others = frozenset(option.text for option in question.options) - keys
    if question.exact:
        return float(chosen == keys)
    right, wrong = len(chosen & keys), len(chosen - keys)
    return max(0.0, right / len(keys) - (wrong / len(others) if others else 0))


def _evidence(question: Evidence, chosen: frozenset[str], key: frozenset[str]) -> float:
    """max(0, (right - wrong)/needed)."""
    if not key:
        return 0.0
    needed = 1 if question.any_one else len(key)
    right, wrong = len(chosen & key), len(chosen - key)
    return min(1.0, max(0.0, (right - wrong) / needed))
