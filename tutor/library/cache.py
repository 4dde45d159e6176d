"""What was made from lesson files, kept so that it need not be made again. It may vanish at any time."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tutor.file import write_whole
from tutor.library.block import Blocks, DamagedBlock, pack
from tutor.version import __version__

FORMAT = 6
"""Raised whenever what is kept, or how it is written, changes."""
_EDITION = re.compile(r"library-[0-9A-Za-z.+]+-[0-9]+")
_KEPT = re.compile(r"[0-9a-f]{64}\.lesson|index|\..*\.part")


class Cache:
    """Files of blocks by name, in a folder of this version's own; without one of ours nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder / f"library-{__version__}-{FORMAT}" if folder else None

    def get(self, name: str) -> Blocks | None:
        """What was kept under the name, if it is there and whole as far as its table tells."""
        if self._folder is None or not _is_ours(self._folder):
            return None
        try:
            return Blocks.open(self._folder / name)
        except (OSError, DamagedBlock):
            return None

    def put(self, name: str, blocks: Sequence[bytes]) -> Blocks:
        """Keep the blocks if that is possible, and give them back to be read."""
        data = pack(blocks)
        return (self._write(name, data) and self.get(name)) or Blocks(data)

    def drop(self, name: str) -> None:
        """Forget what was kept under the name."""
        if self._folder is not None and _is_ours(self._folder) and _KEPT.fullmatch(name):
            with suppress(OSError):
                (self._folder / name).unlink(missing_ok=True)

    def _write(self, name: str, data: bytes) -> bool:
        if self._folder is None:
            return False
        try:
            if not self._folder.exists():
                self._folder.mkdir(mode=0o700, parents=True)
                _drop_other_editions(self._folder)
            if not _is_ours(self._folder):
                return False
            write_whole(self._folder / name, data, lasting=False)
        except OSError:
            return False
        return True


def _drop_other_editions(ours: Path) -> None:
    """Remove what other versions kept beside our folder: only what bears the names that we give."""
    for folder in ours.parent.iterdir():
        if folder == ours or not _EDITION.fullmatch(folder.name) or not _is_ours(folder):
            continue
        with suppress(OSError):
            for file in folder.iterdir():
                if _KEPT.fullmatch(file.name):
                    file.unlink(missing_ok=True)
            folder.rmdir()


def _is_ours(folder: Path) -> bool:
    """Whether the folder belongs to this user and nobody else can write into it."""
    try:
        status = os.lstat(folder)
    except OSError:
        return False
    return (
        stat.S_ISDIR(status.st_mode)
        and status.st_uid == os.geteuid()
        and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )
