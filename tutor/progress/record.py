"""The rows that stand in a page of a SQLite file, read out of its bytes.

The format is that of https://www.sqlite.org/fileformat2.html, sections 1.6 and 2.1. Whatever does not fit it
is left out; whether what fits was ever written has to be shown by other means.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple, TypeAlias

Value: TypeAlias = "int | float | str | bytes | None"
Page: TypeAlias = "Callable[[int], bytes]"
"""The content of the page with a number; empty if there is none."""

INNER_INDEX, LEAF_INDEX = 0x02, 0x0A
"""First bytes of the pages that hold rows of indexes, and of tables without row ids. Any other is taken for
that of a leaf of a table, damaged perhaps.
"""
LONGEST = 4 * 1024 * 1024
"""Bytes of a row. No event comes near it."""
_FIRST = 100
"""Bytes at the beginning of the first page that are the file's head."""
_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of a whole number, by its serial type."""


def records(
    content: bytes, number: int, pages: Sequence[Page], columns: Collection[int], seen: set[int]
) -> Iterator[tuple[Value, ...]]:
    """The rows with so many columns in the page `number`, which holds `content`.

    `pages` give those on which a row that is too long for one page goes on; of each, if they differ. `seen`
    keeps what was met from one page to the next: a log holds the same row many times.
    """
    start = _FIRST if number == 1 else 0
    if len(content) < start + 12:
        return
    kind = content[start]
    is_index = kind in (INNER_INDEX, LEAF_INDEX)
    first = start + (12 if kind == INNER_INDEX else 8)
    for at in _pointers(content, start, first):
        cell = _cell(content, at + 4 if kind == INNER_INDEX else at, is_index)
        if cell is None or (met := hash(cell)) in seen:
            continue
        seen.add(met)
        for payload in _payloads(cell, pages):
            with suppress(IndexError, ValueError, struct.error):
                yield from _row(payload, columns)


def _pointers(content: bytes, start: int, first: int) -> list[int]:
    """Where rows begin: what stands between the head of the page and the first row, in its order."""
    count, rows = struct.unpack_from(">HH", content, start + 3)
    last = min(max(first + 2 * count, rows), len(content) - 1)
    found = struct.unpack_from(f">{max(0, last - first) // 2}H", content, first)
    return [at for at in dict.fromkeys(found) if first < at < len(content)]


class _Cell(NamedTuple):
    """A row as its page holds it."""

    here: bytes
    """What of it stands in this page."""
    more: int
    """Bytes that stand in others."""
    following: int
    """The first of these."""


def _cell(content: bytes, at: int, is_index: bool) -> _Cell | None:
    """What begins at `at`, if that can be a row."""
    try:
        length, at = _varint(content, at)
        if not is_index:
            _, at = _varint(content, at)
    except IndexError:
        return None
    if not 2 <= length <= LONGEST:
        return None
    local = _local(length, len(content), is_index)
    following = content[at + local : at + local + 4] if local < length else b""
    return _Cell(content[at : at + local], length - local, int.from_bytes(following))


def _payloads(cell: _Cell, pages: Sequence[Page]) -> Iterable[bytes]:
    """The row's bytes, in every way in which it may go on."""
    if not cell.more:
        return (cell.here,)
    return {cell.here + _rest(cell.more, cell.following, page) for page in pages}


def _rest(length: int, following: int, page: Page) -> bytes:
    """So many bytes from the page `following` and those after it, or fewer where it breaks off."""
    pieces = []
    while length > 0:
        more = page(following)[: 4 + length]
        if len(more) <= 4:
            break
        following = int.from_bytes(more[:4])
        pieces.append(more[4:])
        length -= len(more) - 4
    return b"".join(pieces)


def _local(length: int, size: int, is_index: bool) -> int:
    """How many of a row's bytes stand in its own page, of `size` bytes."""
    most = (size - 12) * 64 // 255 - 23 if is_index else size - 35
    if length <= most:
        return length
    least = (size - 12) * 32 // 255 - 23
    fitting = least + (length - least) % (size - 4)
    return fitting if fitting <= most else least


def _row(payload: bytes, columns: Collection[int]) -> list[tuple[Value, ...]]:
    """The row, if it is one and has so many columns. Raises IndexError, ValueError or struct.error."""
    end, at = _varint(payload, 0)
    types = []
    while at < end:
        one, at = _varint(payload, at)
        types.append(one)
    if at != end or len(types) not in columns:
        return []
    values: list[Value] = []
    for one in types:
        value, at = _value(payload, at, one)
        values.append(value)
    return [tuple(values)] if at == len(payload) else []


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    """The value of a serial type that begins at `at`, and where it ends."""
    if kind >= 12:
        end = at + (kind - 12) // 2
        if end > len(payload):
            raise ValueError("the value breaks off")
        found = payload[at:end]
        return (found.decode() if kind % 2 else found), end
    if kind in _NUMBERS:
        end = at + _NUMBERS[kind]
        return int.from_bytes(payload[at:end], signed=True), end
    if kind == 7:
        return struct.unpack_from(">d", payload, at)[0], at + 8
    if kind in (0, 8, 9):
        return (None if kind == 0 else kind - 8), at
    raise ValueError("no type of a value")


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """The whole number of one to nine bytes that begins at `at`, and where it ends."""
    value = content[at]
    if value < 0x80:
        return value, at + 1
    value &= 0x7F
    for position in range(at + 1, at + 8):
        byte = content[position]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, position + 1
    return value << 8 | content[at + 8], at + 9
