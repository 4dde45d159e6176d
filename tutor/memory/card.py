"""What is asked again: a question or a term of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from tutor.memory.queue import Limits
from tutor.memory.schedule import Options

if TYPE_CHECKING:
    from tutor.lesson.question import Question

Kind = Literal["question", "term"]


class CardKey(NamedTuple):
    """What the schedule of a card is kept under.

    A question with another fingerprint is another card: what was learnt of the one says nothing of the other.
    """

    lesson: str
    kind: Kind
    name: str
    """Id of the question, or the term."""
    fingerprint: str = ""
    """Empty for a term."""

    @property
    def text(self) -> str:
        """The key as one text, told apart from every other."""
        return "\x1f".join(self)


class Plan(NamedTuple):
    """What decides which cards are due."""

    today: int
    """The learning day, as `date.toordinal` counts."""
    options: Options = Options()
    limits: Limits = Limits()


def is_reviewable(question: Question) -> bool:
    """Whether a question is ever asked in a review: not one that needs its passage, or that nobody grades."""
    from tutor.lesson.question import Explain

    return not question.needs_text and not isinstance(question, Explain)
