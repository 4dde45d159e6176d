"""What a learner answers with; each type of question has a field of its own."""

from __future__ import annotations

from dataclasses import dataclass

from textual.containers import VerticalGroup
from textual.message import Message

from tutor.lesson.head import Study
from tutor.quiz.feedback import Feedback
from tutor.quiz.grading import Answer
from tutor.quiz.sitting import Item
from tutor.quiz.spelling import Piece


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that a card shows of an item."""

    item: Item
    study: Study
    seed: str
    answer: Answer = ()
    """The answer given so far: half-given, or the last one when it is being told about."""
    differences: tuple[tuple[Piece, ...], ...] = ()
    """Of a near miss, where what was typed differs from what is meant."""
    outdated: str = ""
    """What was answered before the question was changed, in words."""
    needed: int = 1
    """Where sentences are pointed at, how many are asked for."""


class AnswerField(VerticalGroup):
    """A field that holds an answer, shows what is said about it, and grades nothing."""

    class Changed(Message):
        """The answer is another one now."""

        def __init__(self, field: AnswerField) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> AnswerField:
            """The field that changed."""
            return self.field

    @property
    def answer(self) -> Answer:
        """The answer as it stands; empty while nothing was given."""
        raise NotImplementedError

    async def ask(self, asked: Asked) -> None:
        """Show the question's parts, with the answer given so far."""
        raise NotImplementedError

    def tell(self, asked: Asked, feedback: Feedback) -> None:
        """Show what is said about the answer; with `feedback.open` it can no longer be changed."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Let the keys come here."""
        self.focus(scroll_visible=False)
