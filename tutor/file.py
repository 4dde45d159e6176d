"""Files read and written with care: nothing hangs, nothing is read without bound, nothing is half written."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

LARGEST = 16 * 1024 * 1024
"""Bytes of the largest lesson file that is read."""

_KINDS = {
    stat.S_IFDIR: "is a folder, not a file",
    stat.S_IFIFO: "is a pipe, not a file",
    stat.S_IFCHR: "is a device, not a file",
    stat.S_IFBLK: "is a device, not a file",
    stat.S_IFSOCK: "is a socket, not a file",
}
_OPEN_FLAGS = os.O_RDONLY | os.O_CLOEXEC | os.O_NOCTTY | os.O_NONBLOCK | os.O_NOFOLLOW
_PIECE = 1024 * 1024


class UnreadableFile(Exception):
    """A file that was not read; the text is one line that says why, without the file's name."""


def read_file(path: Path, *, within: Path | None = None, largest: int = LARGEST) -> bytes:
    """The bytes of a regular file of at most `largest` bytes.

    Links are followed; with `within`, only to places inside that folder. Raises `UnreadableFile`.
    """
    place, _ = find_file(path, within=within, largest=largest)
    try:
        descriptor = os.open(place, _OPEN_FLAGS)
        try:
            _refuse_unless_regular(os.fstat(descriptor), largest)
            return _read_all(descriptor, largest)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise UnreadableFile(reason(error)) from error


@contextmanager
def open_file(path: Path, *, largest: int) -> Iterator[BinaryIO]:
    """A regular file of at most `largest` bytes, to be read piece by piece. Raises `UnreadableFile`."""
    place, _ = find_file(path, largest=largest)
    try:
        descriptor = os.open(place, _OPEN_FLAGS)
    except OSError as error:
        raise UnreadableFile(reason(error)) from error
    with os.fdopen(descriptor, "rb") as file:
        _refuse_unless_regular(os.fstat(descriptor), largest)
        yield file


def find_file(
    path: Path, *, within: Path | None = None, largest: int = LARGEST
) -> tuple[Path, os.stat_result]:
    """Where a regular file really is, and what the system says about it.

    Devices, pipes, folders and large files are refused here, before they are opened, since opening some of
    them waits or acts. Raises `UnreadableFile`.
    """
    try:
        place = path.resolve(strict=True)
        if within is not None and not place.is_relative_to(within.resolve()):
            raise UnreadableFile("is a link that leads out of its folder")
        status = place.stat()
    except RuntimeError as loop:
        # This is how Path.resolve reports a circle of links before Python 3.13.
        raise UnreadableFile("is a link in a circle") from loop
    except ValueError as odd_name:
        raise UnreadableFile("has a name that no file can have") from odd_name
    except OSError as error:
        raise UnreadableFile(reason(error)) from error
    _refuse_unless_regular(status, largest)
    return place, status


def reason(error: OSError, act: str = "read") -> str:
    """What an operating system error means for a file, in a few words that follow its name."""
    if error.errno == errno.ELOOP:
        return "is a link in a circle"
    match error:
        case FileNotFoundError():
            return "does not exist"
        case PermissionError():
            return f"may not be {act} by you"
        case NotADirectoryError():
            return "is not in a folder"
    cause = os.strerror(error.errno) if error.errno else "unknown error"
    return f"cannot be {act}: {cause[:1].lower()}{cause[1:]}"


def is_there(path: Path) -> bool:
    """Is something at `path`, if only a link? No, too, where that may not be looked at, or no file can be."""
    return os.path.lexists(path)


def is_folder(path: Path) -> bool:
    """Is there a folder at `path`? As `is_there`, it never raises."""
    return os.path.isdir(path)  # noqa: PTH112


def no_place_for_a_file(path: Path) -> str:
    """Why nothing may be put in the place of what is at `path`, in words that follow its name; "" if it may.

    Links are followed: replacing a device, or a link to one, would take it from everybody on the machine.
    """
    try:
        kind = stat.S_IFMT(path.stat().st_mode)
    except OSError:
        return ""
    return "" if kind == stat.S_IFREG else _KINDS.get(kind, "is not a regular file")


def _refuse_unless_regular(status: os.stat_result, largest: int) -> None:
    kind = stat.S_IFMT(status.st_mode)
    if kind != stat.S_IFREG:
        raise UnreadableFile(_KINDS.get(kind, "is not a regular file"))
    if status.st_size > largest:
        raise UnreadableFile(_too_large(largest))


def _read_all(descriptor: int, largest: int) -> bytes:
    pieces: list[bytes] = []
    total = 0
    while piece := os.read(descriptor, _PIECE):
        total += len(piece)
        if total > largest:
            raise UnreadableFile(_too_large(largest))
        pieces.append(piece)
    return b"".join(pieces)


def _too_large(largest: int) -> str:
    mebibyte = 1024 * 1024
    size = f"{largest // mebibyte} MiB" if largest >= mebibyte else f"{largest} bytes"
    return f"is larger than {size}"


def rewrite(path: Path, data: bytes) -> None:
    """Put `data` in the place of a file that is there, whole or not at all; who may read it stays as it is.

    A link stays a link. Raises `OSError`, and then the file is what it was.
    """
    place = path.resolve(strict=True)
    if not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
    write_whole(place, data, mode=stat.S_IMODE(place.stat().st_mode))


def write_whole(
    path: Path, data: bytes | Iterable[bytes], *, lasting: bool = True, mode: int = 0o600
) -> None:
    """Put `data` at `path` whole or not at all; what stood there is replaced.

    With the usual `mode` it is readable by its owner only.

    A folder that is missing is made, for its owner only. With `lasting` the bytes are on the disk before the
    name changes, so that a power cut leaves the old file or the new one. Raises `OSError`, and then leaves
    nothing behind.
    """
    import tempfile

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(descriptor, mode)
            file.writelines([data] if isinstance(data, bytes) else data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def usual_mode() -> int:
    """Who may read a new file, as this system has it; it tells only by being set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
