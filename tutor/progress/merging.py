"""Merging: a store takes over the events of another one that it does not have.

Events are told apart by id alone. A device's events keep their place in its chain; where that is taken,
because a progress file was copied and both copies were gone on with, what the other copy has more becomes a
chain of its own. The result holds the same events whichever store is merged into which, and merging again
changes nothing.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from tutor.progress import chain, forgetting, place, projection, pseudonym
from tutor.progress.appending import INSERT
from tutor.progress.event import BLANK, FORGOT
from tutor.progress.forgetting import Subject, Tombstones
from tutor.progress.log import Row
from tutor.progress.salvage import Salvage
from tutor.progress.transfer import Contents, Link, NotTaken, Transfer


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging adds, or would add."""

    added: Mapping[str, int]
    """Events that were not here, by lesson."""
    known: int
    """Events that were here already, or that this store was told to forget."""
    forgotten: int
    """Events that were here and that the other store was told to forget."""
    places: int
    """Places left later than the ones here."""
    tombstones: tuple[Subject, ...]
    """What the other store was told to forget and this one was not."""


@dataclass(slots=True)
class _Tally:
    added: Counter[str] = field(default_factory=Counter)
    known: int = 0
    blank: list[str] = field(default_factory=list)
    """Ids of events that have content here and are blank there."""


def merge(connection: sqlite3.Connection, source: Transfer | Salvage, *, follow: bool = True) -> Merged:
    """Take over what the file has more; to be called within a transaction, which is rolled back on errors.

    With `follow` everything that follows from the log is made anew and the whole log is checked, which is to
    be left out only when the transaction is not going to be kept. Raises NotTaken if the file cannot be
    taken, and Broken if this store is damaged.
    """
    contents, stones = source.survey()
    chain.check(connection, whole=True)
    here = forgetting.tombstones(connection)
    news = tuple(sorted(subject for subject, order in stones.items() if order > here.get(subject, 0)))
    for subject, order in here.items():
        stones[subject] = max(order, stones.get(subject, 0))
    tally = _take(connection, source, stones)
    forgotten = forgetting.blank(connection, stones)
    if source.IS_WHOLE:
        _refuse_contradiction(connection, tally)
    left = [one for one in contents.places if not forgetting.is_place_covered(stones, one)]
    places = sum(place.merge(connection, one) for one in left)
    pseudonym.merge(connection, contents.secret)
    if follow:
        projection.rebuild(connection)
        chain.mark(connection, chain.check(connection, whole=True).ends)
    return Merged(dict(tally.added), tally.known, forgotten, places, news)


def _take(connection: sqlite3.Connection, source: Transfer | Salvage, stones: Tombstones) -> _Tally:
    """Store every event that is not here, blank if it is covered."""
    tally = _Tally()
    into: dict[str, str] = {}
    ends = {
        device: chain.end(connection, device) for (device,) in connection.execute("SELECT id FROM device")
    }
    for link in source.read(Contents()):
        row = link.row
        here = connection.execute(f"SELECT {chain.COLUMNS} FROM event WHERE id = ?", (row[2],)).fetchone()
        if here is not None:
            _compare(row, here, tally, is_whole=source.IS_WHOLE)
            into.pop(row[0], None)
            continue
        if row[0] not in into:
            into[row[0]] = _target(connection, link)
        device = into[row[0]]
        if device not in ends:
            ends[device] = chain.start(device)
            connection.execute("INSERT INTO device VALUES (?, 0, 0, 0, 0, 0, 0)", (device,))
        stored = forgetting.blanked(row) if forgetting.is_covered(stones, row) else row
        stored = (device, ends[device].number + 1, *stored[2:])
        ends[device] = chain.End(stored[1], stored[4], chain.link(ends[device].crc, stored))
        connection.execute(INSERT, (*stored, ends[device].crc))
        tally.added[stored[6]] += stored[5] not in (BLANK, FORGOT)
        tally.known += stored[5] == BLANK != row[5]
    for device, end in ends.items():
        if end.number:
            chain.extend(connection, device, end)
    tally.added += Counter()
    return tally


def _target(connection: sqlite3.Connection, link: Link) -> str:
    """The device whose chain an event continues here: the one that ends with the event before it."""
    device, key = link.row[0], link.row[2]
    if not link.before:
        taken = connection.execute("SELECT 1 FROM event WHERE device = ? LIMIT 1", (device,)).fetchone()
        return device if taken is None else _branch(device, key)
    found = connection.execute(
        "SELECT device FROM event AS last WHERE id = ? AND NOT EXISTS "
        "(SELECT 1 FROM event WHERE device = last.device AND number > last.number)",
        (link.before,),
    ).fetchone()
    return str(found[0]) if found else _branch(device, key)


def _branch(device: str, key: str) -> str:
    """A device for what another copy of the same store has more: the same one at every merge."""
    return hashlib.sha256(f"{device} {key}".encode()).hexdigest()[:32]


def _compare(row: Row, here: Row, tally: _Tally, *, is_whole: bool) -> None:
    """An event that is here has to be the same there, or forgotten on either side.

    What comes from a damaged file and differs is left out: there is no telling what was lost beside it.
    """
    tally.known += row[5] not in (BLANK, FORGOT)
    if here[5] == BLANK:
        return
    if row[5] == BLANK:
        tally.blank.append(row[2])
    elif is_whole and row[3:] != tuple(here[3:]):
        raise NotTaken("contradicts the progress here: it holds an entry that is another one here")


def _refuse_contradiction(connection: sqlite3.Connection, tally: _Tally) -> None:
    """What is blank there without having been forgotten is no export of ours."""
    for key in tally.blank:
        if connection.execute("SELECT 1 FROM event WHERE id = ? AND kind != ?", (key, BLANK)).fetchone():
            raise NotTaken("contradicts the progress here: an entry is missing in it that was not forgotten")
