"""Parts each of which is given one of some things: the way of matching and of classifying."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tutor.quiz.grading import Answer, pairs_of
from tutor.tui import content
from tutor.tui.widgets.legend import Legend, Thing
from tutor.tui.widgets.part_field import PartField
from tutor.tui.widgets.part_row import PartRow, remark


class GivingField(PartField):
    """The key of a thing, or a click on it, gives it to the part under the cursor and goes on."""

    KEYS: ClassVar[str] = ""
    """The key of each thing, in the order shown."""
    IS_PROSE: ClassVar[bool] = False
    """Whether the parts are sentences, so that what each was given is easier found on a line of its own."""
    ACTS: ClassVar[frozenset[str]] = frozenset({"move", "give", "take_back"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Move", id="giving.down", key_display="↑↓"),
        Binding("up", "move(-1)", "Up", id="giving.up", show=False),
        Binding("backspace", "take_back", "Take back", id="giving.take-back", key_display="⌫"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._parts: tuple[str, ...] = ()
        self._things: tuple[str, ...] = ()
        self._given: dict[str, str] = {}
        """What each part was given; the part that was given something last stands last."""

    @property
    def answer(self) -> Answer:
        """Each part that was given something, followed by that."""
        return tuple(
            text for part in self._parts if part in self._given for text in (part, self._given[part])
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the things that there are."""
        if action == "give" and not (isinstance(index := parameters[0], int) and index < len(self._things)):
            return False
        if action == "take_back" and not self._given:
            return False
        return super().check_action(action, parameters)

    def action_give(self, index: int) -> None:
        """Give a thing to the part under the cursor and go on to the next that has none."""
        part = self._parts[self._cursor]
        self._given.pop(part, None)
        self._given[part] = self._things[index]
        self._notes.pop(part, None)
        self._go(self._next_open())
        self._changed()

    def action_take_back(self) -> None:
        """Take back what the part under the cursor was given, or else what was given last."""
        part = self._parts[self._cursor]
        if part not in self._given:
            part = next(reversed(self._given))
        del self._given[part]
        self._go(self._parts.index(part))
        self._changed()

    def reconsider(self) -> None:
        """Go to the next part that has nothing."""
        self._go(self._next_open())

    def on_legend_picked(self, event: Legend.Picked) -> None:
        """Give what was clicked."""
        event.stop()
        if not self._settled:
            self.focus(scroll_visible=False)
            self.action_give(event.index)

    async def _offer(self, parts: Sequence[str], things: Sequence[str], answer: Answer) -> None:
        """Ask anew, with the answer given so far."""
        self._parts, self._things = tuple(parts), tuple(things)
        given = pairs_of(answer)
        self._given = {part: given[part] for part in parts if given.get(part) in self._things}
        await self._begin(PartRow(index) for index in range(len(parts)))
        self._cursor = self._next_open()
        self._draw()

    def _next_open(self) -> int:
        """The next part, after the cursor and from the top again, that has nothing; else the cursor's."""
        count = len(self._parts)
        after = [(self._cursor + step) % count for step in range(count)]
        return next((index for index in after if self._parts[index] not in self._given), self._cursor)

    def _changed(self) -> None:
        self._change()
        self.refresh_bindings()

    def _draw(self) -> None:
        for row, part in zip(self._rows, self._parts, strict=False):
            strong = content.STRONG if self._sign(row.index) == "▸" else ""
            words, given = content.plain(part, strong), content.line(("→ ", content.MUTED), self._shown(part))
            said = remark(note, part in self._given) if (note := self._notes.get(part)) else content.NOTHING
            if self.IS_PROSE:
                words = content.lines(words, content.line(given, "  ", said))
            else:
                words = content.lines(content.line(words, " ", given), *([said] if said else []))
            row.draw(content.line((self._sign(row.index), content.ACCENT), self._number(row.index)), words)
        self.query_one(Legend).show(
            Thing(self.KEYS[index : index + 1], text, self._note(text))
            for index, text in enumerate(self._things)
        )

    def _number(self, index: int) -> str:
        """What stands before a part."""
        return "•"

    def _note(self, thing: str) -> str:
        """What stands after a thing."""
        return ""

    def _shown(self, part: str) -> Content:
        thing = self._given.get(part)
        if thing is None:
            return content.plain("…", content.MUTED)
        key = self.KEYS[self._things.index(thing) :][:1]
        named = f"{key} " if key and not self._settled else ""
        return content.line((named, content.MUTED), (thing, content.ACCENT))
