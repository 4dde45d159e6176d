"""Which files may be lessons: those in the folders that are looked in, and single ones remembered."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tutor.file import LARGEST, UnreadableFile, find_file

SUFFIX = ".toml"


class Stamp(NamedTuple):
    """What tells, without reading it, that a file is still the one that was read."""

    size: int
    modified: int
    """Nanoseconds."""
    changed: int
    """Nanoseconds; moves also when the file's own times are set by hand."""
    inode: int


class Found(NamedTuple):
    """A file that may be a lesson."""

    path: Path
    within: Path | None
    """The folder that a link may not lead out of; None for a file that was named itself."""
    stamp: Stamp | None
    """None when the file cannot be read at all."""
    device: int = 0
    problem: str = ""
    """Why it cannot be read; follows the file's name."""


def find(path: Path, within: Path | None = None) -> Found:
    """What the system says about one file."""
    try:
        return _regular(path, within, find_file(path, within=within)[1])
    except UnreadableFile as unreadable:
        return Found(path, within, None, problem=str(unreadable))


def files(folders: Sequence[Path], remembered: Sequence[Path]) -> Iterator[Found]:
    """Every file once, in the order in which folders are looked in, and by name within a folder.

    A folder that is missing or closed is passed over, and so is a remembered file that is gone.
    """
    seen: set[object] = set()
    for file in _all(folders, remembered):
        key = (file.device, file.stamp.inode) if file.stamp else file.path
        if key not in seen:
            seen.add(key)
            yield file


def files_in(folder: Path) -> Iterator[Found]:
    """The files of one folder whose name says that they may be lessons. Raises `OSError`."""
    with os.scandir(folder) as scan:
        items = [item for item in scan if item.name.endswith(SUFFIX) and not item.name.startswith(".")]
    for item in sorted(items, key=lambda item: item.name):
        yield _look(item, folder)


def _all(folders: Sequence[Path], remembered: Sequence[Path]) -> Iterator[Found]:
    for folder in folders:
        try:
            yield from files_in(folder.absolute())
        except OSError:
            continue
    for path in remembered:
        if os.path.lexists(path):
            yield find(path.absolute())


def _look(item: os.DirEntry[str], folder: Path) -> Found:
    """As `find`, without resolving the path of a plain file, which is what nearly all are."""
    path = folder / item.name
    try:
        status = item.stat(follow_symlinks=False)
    except OSError:
        return find(path, folder)
    if stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST:
        return _regular(path, folder, status)
    return find(path, folder)


def _regular(path: Path, within: Path | None, status: os.stat_result) -> Found:
    stamp = Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    return Found(path, within, stamp, status.st_dev)
