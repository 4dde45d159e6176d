"""Where the learner is in a lesson: its parts with how far each has come, and the links of a section."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.reading.minutes import minutes
from tutor.reading.passage import Passage
from tutor.study.course import Course
from tutor.study.part_words import edition_words, part_count, progress_words


def status(course: Course, section: int) -> str:
    """Section n of m, minutes left, questions answered."""
    answered, questions = course.totals()
    left = minutes(sum(map(course.words, range(section, course.last))))
    said = (
        f"Section {section + 1} of {course.last}",
        f"{left} min left",
        f"{answered} of {questions} answered" if questions else "",
        edition_words(course, section),
    )
    return f"{', '.join(part for part in said if part)}."


def parts(course: Course) -> Iterator[str]:
    """A line for each part."""
    for part in range(part_count(course)):
        yield f"{part + 1}. {course.title(part)}: {progress_words(course.state(part))}."


def links(passage: Passage) -> list[str]:
    """A line for each link of a section; nothing is ever opened."""
    found = [
        f"{block.text[span.start : span.end]}: {span.href}"
        for block in passage.blocks
        for span in block.spans
        if span.style == "link"
    ]
    return found or ["No links in this section."]
