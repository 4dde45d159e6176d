"""Everything in a damaged file that looks like a row of ours, from every version of every page.

Events go into a scratch database, since there may be many; what else there is carries a CRC of its own and is
kept if that holds.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tutor.progress import transfer
from tutor.progress.chain import COLUMNS, link
from tutor.progress.image import Image, Sheet
from tutor.progress.place import Left
from tutor.progress.record import Page, Value, records
from tutor.progress.transfer import NotTaken

FOUND = f"CREATE TABLE found ({COLUMNS}, crc)"

_EVENT, _PLACE, _PLACE_WITHOUT_TIME, _PATH, _SECRET = 13, 7, 6, 3, 2
"""Columns of the rows that are kept, by which they are told apart. A device has as many as a place."""
_INSERT = f"INSERT INTO found VALUES ({', '.join('?' * _EVENT)})"
_MOST_READ = 4
"""Times the size of the file that is read for rows which go on in other pages: no sound file needs more."""
_IS_ID = re.compile(r"[0-9a-f]{32}")
"""What a device is called; a secret looks the same."""


@dataclass(slots=True)
class Rest:
    """What was found besides events."""

    places: dict[tuple[str, str], Left] = field(default_factory=dict)
    """By lesson and edition, the latest of each."""
    paths: dict[bytes, None] = field(default_factory=dict)
    """Lesson files once read by path, in the order in which they were found."""
    secret: str = ""
    ends: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    """Numbers and CRCs with which a device's chain was said to end."""
    owners: set[str] = field(default_factory=set)
    """Devices that the file was said to belong to."""
    is_log_foreign: bool = False
    """Whether the log was left out, because it belongs to another progress file."""
    unreadable: int = 0
    """Pages that the disk does not give."""


def find(image: Image, scratch: sqlite3.Connection) -> Rest:
    """Put every row that may be an event into the table `found`; what else there is comes back.

    Raises OSError.
    """
    rest = Rest()
    pages = _pages(image)
    seen: set[int] = set()
    _collect(image.in_file(), pages, seen, rest, scratch)
    rest.is_log_foreign = _is_foreign(image, pages, rest, scratch)
    if not rest.is_log_foreign:
        _collect(image.in_log(), pages, seen, rest, scratch)
    rest.unreadable = len(image.unreadable)
    return rest


def _collect(
    sheets: Iterable[Sheet], pages: Sequence[Page], seen: set[int], rest: Rest, scratch: sqlite3.Connection
) -> None:
    columns = (_EVENT, _PLACE, _PLACE_WITHOUT_TIME, _PATH, _SECRET)
    for sheet in sheets:
        for row in records(sheet.content, sheet.number, pages, columns, seen):
            if len(row) != _EVENT:
                _keep(rest, row)
            elif _may_be_event(row):
                scratch.execute(_INSERT, row)


def _is_foreign(image: Image, pages: Sequence[Page], rest: Rest, scratch: sqlite3.Connection) -> bool:
    """Does the log belong to another progress file? Each says whose it is and knows whom it met."""
    of_log, seen = Rest(), set[int]()
    for sheet in image.in_log():
        for row in records(sheet.content, sheet.number, pages, (_PLACE,), seen):
            _keep(of_log, row)
    known = {device for (device,) in scratch.execute("SELECT DISTINCT device FROM found")} | rest.ends.keys()
    return bool(rest.owners and of_log.owners) and not of_log.owners & known


def _pages(image: Image) -> list[Page]:
    """How to come by a page on which a row goes on: as it is now, and as it was before the log."""
    left = _MOST_READ * image.size

    def now(number: int) -> bytes:
        nonlocal left
        left -= image.page_size
        return image.page(number) if left >= 0 else b""

    def before(number: int) -> bytes:
        nonlocal left
        left -= image.page_size
        return image.page(number, in_log=False) if left >= 0 else b""

    return [now, before] if image.has_log else [now]


def _may_be_event(row: tuple[Value, ...]) -> bool:
    device, number, key, wall, ordered, *texts, crc = row
    return all(isinstance(one, str) for one in (device, key, *texts)) and all(
        isinstance(one, int) for one in (number, wall, ordered, crc)
    )


def _keep(rest: Rest, row: tuple[Value, ...]) -> None:
    """Keep a row whose own CRC holds, and what a device says of its chain."""
    match row:
        case (str(device), int(mine), int(number), int(), int(crc), int(), int()) if _IS_ID.fullmatch(device):
            rest.ends.setdefault(device, set()).add((number, crc))
            if mine == 1:
                rest.owners.add(device)
        case (str(), str(), str(), int(), str(), int(crc), *wall):
            _keep_place(rest, (*row[:5], *(wall or [0])), crc)
        case (None, bytes(path), int(crc)) if link(0, (path,)) == crc:
            rest.paths[path] = None
        case (str(secret), int(crc)) if _IS_ID.fullmatch(secret) and link(0, (secret,)) == crc:
            rest.secret = secret


def _keep_place(rest: Rest, values: tuple[Any, ...], crc: int) -> None:
    try:
        left = transfer.place_of(dict(zip(Left._fields, values, strict=True)), 0)
    except NotTaken:
        return
    key = left.lesson, left.edition
    if left.crc == crc and (key not in rest.places or rest.places[key].wall <= left.wall):
        rest.places[key] = left
