"""A lesson file that is being written: what it holds each time it was saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tutor.authoring.checking import check
from tutor.file import UnreadableFile, find_file, read_file
from tutor.lesson.diagnostic import Diagnostic
from tutor.lesson.loading import load
from tutor.lesson.model import Lesson
from tutor.library.entry import unreadable

_Stamp = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """The file as it was saved."""

    lesson: Lesson | None
    """None when it cannot be opened as it is."""
    diagnostics: tuple[Diagnostic, ...]

    @property
    def levels(self) -> dict[str, int]:
        """How many findings of each level, the worst first."""
        levels = [diagnostic.level for diagnostic in self.diagnostics]
        return {
            level: levels.count(level) for level in ("fatal", "error", "warning", "info") if level in levels
        }


def draft(path: Path) -> Draft:
    """The file as it is now; one that cannot be read has a finding that says so."""
    try:
        source = read_file(path)
    except UnreadableFile as error:
        return Draft(None, (unreadable(str(error)),))
    return Draft(load(source).lesson, check(source))


class Watched:
    """Tells, when asked again and again, whether the file was saved since.

    Editors empty a file and write it in pieces, or write another and give it the name. So a change counts
    once the file looks the same twice running, and one that is empty or away for a moment is waited for.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = self._seen = _stamp(path)
        self._absent = 0

    def saved(self) -> bool:
        """Whether there is something new to read; True once for each change."""
        now = _stamp(self._path)
        settled = now == self._seen
        self._seen = now
        if now is None:
            self._absent += 1
            if self._absent != _PATIENCE:
                return False
        else:
            self._absent = 0
            if not settled:
                return False
        if now == self._known:
            return False
        self._known = now
        return True


_PATIENCE = 8
"""Looks in a row at which nothing was there, until the file is taken to be empty or gone."""


def _stamp(path: Path) -> _Stamp | None:
    """What changes with each save; None while there is nothing to read."""
    try:
        status = find_file(path)[1]
    except UnreadableFile:
        return None
    if status.st_size == 0:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns


def changed_sections(old: Lesson, new: Lesson) -> Iterator[int]:
    """The sections of the new lesson that are not as they were, by index."""
    before = {section.id: section for section in old.sections}
    for number, section in enumerate(new.sections):
        if before.get(section.id) != section:
            yield number
