"""What there is to say of a term: its entry, and where else it stands."""

from __future__ import annotations

from tutor.reading.explained import Entry, Place
from tutor.study.course import Course

AROUND = 28
"""Characters shown on each side of a term where it stands elsewhere."""
MOST = 8
"""Other places listed; a term that is everywhere needs no more."""


def entry_of(course: Course, term: int, here: tuple[int, int]) -> Entry:
    """The entry of a term, for someone reading at `here` (section, offset)."""
    lesson = course.lesson
    entry = lesson.term(term)
    see_also = [(name, lesson.term_index(name)) for name in entry.see_also]
    places = [place for place in lesson.occurrences(term) if place != here]
    return Entry(
        index=term,
        term=entry,
        known=term in course.quiet_terms(),
        places=tuple(_place(course, *place) for place in places[:MOST]),
        see_also=tuple((name, index) for name, index in see_also if index is not None),
    )


def _place(course: Course, section: int, start: int) -> Place:
    passage = course.lesson.passage(section)
    end = next((mark.end for mark in passage.terms if mark.start == start), start)
    left, right = _whole_words(passage.text, start, end)
    words = " ".join(passage.text[left:right].split())
    before, after = "…" if left else "", "…" if right < len(passage.text) else ""
    return Place(section, start, end, f"{section + 1}: {before}{words}{after}")


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with the words around it, none of them cut where the script has spaces between words."""
    left, right = max(0, start - AROUND), min(len(text), end + AROUND)
    before, after = text[left:start], text[end:right]
    if left and not text[left - 1].isspace() and len(before.split()) > 1:
        left = start - len(before.split(None, 1)[1])
    if right < len(text) and not text[right].isspace() and len(after.split()) > 1:
        right = end + len(after.rsplit(None, 1)[0])
    return left, right
