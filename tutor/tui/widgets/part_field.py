"""What the fields have in common whose parts stand beneath one another, one of them under the cursor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalGroup

from tutor.quiz.asked import Asked
from tutor.quiz.feedback import Feedback, Note
from tutor.tui.widgets.answer_field import AnswerField
from tutor.tui.widgets.part_row import PartRow


class PartField(AnswerField, can_focus=True):
    """A field with a cursor. Once the answer is settled there is none, and nothing can be changed."""

    ACTS: ClassVar[frozenset[str]] = frozenset({"move"})
    """The actions that there are only while the answer can be changed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._cursor = 0
        self._settled = True
        self._notes: dict[str, Note] = {}

    def compose(self) -> ComposeResult:
        """The place for the parts."""
        yield VerticalGroup(classes="parts")

    def tell(self, asked: Asked, feedback: Feedback) -> None:
        """Say what is to be said about each part."""
        self._notes = {note.text: note for note in feedback.notes}
        self._settle(feedback.open or asked.item.proving)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be changed once the answer is settled."""
        if action in self.ACTS:
            return not self._settled
        return super().check_action(action, parameters)

    def action_move(self, step: int) -> None:
        """Move the cursor by parts."""
        self._go(self._cursor + step)

    def on_part_row_clicked(self, event: PartRow.Clicked) -> None:
        """Do with the part what a click does."""
        event.stop()
        if not self._settled:
            self.focus(scroll_visible=False)
            self._click(event.row.index)

    def _click(self, index: int) -> None:
        """A part was clicked while the answer can be changed."""
        self._go(index)

    def _go(self, index: int) -> None:
        self._cursor = max(0, min(index, len(self._rows) - 1))
        self._draw()
        self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        """Bring the whole field into view where it fits, and the part under the cursor always."""
        if self._rows and not self._settled:
            self.scroll_visible(animate=False, immediate=True)
            self._rows[self._cursor].scroll_visible(animate=False, immediate=True)

    @property
    def _rows(self) -> list[PartRow]:
        return list(self.query(PartRow))

    async def _begin(self, rows: Iterable[PartRow]) -> None:
        """Show these rows in place of the last question's."""
        self._cursor, self._notes = 0, {}
        parts = self.query_one(".parts")
        async with self.batch():
            await parts.remove_children()
            await parts.mount_all(rows)
        self._settle(False)
        self.scroll_home(animate=False)

    def _settle(self, settled: bool) -> None:
        self._settled = settled
        self.set_class(settled, "-settled")
        self._draw()
        self.refresh_bindings()

    def _change(self) -> None:
        """Show and report another answer."""
        self._draw()
        self.post_message(self.Changed(self))

    def _sign(self, index: int) -> str:
        """The sign of the part under the cursor, or the space for it."""
        return "▸" if index == self._cursor and not self._settled else " "

    def _draw(self) -> None:
        """Show the parts as they stand; there may be fewer rows while they are being replaced."""
        raise NotImplementedError
