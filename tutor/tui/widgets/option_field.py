"""The options of a question: picked by number, arrows or click, and marked after the answer."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from tutor.lesson.question import Choice, Multiple, TrueFalse
from tutor.quiz import offered
from tutor.quiz.asked import Asked
from tutor.quiz.feedback import Feedback, Note
from tutor.quiz.grading import Answer
from tutor.quiz.verdict_words import OPTIONS
from tutor.tui import content
from tutor.tui.widgets.answer_field import AnswerField

_STYLES = {
    "right": content.RIGHT,
    "missed": content.RIGHT,
    "wrong": content.WRONG,
    "other": content.MUTED,
}


class OptionRow(Horizontal):
    """One option: its number, its box, its words and, later, what is said about it."""

    def __init__(self, number: int, text: str, shown: str) -> None:
        super().__init__()
        self.number, self.text, self.shown = number, text, shown
        self._box = Static(classes="option--box")
        self._words = Static(classes="option--words")

    def compose(self) -> ComposeResult:
        """The box and the words."""
        yield self._box
        yield self._words

    def draw(self, box: str, here: bool, note: Note | None, tell_all: bool) -> None:
        """Show the row as it stands."""
        mark = "▸" if here else " "
        self._box.update(content.line((mark, content.ACCENT), f"{self.number} ", (box, content.STRONG)))
        words = content.plain(self.shown, content.STRONG if here else "")
        if note is not None and (said := OPTIONS.get((note.mark, tell_all))) is not None:
            told = (f"{said.sign} {said.words} ", _STYLES[note.mark])
            words = content.lines(words, content.line(told, (note.why, content.MUTED)))
        self._words.update(words)

    def on_click(self, event: events.Click) -> None:
        """Choose this option."""
        event.stop()
        self.post_message(OptionField.Clicked(self.number - 1))


class OptionField(AnswerField, can_focus=True):
    """Options of which one, or several, can be chosen. Arrows in a single choice choose as they move."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Option", id="options.down", key_display="↑↓"),
        Binding("k,up", "move(-1)", "Option up", id="options.up", show=False),
        Binding("space", "choose", "Choose", id="options.toggle"),
        *(Binding(str(n), f"pick({n - 1})", "Choose that option", show=False) for n in range(1, 10)),
    ]

    class Clicked(Message):
        """A row was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self) -> None:
        super().__init__()
        self._texts: tuple[str, ...] = ()
        self._many = False
        self._chosen: frozenset[str] = frozenset()
        self._cursor = -1
        self._notes: dict[str, Note] = {}
        self._tell_all = False

    @property
    def answer(self) -> Answer:
        """The chosen texts, in the order shown."""
        return tuple(text for text in self._texts if text in self._chosen)

    async def ask(self, asked: Asked) -> None:
        """Offer the question's options, shuffled if the lesson says so."""
        question = asked.item.question
        assert isinstance(question, Choice | Multiple | TrueFalse)
        options = offered.options(question, asked)
        await self.mount_all(OptionRow(n, text, shown) for n, (text, shown) in enumerate(options, 1))
        self._texts, self._many = tuple(text for text, _ in options), isinstance(question, Multiple)
        self._chosen, self._cursor = frozenset(asked.answer), -1
        self._notes, self._tell_all = {}, False
        self._draw()

    def tell(self, asked: Asked, feedback: Feedback) -> None:
        """Say what is to be said about each option; with everything told, nothing can be chosen any more."""
        self._notes, self._tell_all = {note.text: note for note in feedback.notes}, feedback.open
        self._cursor = -1 if feedback.open else self._cursor
        self._draw()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be chosen once everything is told."""
        if action == "pick" and parameters[0] not in range(len(self._texts)):
            return False
        if action in ("move", "choose", "pick"):
            return bool(self._texts) and not self._tell_all
        return super().check_action(action, parameters)

    def action_move(self, step: int) -> None:
        """Go to the next option; where only one can be chosen, choose it."""
        start = self._cursor if self._cursor >= 0 else (-1 if step > 0 else len(self._texts))
        self._cursor = (start + step) % len(self._texts)
        if not self._many:
            self._choose(self._cursor)
        self._draw()
        self.query(OptionRow)[self._cursor].scroll_visible(animate=False)

    def action_choose(self) -> None:
        """Choose the option under the cursor."""
        self._cursor = max(self._cursor, 0)
        self._choose(self._cursor)

    def action_pick(self, index: int) -> None:
        """Choose an option by its number."""
        if index < len(self._texts):
            self._cursor = index
            self._choose(index)

    def on_option_field_clicked(self, event: Clicked) -> None:
        """Choose the clicked option."""
        event.stop()
        if not self._tell_all:
            self.focus()
            self.action_pick(event.index)

    def _choose(self, index: int) -> None:
        text = self._texts[index]
        self._chosen = self._chosen ^ {text} if self._many else frozenset({text})
        self._draw()
        self.post_message(self.Changed(self))

    def _draw(self) -> None:
        for index, row in enumerate(self.query(OptionRow)):
            row.draw(self._box(row.text), index == self._cursor, self._notes.get(row.text), self._tell_all)

    def _box(self, text: str) -> str:
        on = text in self._chosen
        return ("[x] " if on else "[ ] ") if self._many else ("(•) " if on else "( ) ")
