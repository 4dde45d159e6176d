"""The parts of a lesson in words: how many there are, what each is called, how far it has come."""

from __future__ import annotations

from tutor.study.course import Course, PartState


def part_count(course: Course) -> int:
    """How many parts there are: the sections, and the last check if there is one."""
    return course.last + bool(course.outline.last)


def part_name(course: Course, part: int) -> str:
    """A section with its number, or the last check."""
    number = "" if part == course.last else f"{part + 1}  "
    return f"{number}{course.title(part)}"


def check_name(course: Course, part: int) -> str:
    """What the check of a part is called."""
    return "Last check" if part == course.last else f"Check of section {part + 1}"


def progress_words(state: PartState) -> str:
    """How far a part has come."""
    if state.last and not state.answered:
        return f"{state.questions} {'question' if state.questions == 1 else 'questions'}"
    if state.questions and state.checked:
        return f"{state.questions} of {state.questions} answered"
    if state.answered:
        return f"{state.answered} of {state.questions} answered"
    return "read" if state.read and not state.questions else "check open" if state.read else "not read yet"


def edition_words(course: Course, section: int) -> str:
    """Whose words a section shows, where there are two editions; else nothing."""
    if not course.has_copy:
        return ""
    if course.edition == "study":
        return "study edition"
    return "not in your copy" if course.is_shown(section, "study") else "your copy"
