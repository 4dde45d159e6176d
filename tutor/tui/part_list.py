"""The parts of a lesson as rows: what each is called and how far it has come."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tutor.study.course import Course, PartState
from tutor.tui import content


def part_rows(course: Course) -> list[tuple[Content, Content]]:
    """Two lines a part."""
    return [_two_lines(course, part) for part in _parts(course)]


def part_lines(course: Course) -> list[Content]:
    """One line a part."""
    return [content.line(title, state) for title, state in part_rows(course)]


def _parts(course: Course) -> Iterable[int]:
    return range(course.last + bool(course.outline.last))


def _two_lines(course: Course, part: int) -> tuple[Content, Content]:
    state = course.state(part)
    number = "" if part == course.last else f"{part + 1}  "
    return (
        content.line((f"{_sign(state)} ", content.ACCENT), f"{number}{course.title(part)}"),
        content.plain(f"  {_words(state)}", content.MUTED),
    )


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
