"""Left sides to pair with right ones: a letter, or two clicks, make a pair."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from tutor.lesson.question import Match
from tutor.quiz import offered
from tutor.quiz.asked import Asked
from tutor.tui.widgets.giving_field import GivingField
from tutor.tui.widgets.legend import LETTERS, Legend

BESIDE: Final = 80
"""From this many columns on, the right sides stand beside the left ones."""
SCROLL_BAR: Final = 1
"""Columns that may come and go with the arrangement, and must not change it back."""


class MatchField(GivingField):
    """Left sides, numbered; below or beside them the right ones, lettered, given as often as wanted."""

    KEYS: ClassVar[str] = LETTERS + LETTERS.upper()
    ACTS: ClassVar[frozenset[str]] = GivingField.ACTS | {"go", "look"}
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"give({index})", "Pair", show=False) for index, key in enumerate(KEYS)),
        Binding("pagedown", "look(1)", "Right sides on", id="match.look-on", show=False),
        Binding("pageup", "look(-1)", "Right sides back", id="match.look-back", show=False),
        *(Binding(str(n), f"go({n - 1})", "Go there", show=False) for n in range(1, 10)),
    ]

    def compose(self) -> ComposeResult:
        """The left sides and the right ones."""
        yield from super().compose()
        with VerticalScroll(can_focus=False, classes="things"):
            yield Legend(is_list=True)

    async def ask(self, asked: Asked) -> None:
        """Show both sides, with the pairs made so far."""
        question = asked.item.question
        assert isinstance(question, Match)
        lefts = [pair.left for pair in question.pairs]
        await self._offer(lefts, offered.rights(question, asked), asked.answer)

    def action_go(self, index: int) -> None:
        """Go to a left side by its number."""
        if index < len(self._parts):
            self._go(index)

    def action_look(self, step: int) -> None:
        """Show more of the right sides."""
        things = self.query_one(VerticalScroll)
        things.scroll_relative(y=step * max(1, things.size.height - 1), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where all right sides on one side are in view, the key is the card's."""
        if action == "go" and parameters[0] not in range(len(self._parts)):
            return False
        if action == "look":
            things = self.query_one(VerticalScroll)
            is_more = things.scroll_y < things.max_scroll_y if parameters[0] == 1 else things.scroll_y > 0
            return is_more and not self._settled
        return super().check_action(action, parameters)

    def on_resize(self, event: events.Resize) -> None:
        """There may be room for both sides now, or no more."""
        least = BESIDE - SCROLL_BAR if self.has_class("-beside") else BESIDE
        self.set_class(event.size.width >= least, "-beside")

    def _number(self, index: int) -> str:
        return str(index + 1)

    def _note(self, thing: str) -> str:
        to = [str(n) for n, part in enumerate(self._parts, 1) if self._given.get(part) == thing]
        return f"← {', '.join(to)}" if to else ""
