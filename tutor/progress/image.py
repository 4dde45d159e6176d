"""A damaged file as it lies there, page by page, with the log beside it: nothing is written, nothing trusted.

SQLite finds a table's rows by way of the first page and of pages that lead to others, so that one bad page
can hide all the rest. Here every page is looked at by itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from tutor.progress import journal
from tutor.progress.naming import side

USUAL_SIZE = 4096
"""Bytes of a page where the file does not say; SQLite makes them so."""
MAGIC = b"SQLite format 3\0"
_SIZE_AT = 16
_MOST_PAGES = 0xFFFF_FFFE


class Sheet(NamedTuple):
    """One version of a page."""

    number: int
    """Counted from 1."""
    content: bytes


class Image:
    """The file at `path` and its log, each of which may be missing. Raises OSError. To be used in `with`."""

    def __init__(self, path: Path) -> None:
        self.unreadable: set[tuple[int, int]] = set()
        """Places that the disk does not give."""
        self._main = _opened(path)
        self._log = _opened(side(path, "-wal"))
        self.page_size = self._said_size()
        self._frames: tuple[journal.Frame, ...] = ()
        if self._log is not None:
            found = journal.read(self._log, self.page_size)
            self.page_size, self._frames = found.page_size, found.frames
        self._newest = {frame.page: frame.at for frame in self._frames}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the files."""
        for descriptor in (self._main, self._log):
            if descriptor is not None:
                os.close(descriptor)

    @property
    def size(self) -> int:
        """Bytes of all there is."""
        return sum(os.fstat(one).st_size for one in (self._main, self._log) if one is not None)

    @property
    def has_log(self) -> bool:
        """Is there anything in the log?"""
        return bool(self._frames)

    def in_file(self) -> Iterator[Sheet]:
        """Every page as the file itself has it."""
        if self._main is not None:
            for number in range(1, -(-os.fstat(self._main).st_size // self.page_size) + 1):
                yield Sheet(number, self.page(number, in_log=False))

    def in_log(self) -> Iterator[Sheet]:
        """Every version of a page in the log, the oldest first."""
        for frame in self._frames:
            yield Sheet(frame.page, self._read(self._log, frame.at))

    def page(self, number: int, *, in_log: bool = True) -> bytes:
        """The page as it is now; without the log, as the file itself has it. Empty if there is none."""
        if not 0 < number <= _MOST_PAGES:
            return b""
        if in_log and number in self._newest:
            return self._read(self._log, self._newest[number])
        return self._read(self._main, (number - 1) * self.page_size)

    def _read(self, descriptor: int | None, at: int) -> bytes:
        """A page's bytes. A place that the disk does not give, twice, is as good as empty."""
        if descriptor is None:
            return b""
        for _ in range(2):
            with suppress(OSError):
                found = os.pread(descriptor, self.page_size, at)
                return found.ljust(self.page_size, b"\0") if found else b""
        self.unreadable.add((descriptor, at))
        return b""

    def _said_size(self) -> int:
        found = b"" if self._main is None else os.pread(self._main, _SIZE_AT + 2, 0)
        size = int.from_bytes(found[_SIZE_AT:]) if found.startswith(MAGIC) else 0
        size = 65_536 if size == 1 else size
        return size if journal.is_page_size(size) else USUAL_SIZE


def _opened(path: Path) -> int | None:
    with suppress(FileNotFoundError):
        return os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    return None
