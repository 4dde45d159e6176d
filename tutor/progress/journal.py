"""The write-ahead log beside the progress file, as it lies there, whatever SQLite thinks of it.

SQLite reads a log up to the first frame whose checksum is wrong, takes the rest for what a power cut left
unfinished, and drops it. After a cut that is one transaction at most, since each is on the disk before the
next begins; more than one is damage, and what was called saved would be gone without a word.

The formats of the log and of its index are those of https://www.sqlite.org/walformat.html.
"""

from __future__ import annotations

import os
import struct
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeAlias

from tutor.progress.naming import side

MAGIC = (0x377F0682, 0x377F0683)
"""First bytes of a log whose checksums are over little-endian words, and over big-endian ones."""
_HEAD, _FRAME_HEAD = 32, 24
_INDEX_READ = 16
"""Where in the index the number of frames stands that are read."""

Salt: TypeAlias = "tuple[int, int]"
"""Tells the frames of a log from those of the one before, which are overwritten bit by bit."""


class Frame(NamedTuple):
    """A page as a transaction left it."""

    position: int
    """Counted from 0."""
    page: int
    ends: bool
    """The last of its transaction."""
    salt: Salt
    at: int
    """Where in the file the page begins."""


class Journal(NamedTuple):
    """A log."""

    page_size: int
    frames: tuple[Frame, ...]
    """Those of the last that was begun, in order, whether their checksums are right or not."""


def read(log: int, usual_size: int) -> Journal:
    """The log that is open as the descriptor `log`; `usual_size` serves where its head is damaged."""
    head = os.pread(log, _HEAD, 0)
    is_sound = len(head) == _HEAD and _is_sound(head)
    size: int = struct.unpack_from(">I", head, 8)[0] if is_sound else usual_size
    step = _FRAME_HEAD + size
    found = []
    for position, at in enumerate(range(_HEAD, os.fstat(log).st_size - step + 1, step)):
        page, commit, *salt = struct.unpack(">4I", os.pread(log, 16, at))
        found.append(Frame(position, page, commit > 0, (salt[0], salt[1]), at + _FRAME_HEAD))
    present: Salt | None = (
        struct.unpack_from(">2I", head, 16) if is_sound else found[0].salt if found else None
    )
    return Journal(size, tuple(frame for frame in found if frame.salt == present))


def _is_sound(head: bytes) -> bool:
    """Is it the head of a log, and its checksum right?"""
    magic, _, size = struct.unpack_from(">3I", head)
    if magic not in MAGIC or not is_page_size(size):
        return False
    words = struct.unpack_from("<6I" if magic == MAGIC[0] else ">6I", head)
    one = other = 0
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = (one + even + other) & 0xFFFF_FFFF
        other = (other + odd + one) & 0xFFFF_FFFF
    return struct.unpack_from(">2I", head, 24) == (one, other)


def is_page_size(size: int) -> bool:
    """A power of two from 512 to 65536."""
    return 512 <= size <= 65_536 and size & (size - 1) == 0


def is_cut_short(path: Path, page_size: int) -> bool:
    """Does SQLite overlook more of the log beside the file at `path` than a power cut leaves unfinished?

    To be asked while a connection of this process has read from the file, since that brings the index up to
    date. Raises OSError.
    """
    before = _frames_read(path)
    with suppress(FileNotFoundError):
        log = os.open(side(path, "-wal"), os.O_RDONLY)
        try:
            ends = [frame.position for frame in read(log, page_size).frames if frame.ends]
        finally:
            os.close(log)
        # Another process may have gone on writing since `before`.
        frames_read = max(before, _frames_read(path))
        return sum(position >= frames_read for position in ends) > 1
    return False


_indexes: dict[tuple[int, int], int] = {}
"""Descriptors of index files, by device and inode. They stay open as long as the file has a name: closing one
would take away the locks that SQLite holds on the file in this process.
"""


def _frames_read(path: Path) -> int:
    """How many frames of the log SQLite reads, by the index that all who use the file share."""
    index = side(path, "-shm")
    try:
        status = index.stat()
        key = status.st_dev, status.st_ino
        if key not in _indexes:
            for gone in [one for one, descriptor in _indexes.items() if not os.fstat(descriptor).st_nlink]:
                os.close(_indexes.pop(gone))
            _indexes[key] = os.open(index, os.O_RDONLY)
    except FileNotFoundError:
        return 0
    found = os.pread(_indexes[key], 4, _INDEX_READ)
    return int.from_bytes(found, sys.byteorder)
