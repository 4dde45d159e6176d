"""What a learner answers with; each type of question has a field of its own."""

from __future__ import annotations

from textual.containers import VerticalGroup
from textual.message import Message

from tutor.quiz.asked import Asked
from tutor.quiz.feedback import Feedback
from tutor.quiz.grading import Answer


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

    def reconsider(self) -> None:
        """Make the answer easy to change: something speaks against it."""

    def take_focus(self) -> None:
        """Let the keys come here."""
        self.focus(scroll_visible=False)
