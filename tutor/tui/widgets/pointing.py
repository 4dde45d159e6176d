"""A passage whose sentences can be pointed at: the answer to an evidence question."""

from __future__ import annotations

from bisect import bisect_right
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from tutor.reading.passage import Passage
from tutor.reading.quotes import touched
from tutor.tui.widgets.passage import PassageView
from tutor.tui.widgets.row_painter import Spans


class PointingPassage(PassageView):
    """Sentences are chosen with the keys or by a click; what is chosen is the owner's to keep."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down,tab", "point(1)", "Sentence", id="pointing.next", key_display="↑↓"),
        Binding("k,up,shift+tab", "point(-1)", "Sentence back", id="pointing.last", show=False),
        Binding("space", "choose", "Choose", id="pointing.choose"),
        Binding("j,down", "rows(1)", "Line down", id="pointing.down", show=False),
        Binding("k,up", "rows(-1)", "Line up", id="pointing.up", show=False),
        Binding("space", "page(1)", "Page", id="pointing.page"),
    ]

    pointed: reactive[int] = reactive(-1, init=False, repaint=False)
    """Index of the sentence under the cursor; -1 for none."""

    class SentenceChosen(Message):
        """The learner chose a sentence, or took the choice back."""

        def __init__(self, view: PointingPassage, sentence: int) -> None:
            super().__init__()
            self.view, self.sentence = view, sentence

        @property
        def control(self) -> PointingPassage:
            """The passage in which the sentence stands."""
            return self.view

    def __init__(self, column: int = 72, *, id: str | None = None) -> None:
        super().__init__(column, id=id)
        self.sentences: Spans = ()
        self.single = False
        """One sentence is asked for: pointing at it chooses it."""

    def show_sentences(self, passage: Passage, sentences: Spans, heading: str = "", at: int = 0) -> None:
        """Show a passage, with the offset `at` at the top, and let these sentences be chosen."""
        self.set_reactive(PointingPassage.pointed, -1)
        self.show(passage, heading, at)
        self.sentences = sentences

    def mark_chosen(self, chosen: Spans) -> None:
        """Show these sentences as chosen."""
        self.paint("chosen", chosen)

    @property
    def only(self) -> str:
        """Where one sentence is asked for, the one under the cursor; it counts before its message arrives."""
        here = self.single and 0 <= self.pointed < len(self.sentences)
        return self.passage.text[slice(*self.sentences[self.pointed])] if here else ""

    def action_point(self, step: int) -> None:
        """Point at the next (1) or last (-1) sentence; at the first one in view if none in view is."""
        if not self.sentences:
            return
        if not 0 <= self.pointed < len(self.sentences) or not self.is_in_view(*self.sentences[self.pointed]):
            self.pointed = self.first_in_view()
        else:
            self.pointed = min(max(self.pointed + step, 0), len(self.sentences) - 1)
        self.reveal_pointed()
        if self.single:
            self.post_message(self.SentenceChosen(self, self.pointed))

    def point_at(self, sentence: int) -> None:
        """Point at a sentence, and bring it into view."""
        self.pointed = sentence
        self.reveal_pointed()

    def reveal_pointed(self) -> None:
        """Bring the sentence under the cursor into view."""
        if 0 <= self.pointed < len(self.sentences):
            self.reveal(*self.sentences[self.pointed])

    def touching(self, start: int, end: int) -> tuple[int, ...]:
        """The sentences that hold something of these words."""
        return touched(self.sentences, ((start, end),))

    def first_in_view(self) -> int:
        """The sentence at the top of the view."""
        begins = [start for start, _ in self.sentences]
        return max(0, bisect_right(begins, self.place) - 1)

    def action_choose(self) -> None:
        """Choose the sentence under the cursor, or take the choice back."""
        if self.pointed < 0:
            self.action_point(1)
        elif self.sentences:
            self.post_message(self.SentenceChosen(self, self.pointed))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without sentences to choose from it is a text to scroll."""
        if action in ("point", "choose"):
            return bool(self.sentences)
        return super().check_action(action, parameters)

    def watch_pointed(self, _: int, new: int) -> None:
        """Show which sentence is pointed at."""
        self.paint("pointed", (self.sentences[new],) if 0 <= new < len(self.sentences) else ())

    def on_click(self, event: events.Click) -> None:
        """Choose the sentence that was clicked."""
        at = event.get_content_offset(self)
        offset = None if at is None else self.offset_at(at)
        if offset is None:
            return
        index = next((i for i, (a, b) in enumerate(self.sentences) if a <= offset < b), -1)
        if index >= 0:
            event.stop()
            self.pointed = index
            self.post_message(self.SentenceChosen(self, index))
