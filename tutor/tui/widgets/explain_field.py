"""An explanation: written first, then compared with a model answer and assessed by its writer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static

from tutor.lesson.question import Explain
from tutor.quiz.asked import Asked
from tutor.quiz.feedback import Feedback
from tutor.quiz.grading import Answer
from tutor.reading.markdown import blocks
from tutor.tui import content
from tutor.tui.widgets.answer_field import AnswerField
from tutor.tui.widgets.option_field import OptionField, OptionRow

if TYPE_CHECKING:
    from tutor.tui.widgets.essay import Essay


class ExplainField(AnswerField, can_focus=True):
    """A field to write in; once that is done, the model answer and the criteria to tick."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Criterion", id="explain.down", key_display="↑↓"),
        Binding("up,k", "move(-1)", "Criterion up", id="explain.up", show=False),
        Binding("space", "tick", "Tick", id="explain.tick"),
        *(Binding(str(n), f"pick({n - 1})", "Tick that one", show=False) for n in range(1, 10)),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._written = ""
        self._criteria: tuple[str, ...] = ()
        self._ticked: frozenset[str] = frozenset()
        self._cursor = 0
        self._open = False

    @property
    def _essay(self) -> Essay | None:
        found = self.query("#essay")
        return cast("Essay", found.first()) if found else None

    @property
    def draft(self) -> str:
        """What has been written so far."""
        essay = self._essay
        return self._written if essay is None else essay.text

    @property
    def answer(self) -> Answer:
        """What was written, and the criteria ticked; empty until it is time to tick them."""
        if not self._written:
            return ()
        return (self._written, *(criterion for criterion in self._criteria if criterion in self._ticked))

    async def ask(self, asked: Asked) -> None:
        """A field to write in, or what there is to assess."""
        question = asked.item.question
        assert isinstance(question, Explain)
        self._written = asked.item.written
        self._criteria = tuple(criterion.text for criterion in question.rubric)
        self._ticked = frozenset(asked.answer[1:])
        if not self._written:
            from tutor.tui.widgets.essay import Essay

            await self.mount(Essay("".join(asked.answer[:1])))
            return
        mine = content.lines(("You wrote", content.STRONG), self._written)
        model = content.lines(("A model answer", content.STRONG), content.prose(blocks(question.model)))
        await self.mount_all((Static(mine), Static(model)))
        await self.mount_all(OptionRow(n, text, text) for n, text in enumerate(self._criteria, 1))
        self._draw()

    def on_text_area_changed(self, event: Message) -> None:
        """Report that something else is written."""
        event.stop()
        self.post_message(self.Changed(self))

    def tell(self, asked: Asked, feedback: Feedback) -> None:
        """The ticks are final."""
        self._open = feedback.open
        self._draw()
        self.refresh_bindings()

    def take_focus(self) -> None:
        """Letters type in the field; later the keys tick."""
        (self._essay or self).focus(scroll_visible=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Criteria are ticked after writing, until that is final."""
        if action == "pick" and parameters[0] not in range(len(self._criteria)):
            return False
        if action in ("move", "tick", "pick"):
            return bool(self._written) and not self._open
        return super().check_action(action, parameters)

    def action_move(self, step: int) -> None:
        """Go to the next criterion."""
        self._cursor = (self._cursor + step) % len(self._criteria)
        self._draw()
        self.query(OptionRow)[self._cursor].scroll_visible(animate=False)

    def action_tick(self) -> None:
        """Tick the criterion under the cursor, or take the tick back."""
        self.action_pick(self._cursor)

    def action_pick(self, index: int) -> None:
        """Tick a criterion by its number."""
        if index < len(self._criteria):
            self._cursor = index
            self._ticked ^= {self._criteria[index]}
            self._draw()
            self.post_message(self.Changed(self))

    def on_option_field_clicked(self, event: OptionField.Clicked) -> None:
        """Tick what was clicked."""
        event.stop()
        if not self._open:
            self.focus(scroll_visible=False)
            self.action_pick(event.index)

    def _draw(self) -> None:
        for index, row in enumerate(self.query(OptionRow)):
            box = "[x] " if row.text in self._ticked else "[ ] "
            row.draw(box, index == self._cursor and not self._open, None, self._open)
