"""Finding words in a lesson: from where the reader is, on through the sections, and round."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.reading.search import search
from tutor.study.course import Course


@dataclass(frozen=True, slots=True)
class Finding:
    """Where words were found."""

    words: str
    section: int
    hits: tuple[tuple[int, int], ...]
    """All places in that section, as offsets; empty when the lesson does not hold the words."""
    start: int = 0
    end: int = 0
    """The place gone to."""

    @property
    def said(self) -> str:
        """What to tell the reader."""
        if not self.hits:
            return f"“{self.words}” is not in this lesson"
        number = self.hits.index((self.start, self.end)) + 1
        return f"“{self.words}” {number} of {len(self.hits)} in this section"


def find_next(course: Course, words: str, section: int, offset: int, step: int) -> Finding:
    """The next place from an offset on (step 1) or before it (step -1), going once through every section."""
    sections = course.last
    for distance in range(sections + 1):
        number = (section + step * distance) % sections
        hits = search(course.lesson.passage(number), words)
        wanted = [hit for hit in hits if distance or (hit[0] >= offset if step > 0 else hit[0] < offset)]
        if wanted:
            return Finding(words, number, hits, *wanted[0 if step > 0 else -1])
    return Finding(words, section, ())
