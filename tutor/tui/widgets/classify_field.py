"""Statements to put in classes, with one key or one click each."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tutor.lesson.question import Classify
from tutor.quiz.asked import Asked
from tutor.tui.widgets.giving_field import GivingField
from tutor.tui.widgets.legend import NUMBERS, Legend


class ClassifyField(GivingField):
    """Statements, and above them, always in view, the classes with their keys."""

    KEYS: ClassVar[str] = NUMBERS
    IS_PROSE: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", "Move", id="classify.down", show=False),
        Binding("k", "move(-1)", "Up", id="classify.up", show=False),
        *(Binding(key, f"give({index})", "Give", show=False) for index, key in enumerate(NUMBERS)),
    ]

    def compose(self) -> ComposeResult:
        """The classes and the statements."""
        yield Legend()
        yield from super().compose()

    async def ask(self, asked: Asked) -> None:
        """Show the statements, with the classes given so far."""
        question = asked.item.question
        assert isinstance(question, Classify)
        await self._offer([item.text for item in question.items], question.classes, asked.answer)
