"""A file of numbered blocks, read one at a time, each with a checksum: damage is found, never believed.

Layout: a mark of 8 bytes, the number of blocks and the checksum of the table (4 bytes each), the table
(offset, length and CRC-32 of every block; 8, 4 and 4 bytes), the blocks. Little-endian.
"""

from __future__ import annotations

import os
import struct
import weakref
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

_MARK = b"tutorblk"
_HEAD = struct.Struct("<8sII")
_ROW = struct.Struct("<QII")
_MOST_BLOCKS = 1_000_000


class DamagedBlock(Exception):
    """The file, or one of its blocks, is not what was written."""


def pack(blocks: Sequence[bytes]) -> bytes:
    """The bytes of a file that holds these blocks."""
    at = _HEAD.size + _ROW.size * len(blocks)
    rows: list[bytes] = []
    for block in blocks:
        rows.append(_ROW.pack(at, len(block), crc32(block)))
        at += len(block)
    table = b"".join(rows)
    return b"".join([_HEAD.pack(_MARK, len(blocks), crc32(table)), table, *blocks])


class Blocks:
    """The blocks of one file, on disk or in memory."""

    def __init__(self, source: int | bytes) -> None:
        """`source` is an open file descriptor, which is closed with this value, or the file's bytes."""
        self._source = source
        if isinstance(source, int):
            weakref.finalize(self, os.close, source)
        head = self._bytes(0, _HEAD.size)
        if len(head) != _HEAD.size:
            raise DamagedBlock
        mark, count, checksum = _HEAD.unpack(head)
        if mark != _MARK or count > _MOST_BLOCKS:
            raise DamagedBlock
        self._count: int = count
        self._table = self._bytes(_HEAD.size, _ROW.size * self._count)
        if len(self._table) != _ROW.size * self._count or crc32(self._table) != checksum:
            raise DamagedBlock

    @classmethod
    def open(cls, path: Path) -> Blocks:
        """The blocks of a file, which may be deleted afterwards. Raises `OSError` or `DamagedBlock`."""
        return cls(os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOFOLLOW))

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> bytes:
        """The bytes of a block. Raises `DamagedBlock` also for a number that there is not."""
        if not 0 <= number < self._count:
            raise DamagedBlock
        offset, length, checksum = _ROW.unpack_from(self._table, number * _ROW.size)
        block = self._bytes(offset, length)
        if len(block) != length or crc32(block) != checksum:
            raise DamagedBlock
        return block

    def _bytes(self, offset: int, length: int) -> bytes:
        if isinstance(self._source, bytes):
            return self._source[offset : offset + length]
        try:
            return os.pread(self._source, length, offset)
        except (OSError, OverflowError, MemoryError) as error:
            raise DamagedBlock from error
