"""A passage in which sentences are marked and written about."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tutor.tui.widgets.pointing import PointingPassage
from tutor.tui.widgets.row_painter import Spans, united


class MarkingPassage(PointingPassage):
    """Sentences are marked with a key or a click, and written about; the owner keeps what comes of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down,tab", "point(1)", "Sentence", id="pointing.next", show=False),
        Binding("space", "mark", "Mark", id="marking.mark"),
        Binding("space", "unmark", "Unmark", id="marking.unmark"),
        Binding("enter", "write", "Note", id="marking.write"),
        Binding("escape,q,m", "finish", "Done", id="marking.finish", key_display="q"),
    ]

    class WritingWanted(Message):
        """The learner wants to write about a sentence."""

        def __init__(self, view: MarkingPassage, sentence: int) -> None:
            super().__init__()
            self.view, self.sentence = view, sentence

        @property
        def control(self) -> MarkingPassage:
            """The passage in which the sentence stands."""
            return self.view

    class Finished(Message):
        """The learner wants to read on."""

        def __init__(self, view: MarkingPassage) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> MarkingPassage:
            """The passage that was marked in."""
            return self.view

    def __init__(self, column: int = 72, *, id: str | None = None) -> None:
        super().__init__(column, id=id)
        self._marked: Spans = ()

    def show_marks(self, marks: Spans, notes: Spans) -> None:
        """Show what is marked, and what is written about."""
        self._marked = (*marks, *notes)
        self.paint("marked", united(marks))
        self.paint("noted", united(notes))
        self.refresh_bindings()

    def is_marked(self, sentence: int) -> bool:
        """Whether a part of the sentence is marked."""
        start, end = self.sentences[sentence]
        return any(a < end and start < b for a, b in self._marked)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What `space` does depends on the sentence under the cursor."""
        if action in ("mark", "unmark"):
            here = 0 <= self.pointed < len(self.sentences)
            return here and self.is_marked(self.pointed) == (action == "unmark")
        if action == "write":
            return 0 <= self.pointed < len(self.sentences)
        return super().check_action(action, parameters)

    def watch_pointed(self, old: int, new: int) -> None:
        """Show which sentence is pointed at, and what can be done with it."""
        super().watch_pointed(old, new)
        self.refresh_bindings()

    def action_mark(self) -> None:
        """Mark the sentence under the cursor."""
        self.action_choose()

    def action_unmark(self) -> None:
        """Take the mark back."""
        self.action_choose()

    def action_write(self) -> None:
        """Write about the sentence under the cursor."""
        self.post_message(self.WritingWanted(self, self.pointed))

    def action_finish(self) -> None:
        """Read on."""
        self.post_message(self.Finished(self))
