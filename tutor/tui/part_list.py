"""The parts of a lesson as rows: what each is called and how far it has come."""

from __future__ import annotations

from textual.content import Content

from tutor.study.course import Course, PartState
from tutor.study.part_words import part_name, progress_words
from tutor.tui import content


def part_row(course: Course, part: int) -> tuple[Content, Content]:
    """Two lines for a part."""
    state = course.state(part)
    return (
        content.line((f"{_sign(state)} ", content.ACCENT), part_name(course, part)),
        content.plain(f"  {progress_words(state)}", content.MUTED),
    )


def part_line(course: Course, part: int) -> Content:
    """One line for a part."""
    return content.line(*part_row(course, part))


def _sign(state: PartState) -> str:
    if state.done:
        return "✓"
    return "◐" if state.answered or (state.read and not state.last) else "·"
