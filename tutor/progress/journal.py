"""The write-ahead log beside the progress file, as it lies there, whatever SQLite thinks of it.

SQLite reads a log up to the first frame whose checksum is wrong, takes the rest for what a power cut left
unfinished, and drops it. After a cut that is one transaction at most, since each is on the disk before the
next begins; more than one is damage, and what was called saved would be gone without a word.

The formats of the log and of its index are those of https://www.sqlite.org/walformat.html.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import NamedTuple, TypeAlias

from tutor.progress.naming import side

MAGIC = (0x377F0682, 0x377F0683)
"""First bytes of a log whose checksums are over little-endian words, and over big-endian ones."""
_HEAD, _FRAME_HEAD = 32, 24
_INDEX_HEAD = struct.Struct("=16x I 12x 8s")
"""Of the index: how many frames of the log are read, and its salt as it stands in the log."""
_LOOKS = 10
"""Times to look before a log is called cut short: one that another process is writing may look so at once."""

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
    salt: Salt | None
    """By its head; None if that is damaged."""
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
        page, commit, one, other = struct.unpack(">4I", os.pread(log, 16, at))
        found.append(Frame(position, page, commit > 0, (one, other), at + _FRAME_HEAD))
    salt: Salt | None = struct.unpack_from(">2I", head, 16) if is_sound else None
    present = found[0].salt if found and salt is None else salt
    return Journal(size, salt, tuple(frame for frame in found if frame.salt == present))


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
    return all(_seems_cut_short(path, page_size) for _ in range(_LOOKS))


def _seems_cut_short(path: Path, page_size: int) -> bool:
    before = _index(path)
    try:
        log = os.open(side(path, "-wal"), os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        found = read(log, page_size)
    finally:
        os.close(log)
    after = _index(path)
    # Else another process has begun the log anew meanwhile, which nobody does when it is cut short.
    is_one = before.salt == after.salt and (None in (found.salt, after.salt) or found.salt == after.salt)
    return is_one and sum(frame.ends and frame.position >= after.frames for frame in found.frames) > 1


_indexes: dict[tuple[int, int], int] = {}
"""Descriptors of index files, by device and inode. They stay open as long as the file has a name: closing one
would take away the locks that SQLite holds on the file in this process.
"""


class _Index(NamedTuple):
    """What all who use the file share of the log."""

    frames: int
    """How many of its frames are read."""
    salt: Salt | None
    """Of the log that they belong to; None if there is no index."""


def _index(path: Path) -> _Index:
    index = side(path, "-shm")
    try:
        status = index.stat()
        key = status.st_dev, status.st_ino
        if key not in _indexes:
            for gone in [one for one, descriptor in _indexes.items() if not os.fstat(descriptor).st_nlink]:
                os.close(_indexes.pop(gone))
            _indexes[key] = os.open(index, os.O_RDONLY)
    except FileNotFoundError:
        return _Index(0, None)
    frames, salt = _INDEX_HEAD.unpack(os.pread(_indexes[key], _INDEX_HEAD.size, 0))
    return _Index(frames, struct.unpack(">2I", salt))
