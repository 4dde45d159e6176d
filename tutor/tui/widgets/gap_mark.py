"""What is told of each gap once the answer is settled."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tutor.quiz.feedback import Note
from tutor.tui import content
from tutor.tui.widgets.part_row import remark


def said_of(notes: Sequence[Note]) -> Content:
    """A line for each gap, by number: right or not, and what belongs there."""
    return content.lines(
        *(
            content.line((f"{number}  ", content.STRONG), remark(note, bool(note.text.strip())))
            for number, note in enumerate(notes, 1)
        )
    )
