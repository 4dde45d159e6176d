"""Items to put in order: moved with the keys, or picked up with one click and put down with another."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tutor.lesson.question import Order
from tutor.quiz import offered
from tutor.quiz.asked import Asked
from tutor.quiz.feedback import Feedback
from tutor.quiz.grading import Answer
from tutor.quiz.sequence import in_order
from tutor.quiz.verdict_words import place_told
from tutor.tui import content
from tutor.tui.widgets.part_field import PartField
from tutor.tui.widgets.part_row import PartRow


class Step(Static):
    """An arrow that moves its item by one place when it is clicked."""

    class Clicked(Message):
        """The arrow was clicked."""

        def __init__(self, step: Step) -> None:
            super().__init__()
            self.step = step

        @property
        def control(self) -> Step:
            """The arrow that was clicked."""
            return self.step

    def __init__(self, index: int, by: int) -> None:
        super().__init__(content.plain(" ▲ " if by < 0 else " ▼ "), classes="part--step")
        self.index, self.by = index, by

    def on_click(self, event: events.Click) -> None:
        """Report it."""
        event.stop()
        self.post_message(self.Clicked(self))


class OrderRow(PartRow):
    """An item with its place and the arrows that move it."""

    def __init__(self, index: int, count: int) -> None:
        super().__init__(index)
        self._count = count

    def compose(self) -> ComposeResult:
        """The place, the words, the arrows."""
        yield from super().compose()
        for by in (-1, 1):
            is_edge = not 0 <= self.index + by < self._count
            yield Static(classes="part--step") if is_edge else Step(self.index, by)


class OrderField(PartField):
    """Items in an order that is the learner's as soon as one was picked up or moved."""

    ACTS: ClassVar[frozenset[str]] = frozenset({"move", "pick", "shift", "place"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Move", id="order.down", key_display="↑↓"),
        Binding("k,up", "move(-1)", "Move up", id="order.up", show=False),
        Binding("space", "pick", "Pick up, drop", id="order.pick"),
        Binding("J,shift+down", "shift(1)", "Item down", id="order.shift-down", show=False),
        Binding("K,shift+up", "shift(-1)", "Item up", id="order.shift-up", show=False),
        *(Binding(str(n), f"place({n - 1})", "Move to that place", show=False) for n in range(1, 10)),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._right: tuple[str, ...] = ()
        self._items: list[str] = []
        self._touched = False
        self._is_held = False
        """Whether the item under the cursor is picked up and moves with it."""
        self._are_places_told = False

    @property
    def answer(self) -> Answer:
        """The items as they stand; empty until the learner had a hand in it."""
        return tuple(self._items) if self._touched else ()

    async def ask(self, asked: Asked) -> None:
        """Show the items in the order given so far, or shuffled."""
        question = asked.item.question
        assert isinstance(question, Order)
        self._right = question.items
        self._touched = sorted(asked.answer) == sorted(question.items)
        self._items = list(asked.answer if self._touched else offered.items(question, asked))
        self._is_held = self._are_places_told = False
        await self._begin(OrderRow(index, len(self._items)) for index in range(len(self._items)))

    def tell(self, asked: Asked, feedback: Feedback) -> None:
        """Once the answer is settled, say of each item whether it is in order."""
        self._is_held = False
        self._are_places_told = feedback.open or asked.item.proving
        super().tell(asked, feedback)

    def action_move(self, step: int) -> None:
        """Move the cursor, with the item when that is picked up."""
        if self._is_held:
            self.action_shift(step)
        else:
            super().action_move(step)

    def action_pick(self) -> None:
        """Pick up the item under the cursor, or put it down."""
        self._is_held = not self._is_held
        self._touch()

    def action_shift(self, step: int) -> None:
        """Move the item under the cursor by places."""
        self.action_place(max(0, self._cursor + step))

    def action_place(self, place: int) -> None:
        """Move the item under the cursor to a place."""
        if place < len(self._items) and place != self._cursor:
            self._items.insert(place, self._items.pop(self._cursor))
            self._touched = True
            self._go(place)
            self._change()

    def on_step_clicked(self, event: Step.Clicked) -> None:
        """Move the item that the arrow stands at."""
        event.stop()
        if not self._settled:
            self.focus(scroll_visible=False)
            self._is_held = False
            self._cursor = event.step.index
            self.action_shift(event.step.by)
            self._draw()

    def _click(self, index: int) -> None:
        """Pick the item up; with one picked up, put that here."""
        if not self._is_held:
            self._is_held = True
            self._go(index)
            self._touch()
            return
        self._is_held = False
        self.action_place(index)
        self._draw()

    def _touch(self) -> None:
        if self._touched:
            self._draw()
        else:
            self._touched = True
            self._change()

    def _draw(self) -> None:
        run = in_order(self._right, self._items) if self._are_places_told else frozenset()
        for row, item in zip(self._rows, self._items, strict=False):
            is_held = self._is_held and row.index == self._cursor
            row.set_class(is_held, "-held")
            words = content.plain(item, content.STRONG if self._sign(row.index) == "▸" else "")
            if is_held:
                words = content.line(words, (" · picked up", content.MUTED))
            if self._are_places_told:
                words = content.lines(words, self._said(row.index, item, item in run))
            row.draw(content.line((self._sign(row.index), content.ACCENT), f"{row.index + 1}"), words)

    def _said(self, index: int, item: str, is_in_order: bool) -> Content:
        told = place_told(index, self._right.index(item), is_in_order)
        return content.told(told, content.RIGHT if is_in_order else content.WRONG)
