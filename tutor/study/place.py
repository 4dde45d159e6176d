"""Where the learner is in a lesson: what is kept of it, and finding it again, in either edition."""

from __future__ import annotations

from tutor.progress.recorder import Saved, Unsaved
from tutor.progress.standing import StoredPlace
from tutor.reading.place import Place, at, restore
from tutor.study.course import Course


def place_at(course: Course, section: int, offset: int) -> StoredPlace:
    """An offset in a section of the present edition, as it is kept."""
    place = at(course.lesson.passage(section), course.part_id(section), offset)
    return StoredPlace(place.section, place.offset, place.words, course.edition)


def resumed(course: Course) -> tuple[int, int]:
    """Section and offset where the learner left; the beginning when that is nowhere any more."""
    stored = course.place()
    section = None if stored is None else course.part_of(stored.section)
    return (0, 0) if stored is None or section is None else (section, _found(course, section, stored))


def turn_over(course: Course, section: int, offset: int) -> tuple[int, Saved | Unsaved]:
    """Go to the other edition; the offset there about where the learner is, or was when last there."""
    outcome = course.turn_to("study" if course.edition == "attached" else "attached")
    stored = course.place()
    if stored is not None and stored.section == course.part_id(section) and stored.words:
        return _found(course, section, stored), outcome
    return course.mapped(section, offset), outcome


def _found(course: Course, section: int, stored: StoredPlace) -> int:
    place = Place(stored.section, stored.offset, stored.words)
    return restore(course.lesson.passage(section), place)
