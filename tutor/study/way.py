"""What comes after a section: its check, the next section, the last check, the summary."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tutor.study.course import Course

Kind = Literal["check", "next", "last", "summary"]


class Way(NamedTuple):
    """The next useful thing to do."""

    kind: Kind
    words: str
    """What to call it, under the text of the section."""


def way_on(course: Course, section: int) -> Way:
    """What to do after reading a section: answer what is open, then read on, then the last check."""
    state = course.state(section)
    if state.checked and not course.passed(section):
        return Way("check", "Check again: what was missed")
    if not state.checked:
        left = max(1, still_asked(course, section))
        return Way("check", f"Check: {left} {'question' if left == 1 else 'questions'}")
    if section + 1 < course.last:
        return Way("next", f"Next: {section + 2}  {course.title(section + 1)}")
    if not course.state(course.last).checked:
        return Way("last", "Last check, over the whole lesson")
    return Way("summary", "Summary")


def still_asked(course: Course, part: int) -> int:
    """How many questions a part's check still asks: those not answered, and those missed with tries left."""
    state = course.state(part)
    return len(course.sitting(part).queue) if state.answered else state.questions
