"""A section whose sentences can be marked and written about, and the list of what was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType

from tutor.progress.recorder import Saved, Unsaved
from tutor.study.course import Course
from tutor.tui.screens.passage_screen import PassageScreen
from tutor.tui.widgets.term_passage import TermPassage

if TYPE_CHECKING:
    from tutor.study.notes import Note
    from tutor.tui.widgets.marking import MarkingPassage
    from tutor.tui.widgets.pointing import PointingPassage

HOW_TO_MARK: Final = "Point with the arrow keys or the mouse"
_MARKING: Final = frozenset(("toggle_mark", "write_note", "finish_marking"))
"""What can be done only while marking."""


class MarkingScreen(PassageScreen):
    """While sentences are marked, a passage that can be pointed at stands in place of the usual one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "start_marking", "Mark", id="reading.mark"),
        Binding("M", "list_notes", "Notes", id="reading.notes"),
    ]

    def __init__(self, course: Course) -> None:
        super().__init__(course)
        self._marker: MarkingPassage | None = None
        self.notice = ""
        """What to say before anything else, until something is done."""

    @property
    def is_marking(self) -> bool:
        """Whether sentences are being marked."""
        return self._marker is not None

    def show_section(self, section: int, offset: int = 0) -> None:
        """Put a section on the screen, with what is marked in it."""
        self.notice = ""
        self._put_marker_away()
        super().show_section(section, offset)
        self._show_notes()

    def fit(self, column: int) -> None:
        """Show the text as wide as the learner has just chosen."""
        super().fit(column)
        if self._marker is not None:
            self._marker.column = column

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While marking, nothing that would lead away from it."""
        if action == "list_notes":
            return self.course.has_notes
        if self._marker is not None:
            return self._can_do(self._marker, action, parameters)
        if action in _MARKING:
            return False
        return super().check_action(action, parameters)

    def _can_do(self, marker: MarkingPassage, action: str, parameters: tuple[object, ...]) -> bool:
        """Whether something can be done while marking."""
        if action == "toggle_mark":
            return marker.sentence is not None and parameters != (marker.is_on_mark,)
        return action == "finish_marking" or (action == "write_note" and marker.sentence is not None)

    def say(self, notice: str) -> None:
        """Say something that the learner has to know now."""
        self.notice = notice
        self.show_status()

    def _show_notes(self) -> None:
        marks: list[tuple[int, int]] = []
        notes: list[tuple[int, int]] = []
        for note in self.course.notes_on(self.section):
            if note.spot is not None:
                (notes if note.text else marks).append(note.spot[1:])
        for view in (self.view, self._marker):
            if view is not None:
                view.show_marks(tuple(marks), tuple(notes))

    # Marking

    async def action_start_marking(self) -> None:
        """Let sentences be pointed at, beginning where the learner is."""
        from tutor.reading.sentences import sentences
        from tutor.tui.widgets.marking import MarkingPassage

        view = self.view
        spans = sentences(view.passage, self.course.outline.language)
        if not spans:
            self.say("There is no sentence to mark in this section")
            return
        marker = MarkingPassage(view.column, id="marking")
        self._marker = marker
        await self.query_one("#body").mount(marker, after=view)
        view.display = False
        marker.show_sentences(view.passage, spans, view.heading, view.place)
        marker.paint("term", view.spans("term"))
        self._show_notes()
        marker.point_at(self._sentence_here(marker))
        self.set_focus(marker)
        self.say("")
        self.refresh_bindings()

    def _sentence_here(self, marker: MarkingPassage) -> int:
        """The sentence that was gone to, be it by Tab or from a list; else the first in view."""
        view = self.view
        here = (view.spans("focus") or view.spans("hit-now"))[:1]
        at = [number for start, end in here for number in marker.touching(start, end)]
        return at[0] if at and view.is_in_view(*here[0]) else marker.first_in_view()

    def action_finish_marking(self) -> None:
        """Read on from there."""
        self._put_marker_away()
        self.say("")
        self.refresh_bindings()
        self.post_message(TermPassage.Moved(self.view))

    def _put_marker_away(self) -> None:
        if (marker := self._marker) is None:
            return
        self._marker = None
        self.view.display = True
        self.view.go_to(marker.place)
        self.set_focus(self.view)
        marker.remove()

    def on_pointing_passage_sentence_chosen(self, event: PointingPassage.SentenceChosen) -> None:
        """A click does what the key does."""
        event.stop()
        self.action_toggle_mark()

    def action_toggle_mark(self, _: bool = True) -> None:
        """Mark the sentence, or take its mark away; a note is not taken away unasked."""
        if self._marker is None or self._marker.sentence is None:
            return
        start, end = self._marker.sentence
        there = self._notes_at(start, end)
        if not there:
            self._mark(start, end)
        elif any(note.text for note in there):
            self._ask_before_removing(there)
        else:
            self._remove(there)

    def action_write_note(self) -> None:
        """Write about the sentence, or change what was written."""
        if self._marker is None or self._marker.sentence is None:
            return
        start, end = self._marker.sentence
        there = self._notes_at(start, end)
        note = next((note for note in there if note.text), there[0] if there else None)
        if note is not None:
            self._write(note)
            return

        def keep(text: str | None) -> None:
            if text:
                self._mark(start, end, text)

        self._open_field(self.view.passage.text[start:end], "", keep)

    def _notes_at(self, start: int, end: int) -> tuple[Note, ...]:
        """The notes on any words of a sentence of this section."""
        return tuple(
            note
            for note in self.course.notes_on(self.section)
            if note.spot is not None and note.spot.start < end and start < note.spot.end
        )

    def _mark(self, start: int, end: int, text: str = "") -> None:
        edition = self.course.edition_of(self.section)
        outcome = self.course.notes.mark(self.section, edition, start, end, text)
        if outcome is None:
            self.say("There is no word in it to find it by")
        else:
            self._noted(outcome)

    def _remove(self, notes: tuple[Note, ...]) -> None:
        for note in notes:
            self._noted(self.course.notes.remove(note))

    def _ask_before_removing(self, notes: tuple[Note, ...]) -> None:
        from tutor.tui.note_list import removal_question

        def decide(way: int | None) -> None:
            if way == 0:
                self._remove(notes)

        self.app.push_screen(removal_question(notes), decide)

    def _write(self, note: Note) -> None:
        def keep(text: str | None) -> None:
            if text is not None and text != note.text:
                self._noted(self.course.notes.change(note, text))

        self._open_field(note.words, note.text, keep)

    def _open_field(self, words: str, text: str, keep: Callable[[str | None], None]) -> None:
        from tutor.study.notes import LONGEST
        from tutor.tui.widgets.note_field import NoteField

        self.app.push_screen(NoteField(" ".join(words.split()), text, LONGEST), keep)

    def _noted(self, outcome: Saved | Unsaved) -> None:
        self.notice = ""
        self.saved(outcome)
        self._show_notes()
        self.refresh_bindings()

    # What was marked

    @on(TermPassage.NoteOpened)
    def open_note(self, event: TermPassage.NoteOpened) -> None:
        """Show what was written, to be read or changed."""
        written = [note for note in self.course.notes_on(self.section) if note.text]
        self._write(written[event.note])

    def action_list_notes(self) -> None:
        """List the marks and notes of the lesson; choosing one leads to it."""
        from tutor.tui.note_list import note_picker

        notes = self.course.notes.all()
        self.app.push_screen(note_picker(self.course, notes, self.section), partial(self._go_to_note, notes))

    def _go_to_note(self, notes: tuple[Note, ...], index: int | None) -> None:
        if index is None:
            return
        note = notes[index]
        if note.spot is None:
            self._open_orphan(note)
            return
        self._put_marker_away()
        self.show_words(note.spot.section, note.spot.start, note.spot.end, note.edition)
        self.refresh_bindings()

    def _open_orphan(self, note: Note) -> None:
        from tutor.tui.note_list import orphan_question

        def decide(way: int | None) -> None:
            if way == 0:
                self._write(note)
            elif way == 1:
                self._remove((note,))

        self.app.push_screen(orphan_question(note, has_copy=self.course.has_copy), decide)
