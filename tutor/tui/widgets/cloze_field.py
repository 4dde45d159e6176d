"""Gaps filled in place: typed, or picked from a bank of words."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from tutor.lesson.question import Cloze
from tutor.quiz import offered
from tutor.quiz.asked import Asked
from tutor.quiz.feedback import Feedback
from tutor.quiz.grading import Answer
from tutor.tui.widgets.answer_field import AnswerField
from tutor.tui.widgets.entry import EDITS, Entry
from tutor.tui.widgets.gap_mark import said_of
from tutor.tui.widgets.gap_text import Filling, GapText
from tutor.tui.widgets.legend import NUMBERS, Legend, Thing
from tutor.tui.widgets.own_keys import act_at_once


class ClozeField(AnswerField, can_focus=True):
    """A text whose gaps are filled one by one. With typed gaps, every letter goes into the gap."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,down", "gap(1)", "Next gap", id="cloze.next", key_display="tab"),
        Binding("shift+tab,up", "gap(-1)", "Last gap", id="cloze.last", show=False),
        Binding("backspace", "take_back", "Take back", id="cloze.take-back", key_display="⌫"),
        *(
            Binding(key, f"edit('{edit}')", words, id=f"cloze.{edit}", show=False)
            for key, edit, words in (
                ("backspace", "erase", "Erase"),
                ("delete", "delete", "Delete"),
                ("left", "left", "Left"),
                ("right", "right", "Right"),
                ("home,ctrl+a", "home", "To the beginning"),
                ("end,ctrl+e", "end", "To the end"),
                ("ctrl+u", "clear", "Empty the gap"),
            )
        ),
        *(Binding(key, f"give({index})", "Fill", show=False) for index, key in enumerate(NUMBERS)),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._between: tuple[str, ...] = ("",)
        self._bank: tuple[str, ...] = ()
        self._entries: list[Entry] = []
        self._gap = 0
        self._marks: tuple[bool, ...] = ()
        """Once the answer is settled, of each gap whether it is right."""

    def compose(self) -> ComposeResult:
        """The text, the words to pick from and, later, what is said of each gap."""
        yield GapText()
        yield Legend()
        yield Static(classes="gaps--said")

    @property
    def takes_letters(self) -> bool:
        """Whether letters go into a gap, so that none can be a command."""
        return not self._bank and not self._marks

    @property
    def answer(self) -> Answer:
        """What was filled into each gap; empty while every gap is."""
        texts = tuple(entry.text for entry in self._entries)
        return texts if any(text.strip() for text in texts) else ()

    async def ask(self, asked: Asked) -> None:
        """Show the text, with what was filled in so far."""
        question = asked.item.question
        assert isinstance(question, Cloze)
        self._between, self._bank, self._marks = question.between, offered.bank(question, asked), ()
        given = asked.answer if len(asked.answer) == len(question.gaps) else ("",) * len(question.gaps)
        if self._bank:
            given = tuple(text if text in self._bank else "" for text in given)
        self._entries = [Entry(text, len(text)) for text in given]
        self._gap = 0
        self._gap = self._next_empty()
        self.query_one(Legend).display = bool(self._bank)
        self.query_one(".gaps--said", Static).display = False
        self._draw()
        self.refresh_bindings()

    def tell(self, asked: Asked, feedback: Feedback) -> None:
        """Once the answer is settled, say of each gap what belongs there."""
        if not (feedback.open or asked.item.proving):
            return
        self._marks = tuple(note.mark == "right" for note in feedback.notes)
        self.query_one(Legend).display = False
        said = self.query_one(".gaps--said", Static)
        said.update(said_of(feedback.notes))
        said.display = True
        self._draw()
        self.refresh_bindings()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be changed once the answer is settled; past the last gap, Tab goes elsewhere."""
        if action not in ("gap", "edit", "give", "take_back"):
            return super().check_action(action, parameters)
        if self._marks or not self._entries:
            return False
        match action, parameters[0] if parameters else None:
            case "gap", int(step):
                return 0 <= self._gap + step < len(self._entries)
            case "give", int(index):
                return index < len(self._bank)
            case "take_back", _:
                return bool(self._bank) and any(entry.text for entry in self._entries)
        return not self._bank

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """While gaps are typed into, a letter is a letter."""
        return self._is_typing and character is not None and character.isprintable()

    async def on_key(self, event: events.Key) -> None:
        """Type into the gap."""
        if not self._is_typing or await act_at_once(self, event):
            return
        if event.is_printable and event.character is not None:
            event.stop()
            event.prevent_default()
            self._put(self._entries[self._gap].typed(event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Paste into the gap."""
        if self._is_typing:
            event.stop()
            self._put(self._entries[self._gap].typed(event.text))

    def action_edit(self, edit: str) -> None:
        """Change the text of the gap, or move in it; from its beginning and end, into the next one."""
        old = self._entries[self._gap]
        new = EDITS[edit](old)
        step = {"left": -1, "right": 1}.get(edit, 0)
        if new == old and step and 0 <= self._gap + step < len(self._entries):
            self._go(self._gap + step)
            entry = self._entries[self._gap]
            new = replace(entry, at=len(entry.text) if step < 0 else 0)
        self._put(new)

    def action_gap(self, step: int) -> None:
        """Go to another gap."""
        self._go(self._gap + step)

    def action_give(self, index: int) -> None:
        """Fill the gap with a word of the bank and go on to the next that is empty."""
        word = self._bank[index]
        self._put(Entry(word, len(word)))
        self._go(self._next_empty())

    def action_take_back(self) -> None:
        """Empty the gap; when it is empty, the one before it that is not."""
        count = len(self._entries)
        back = [(self._gap - step) % count for step in range(count)]
        self._go(next(gap for gap in back if self._entries[gap].text))
        self._put(Entry())

    def reconsider(self) -> None:
        """Go to the next gap that is empty."""
        self._go(self._next_empty())

    # The mouse

    def on_gap_text_clicked(self, event: GapText.Clicked) -> None:
        """Go to the gap that was clicked."""
        event.stop()
        if self._marks:
            return
        self.focus(scroll_visible=False)
        if not self._bank:
            self._entries[event.gap] = self._entries[event.gap].near(event.at)
        self._go(event.gap)

    def on_legend_picked(self, event: Legend.Picked) -> None:
        """Fill the gap with the word that was clicked."""
        event.stop()
        if not self._marks:
            self.focus(scroll_visible=False)
            self.action_give(event.index)

    def on_focus(self) -> None:
        """The cursor shows whether keys come here."""
        self._draw()

    def on_blur(self) -> None:
        """The cursor shows whether keys come here."""
        self._draw()

    # What is shown

    @property
    def _is_typing(self) -> bool:
        return bool(self._entries) and not self._bank and not self._marks

    def _next_empty(self) -> int:
        """The next empty gap, from the present one on and from the first again; else the present one."""
        count = len(self._entries)
        after = [(self._gap + step) % count for step in range(count)]
        return next((gap for gap in after if not self._entries[gap].text), self._gap)

    def _go(self, gap: int) -> None:
        self._gap = gap
        self._draw()
        self.refresh_bindings()
        self.call_after_refresh(self._reveal)

    def _put(self, entry: Entry) -> None:
        old, self._entries[self._gap] = self._entries[self._gap], entry
        self._draw()
        if entry.text != old.text:
            self.post_message(self.Changed(self))
            self.refresh_bindings()
        self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        """Bring the gap into view, and with a bank the whole field where it fits."""
        view = self.query_one(GapText)
        if self._bank:
            self.scroll_visible(animate=False, immediate=True)
        lines = view.lines_of(self._gap).translate(view.virtual_region.offset)
        outer: Widget = self
        while isinstance(outer.parent, Widget):
            lines = lines.translate(outer.virtual_region.offset)
            outer = outer.parent
            if outer.allow_vertical_scroll:
                outer.scroll_to_region(lines, animate=False, immediate=True)
                return

    def _draw(self) -> None:
        view = self.query_one(GapText)
        view.show(self._between, [self._filling(gap) for gap in range(len(self._entries))])
        if self._bank:
            self.query_one(Legend).show(
                Thing(NUMBERS[index : index + 1], word, self._note(word))
                for index, word in enumerate(self._bank)
            )

    def _filling(self, gap: int) -> Filling:
        entry = self._entries[gap]
        if self._marks:
            return Filling(entry, "", "right" if self._marks[gap] else "wrong")
        if gap != self._gap:
            return Filling(entry)
        return Filling(entry, "cursor" if self.has_focus and not self._bank else "gap")

    def _note(self, word: str) -> str:
        return "· used" if any(entry.text == word for entry in self._entries) else ""
