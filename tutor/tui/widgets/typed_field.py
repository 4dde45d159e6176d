"""A few words or a number, typed; after the answer, what was said about it and what was meant."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from tutor.quiz.asked import Asked
from tutor.quiz.feedback import Feedback
from tutor.quiz.grading import Answer
from tutor.text import typeable
from tutor.tui import content
from tutor.tui.widgets.answer_field import AnswerField
from tutor.tui.widgets.entry import LIMIT
from tutor.tui.widgets.own_keys import act_at_once


class AnswerLine(Input):
    """A line to type in that shows on the key line what Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Submit", id="typed.submit")]

    async def on_key(self, event: events.Key) -> None:
        """Keys act in the order in which they come."""
        await act_at_once(self, event)


class TypedField(AnswerField):
    """One line to type in. Enter submits, at the screen."""

    def compose(self) -> ComposeResult:
        """The line, and what is said about it."""
        yield AnswerLine(placeholder="Type your answer", select_on_focus=False, id="typed")
        yield Static(id="typed-note")

    @property
    def answer(self) -> Answer:
        """What was typed, unless that is nothing but spaces."""
        typed = self.query_one(Input).value
        return (typed,) if typed.strip() else ()

    async def ask(self, asked: Asked) -> None:
        """An empty line, or what was typed so far."""
        line = self.query_one(Input)
        with self.prevent(Input.Changed):
            line.value = typeable(asked.answer[0], LIMIT) if asked.answer else ""
        line.cursor_position = len(line.value)
        line.disabled = False
        self.query_one("#typed-note", Static).display = False

    def tell(self, asked: Asked, feedback: Feedback) -> None:
        """What the author says of these words and, at the end, what was meant."""
        line = self.query_one(Input)
        line.disabled = feedback.open
        said = () if asked.item.near else feedback.notes
        rows = [content.plain(note.why, content.MUTED) for note in said if note.why]
        if feedback.open and feedback.grade != "right":
            rows.insert(0, content.line("Meant: ", (feedback.shown, content.RIGHT)))
        note = self.query_one("#typed-note", Static)
        note.update(content.lines(*rows))
        note.display = bool(rows)
        if not asked.item.near and asked.item.answers[-1:] == (self.answer,):
            line.select_all()

    def reconsider(self) -> None:
        """Select what was typed, so that typing replaces it."""
        self.query_one(Input).select_all()

    def take_focus(self) -> None:
        """Letters type here."""
        self.query_one(Input).focus(scroll_visible=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Report that something else is typed."""
        event.stop()
        self.post_message(self.Changed(self))
