"""The parts of a lesson as rows: what each is called and how far it has come."""

from __future__ import annotations

from textual.content import Content

from tutor.study.course import Course, PartState
from tutor.tui import content


def part_count(course: Course) -> int:
    """How many parts there are: the sections, and the last check if there is one."""
    return course.last + bool(course.outline.last)


def part_row(course: Course, part: int) -> tuple[Content, Content]:
    """Two lines for a part."""
    state = course.state(part)
    number = "" if part == course.last else f"{part + 1}  "
    return (
        content.line((f"{_sign(state)} ", content.ACCENT), f"{number}{course.title(part)}"),
        content.plain(f"  {_words(state)}", content.MUTED),
    )


def part_line(course: Course, part: int) -> Content:
    """One line for a part."""
    return content.line(*part_row(course, part))


def _sign(state: PartState) -> str:
    if state.done:
        return "✓"
    return "◐" if state.answered or (state.read and not state.last) else "·"


def _words(state: PartState) -> str:
    if state.last and not state.answered:
        return f"{state.questions} {'question' if state.questions == 1 else 'questions'}"
    if state.questions and state.checked:
        return f"{state.questions} of {state.questions} answered"
    if state.answered:
        return f"{state.answered} of {state.questions} answered"
    return "read" if state.read and not state.questions else "check open" if state.read else "not read yet"
