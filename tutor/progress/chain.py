"""Each device's events are a chain: a row's CRC covers the row before it and every stored column of its own.

SQLite's own check does not look at the content of columns; this one finds a single changed bit.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tutor.progress.event import BLANK
from tutor.progress.fault import Broken

COLUMNS = "device, number, id, wall, ordered, kind, lesson, attempt, section, question, fingerprint, body"
"""What is covered, in this order."""

ENCODE = json.JSONEncoder(separators=(",", ":"), default=repr).encode


class End(NamedTuple):
    """Where a chain ends, or how far it has been followed."""

    number: int
    ordered: int
    crc: int


class Checked(NamedTuple):
    """What `check` has looked at."""

    seen: int
    """Rows."""
    ends: Mapping[str, End]
    """By device."""


def link(previous: int, row: Iterable[str | int | bytes]) -> int:
    """The CRC of `row`, which follows one whose CRC is `previous`.

    The row is encoded as a JSON list in ASCII, which tells every two rows apart.
    """
    return zlib.crc32(ENCODE(list(row)).encode(), previous)


def start(device: str) -> End:
    """The chain of a device without events; raises Broken for what cannot be a device."""
    if not isinstance(device, str):
        raise Broken("the name of a device is not what was written")
    return End(0, 0, zlib.crc32(device.encode()))


_ENDS = """SELECT
    device.id,
    device.number, device.ordered, device.crc,
    last.number, last.ordered, last.crc,
    (SELECT max(ordered) FROM device)
FROM device LEFT JOIN event AS last
    ON last.device = device.id
    AND last.number = (SELECT max(number) FROM event WHERE event.device = device.id)"""
"""What was noted of the end of a chain, what its last row says, and the highest order of all devices."""
_OWN_END = f"{_ENDS} WHERE mine = 1"
_END = f"{_ENDS} WHERE device.id = ?"


def own(connection: sqlite3.Connection) -> tuple[str, End, int]:
    """Whose this store is, where its chain ends, the highest order of all; raises Broken as `end` does."""
    rows = connection.execute(_OWN_END).fetchall()
    if len(rows) != 1:
        raise Broken("it does not say whose it is")
    device, *ends, latest = rows[0]
    return device, _borne_out(device, ends), latest


def end(connection: sqlite3.Connection, device: str) -> End:
    """Where the chain ends, by what was noted and by the last row itself; raises Broken if they differ."""
    device, *ends, _ = connection.execute(_END, (device,)).fetchone()
    return _borne_out(device, ends)


def _borne_out(device: str, ends: Sequence[int]) -> End:
    """What was noted of the end of a chain; raises Broken if its last row says otherwise."""
    noted = End(*ends[:3]) if ends[0] else start(device)
    if noted != (start(device) if ends[3] is None else End(*ends[3:])):
        raise Broken("the last events are missing")
    return noted


def extend(connection: sqlite3.Connection, device: str, after: End) -> None:
    """Note that the chain now ends at `after`."""
    connection.execute(
        "UPDATE device SET number = ?, ordered = ?, crc = ? WHERE id = ?",
        (after.number, after.ordered, after.crc, device),
    )


def follow(connection: sqlite3.Connection, device: str, after: End) -> End:
    """Where the chain ends, by every row after `after`; raises Broken at the first that is wrong."""
    number, ordered, crc = after.number, after.ordered, after.crc
    latest = ordered
    for *row, stored in connection.execute(
        f"SELECT {COLUMNS}, crc FROM event WHERE device = ? AND number > ? ORDER BY number",
        (device, number),
    ):
        number += 1
        crc = link(crc, row)
        ordered = row[4]
        if row[1] != number or crc != stored or not (row[5] == BLANK or ordered > latest):
            raise Broken(f"event {number} is not what was written")
        latest = max(latest, ordered)
    return End(number, ordered, crc)


def check(connection: sqlite3.Connection, *, whole: bool) -> Checked:
    """Follow every chain to its end, from where it was last found whole or from its beginning.

    Raises Broken. To be called within a transaction.
    """
    seen, ends = 0, {}
    for (device,) in connection.execute("SELECT id FROM device ORDER BY id").fetchall():
        since = start(device) if whole else checked(connection, device)
        ends[device] = follow(connection, device, since)
        if ends[device] != end(connection, device):
            raise Broken("the last events are missing")
        seen += ends[device].number - since.number
    own(connection)
    return Checked(seen, ends)


def checked(connection: sqlite3.Connection, device: str) -> End:
    """How far the chain was last found whole; its beginning if what was noted then is not borne out now."""
    noted = connection.execute(
        "SELECT number, ordered, event.crc FROM event WHERE device = ?1 AND (number, crc) = "
        "(SELECT checked_number, checked_crc FROM device WHERE id = ?1)",
        (device,),
    ).fetchone()
    return End(*noted) if noted else start(device)


def mark(connection: sqlite3.Connection, ends: Mapping[str, End]) -> None:
    """Note how far `check` found the chains whole."""
    for device, whole in ends.items():
        connection.execute(
            "UPDATE device SET checked_number = ?, checked_crc = ? WHERE id = ?",
            (whole.number, whole.crc, device),
        )


def rewrite(connection: sqlite3.Connection, device: str, first: int) -> None:
    """Make the CRCs of a device's events anew from number `first` on, and note where the chain ends now.

    To be called within a transaction in which the whole chain was checked before it was changed.
    """
    before = connection.execute(
        "SELECT number, ordered, crc FROM event WHERE device = ? AND number = ?", (device, first - 1)
    ).fetchone()
    last = End(*before) if before else start(device)
    crcs = []
    for row in connection.execute(
        f"SELECT {COLUMNS} FROM event WHERE device = ? AND number >= ? ORDER BY number", (device, first)
    ):
        last = End(row[1], row[4], link(last.crc, row))
        crcs.append((last.crc, device, last.number))
    connection.executemany("UPDATE event SET crc = ? WHERE device = ? AND number = ?", crcs)
    extend(connection, device, last)
    mark(connection, {device: last})


def count(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many events there are, and how many the chains say there are."""
    (there,) = connection.execute("SELECT count(*) FROM event").fetchone()
    (noted,) = connection.execute("SELECT coalesce(sum(number), 0) FROM device").fetchone()
    return there, noted
