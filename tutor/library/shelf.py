"""The library: what lessons there are, and opening one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.file import UnreadableFile, read_file
from tutor.lesson.diagnostic import Diagnostic, Loaded
from tutor.library.block import Blocks
from tutor.library.cache import Cache
from tutor.library.entry import Entry, broken_entry, entry_of, unreadable
from tutor.library.folder import SUFFIX, Found, files, find
from tutor.library.index import Index, lesson_name
from tutor.text import safe_line

if TYPE_CHECKING:
    from tutor.library.opened import OpenLesson


class LessonNotFound(Exception):
    """There is no lesson of this name; the text says so in one line."""

    def __init__(self, name: str, near: Sequence[str] = ()) -> None:
        """`near` are the ids that resemble the name, the nearest first."""
        self.name = name
        self.near = tuple(near)
        super().__init__(f"There is no lesson `{safe_line(name)}`.")


class LessonUnusable(Exception):
    """The file is there and cannot be read as a lesson; the text says so in one line."""

    def __init__(self, path: Path, diagnostics: Sequence[Diagnostic]) -> None:
        """`diagnostics` say why, at least one of them fatal."""
        self.path = path
        self.diagnostics = tuple(diagnostics)
        super().__init__(f"{safe_line(str(path))} cannot be opened.")


class Library:
    """Lesson files in some folders, and some that are remembered one by one.

    What was learnt about a file is kept in the cache, so that a known file is not read again to be listed,
    and an opened one is not validated again. Without a cache all is the same, only slower.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        cache: Path | None,
        remembered: Sequence[Path] = (),
        copies: Path | None = None,
    ) -> None:
        """The earlier of two folders wins; `remembered` files come after all folders.

        `copies` is the folder of the learner's own copies of articles.
        """
        self.copies = copies
        self._folders = tuple(folders)
        self._remembered = tuple(remembered)
        self._cache = Cache(cache)
        self._index = Index(self._cache)
        self._opened: OpenLesson | None = None

    def entries(self) -> tuple[Entry, ...]:
        """Every lesson file there is now, broken and shadowed ones too, in the order in which they win."""
        try:
            entries = [self._known(file)[0] for file in files(self._folders, self._remembered)]
        finally:
            self._index.save()
        return tuple(_shadowed(entries))

    def lessons(self) -> dict[str, Entry]:
        """The entries of the lessons that can be opened, by id."""
        return {one.id: one for one in self.entries() if one.usable and one.shadowed_by is None}

    def open(self, name: str) -> OpenLesson:
        """The lesson of this id, or in the file at this path. Raises `LessonNotFound` or `LessonUnusable`."""
        from tutor.library.opened import OpenLesson

        file = find(self._path(name))
        entry, loaded = self._known(file)
        self._index.save()
        if not entry.usable:
            raise LessonUnusable(entry.path, _findings(entry, loaded))
        if self._opened is None or (self._opened.path, self._opened.digest) != (entry.path, entry.digest):
            blocks = None if loaded else self._cache.get(lesson_name(entry.digest))
            self._opened = OpenLesson(
                entry.path,
                entry.digest,
                blocks or self._made(entry, loaded),
                lambda: self._made(entry, None),
            )
        return self._opened

    def _known(self, file: Found) -> tuple[Entry, Loaded | None]:
        """What is known of a file, and what it holds if it had to be read for that."""
        if file.stamp is None:
            return broken_entry(file.path, unreadable(file.problem)), None
        entry = self._index.get(file.path, file.stamp)
        if entry is not None:
            return entry, None
        try:
            digest, loaded = _read(file.path, file.within)
        except UnreadableFile as error:
            return broken_entry(file.path, unreadable(str(error))), None
        entry = entry_of(file.path, digest, loaded)
        self._index.put(entry, file.stamp)
        return entry, loaded

    def _made(self, entry: Entry, loaded: Loaded | None) -> Blocks:
        """The blocks of a lesson, made from its file and kept if that is possible."""
        from tutor.library.building import build

        if loaded is None:
            try:
                digest, loaded = _read(entry.path)
            except UnreadableFile as error:
                raise LessonUnusable(entry.path, [unreadable(str(error))]) from error
            if digest != entry.digest:
                raise LessonUnusable(entry.path, [unreadable("changed while the lesson was open")])
        if loaded.lesson is None:
            raise LessonUnusable(entry.path, loaded.diagnostics)
        return self._cache.put(lesson_name(entry.digest), build(loaded.lesson, loaded.diagnostics))

    def _path(self, name: str) -> Path:
        """The file that is meant: a path if it looks like one, else the lesson of this id, else any file."""
        path = _absolute(name)
        if os.sep in name or name.endswith(SUFFIX):
            if not os.path.lexists(path):
                raise LessonNotFound(name)
            return path
        entries = [entry for entry in self.entries() if entry.shadowed_by is None]
        for entry in entries:
            if name == (entry.id or entry.path.stem):
                return entry.path
        if name and os.path.lexists(path):
            return path
        raise LessonNotFound(name, _near(name, [entry.id for entry in entries if entry.id]))


def _absolute(name: str) -> Path:
    """The path from the top; as it is given where the present folder is gone, and nothing can be in it."""
    with suppress(FileNotFoundError):
        return Path(name).absolute()
    return Path(name)


def _read(path: Path, within: Path | None = None) -> tuple[str, Loaded]:
    """The digest of a file and what it holds. Raises `UnreadableFile`."""
    from hashlib import sha256

    from tutor.lesson.loading import load

    data = read_file(path, within=within)
    return sha256(data).hexdigest(), load(data)


def _findings(entry: Entry, loaded: Loaded | None) -> Sequence[Diagnostic]:
    """Everything that is wrong with a file that cannot be opened."""
    if loaded is None and entry.digest:
        try:
            loaded = _read(entry.path)[1]
        except UnreadableFile as error:
            return [unreadable(str(error))]
    if loaded is not None:
        return loaded.diagnostics
    return [entry.problem] if entry.problem else []


def _shadowed(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, those that another of the same id goes before marked as such."""
    winners: dict[str, Path] = {}
    for entry in entries:
        winner = winners.setdefault(entry.id, entry.path) if entry.id else entry.path
        yield entry if winner == entry.path else entry._replace(shadowed_by=winner)


def _near(name: str, ids: Sequence[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(name, ids, n=3, cutoff=0.5)
