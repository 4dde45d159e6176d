"""The marks and notes of a lesson as a list, and what is asked about them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tutor.study.course import Course
from tutor.study.notes import Note
from tutor.text import safe_line
from tutor.tui import content
from tutor.tui.widgets.ask import Ask
from tutor.tui.widgets.picker import Pick, Picker

_SHOWN = 300
"""Characters of a note, or of its words, in one place."""


def note_picker(course: Course, notes: Sequence[Note], section: int) -> Picker:
    """The list, with the first one of a section chosen."""
    cursor = next((at for at, note in enumerate(notes) if note.spot and note.spot.section >= section), 0)
    picks = [
        Pick(at, f"{note.words} {note.text}", _words(note), _text(course, note))
        for at, note in enumerate(notes)
    ]
    return Picker("Marks and notes", picks, filtered=True, cursor=cursor)


def _words(note: Note) -> Content:
    number = "–" if note.spot is None else str(note.spot.section + 1)
    sign = "✎ " if note.text else "│ "
    return content.line(
        (f"{number:>2} ", content.MUTED), (sign, content.ACCENT), safe_line(note.words, _SHOWN)
    )


def _text(course: Course, note: Note) -> Content:
    """What was written, and where the words are if not on the way."""
    where = ""
    if note.spot is None:
        where = "not in the text any more"
    elif not course.is_shown(note.spot.section, note.edition):
        where = "your copy" if note.edition == "attached" else "study edition"
    return content.joined(("     " + safe_line(note.text, _SHOWN) if note.text else "", where))


def removal_question(notes: Sequence[Note]) -> Ask:
    """Whether to take away what was written, too."""
    texts = [content.plain(_cut(note.text)) for note in notes if note.text]
    return Ask("Remove the mark with its note?", content.lines(*texts), ("Remove it", "Keep it"))


def orphan_question(note: Note, *, has_copy: bool) -> Ask:
    """What to do with a note whose words are not in the text."""
    why = "These words are not in the text any more."
    if note.edition == "attached" and not has_copy:
        why = "These words are from your copy of the article, which is not here."
    rows: list[str | tuple[str, str]] = [why, "", (f"“{_cut(note.words)}”", content.MUTED)]
    rows += ["", _cut(note.text)] if note.text else []
    change = "Change the note" if note.text else "Write a note"
    return Ask("Kept aside", content.lines(*rows), (change, "Remove it", "Close"))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
