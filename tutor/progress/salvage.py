"""What can be saved of a damaged progress file: every row whose CRC holds, as something to be merged."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Self

from tutor.progress import finding, proving, transfer
from tutor.progress.chain import COLUMNS
from tutor.progress.event import BLANK, FORGOT
from tutor.progress.image import Image
from tutor.progress.log import Row
from tutor.progress.transfer import Contents, Link, NotTaken

_NAMES = COLUMNS.split(", ")
_HOLD = (
    f"INSERT INTO held VALUES ({', '.join('?' * len(_NAMES))}) ON CONFLICT (id) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in _NAMES)
    + f" WHERE excluded.kind = '{BLANK}'"
)
"""Of two versions of an event, what was forgotten stays so."""


class Salvage:
    """A damaged file, to be merged into a store. To be used in `with`. Raises OSError.

    What is found is kept in a database without a name, so that a large file needs no large memory.
    """

    IS_WHOLE: ClassVar[bool] = False
    """Anything may be missing, tombstones too."""

    def __init__(self, path: Path, known: proving.KnownAt) -> None:
        """`known` asks the store that it is going to be merged into, before that is done."""
        self._scratch = sqlite3.connect("", isolation_level=None)
        try:
            self._scratch.execute("PRAGMA journal_mode = OFF")
            self._scratch.execute(finding.FOUND)
            self._scratch.execute(f"CREATE TABLE held ({COLUMNS}, UNIQUE (id))")
            self._scratch.execute("BEGIN")
            with Image(path) as image:
                self.rest = finding.find(image, self._scratch)
            self._prove(known)
            self._joints = self._joined(known)
        except BaseException:
            self._scratch.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of what was found."""
        self._scratch.close()

    @property
    def is_empty(self) -> bool:
        """Was nothing found that holds?"""
        return not self.rest.places and self._scratch.execute("SELECT 1 FROM held").fetchone() is None

    def survey(self) -> tuple[Contents, dict[tuple[str, str], int]]:
        """What holds besides events, and the tombstones."""
        stones = self._scratch.execute(
            "SELECT lesson, question, max(ordered) FROM held WHERE kind = ? GROUP BY lesson, question",
            (FORGOT,),
        )
        contents = Contents(secret=self.rest.secret, places=list(self.rest.places.values()))
        return contents, {(lesson, question): order for lesson, question, order in stones}

    def read(self, contents: Contents) -> Iterator[Link]:
        """The events that hold, device by device in their order; `contents` counts them."""
        last: Row | None = None
        latest = 0
        for row in self._scratch.execute(f"SELECT {COLUMNS} FROM held ORDER BY device, number"):
            if last is None or last[0] != row[0]:
                last, latest = None, 0
            if row[5] == BLANK or row[4] > latest:
                contents.events += 1
                is_next = last is not None and last[1] == row[1] - 1
                yield Link(row, last[2] if last and is_next else self._joints.get(row[:2], ""))
                last, latest = row, max(latest, row[4])

    def numbers(self) -> dict[str, set[int]]:
        """The numbers of the events that hold, by device."""
        found: dict[str, set[int]] = {}
        for device, number in self._scratch.execute("SELECT device, number FROM held"):
            found.setdefault(device, set()).add(number)
        return found

    def ends(self) -> Mapping[str, int]:
        """With which number each device's chain ends, where the file still says so."""
        ends: dict[str, int] = {}
        for device, said in self.rest.ends.items():
            # A CRC is that of one event: if another number stands beside it, that number is damaged.
            numbers = dict(self._scratch.execute("SELECT crc, number FROM found WHERE device = ?", (device,)))
            likely = [number for number, crc in said if numbers.get(crc, number) == number]
            if likely:
                ends[device] = max(likely)
        return ends

    def _prove(self, known: proving.KnownAt) -> None:
        """Hold what is proven."""
        found = self._scratch.execute("SELECT * FROM found ORDER BY device, number")
        sightings = ((row[:-1], row[-1]) for row in found)
        for row in proving.proven(sightings, self.rest.ends, known):
            if _is_event(row):
                self._scratch.execute(_HOLD, row)

    def _joined(self, known: proving.KnownAt) -> Mapping[tuple[str, int], str]:
        """Ids that stand before what follows a gap, by the device and number of that."""
        self._scratch.execute("CREATE INDEX place ON held (device, number)")
        firsts = self._scratch.execute(
            "SELECT device, number FROM held AS one WHERE NOT EXISTS "
            "(SELECT 1 FROM held WHERE device = one.device AND number = one.number - 1)"
        )
        found = {(device, number): known(device, number - 1) for device, number in firsts}
        return {first: before.id for first, before in found.items() if before}


def _is_event(row: Row) -> bool:
    """Is it what an event may be? A file that someone made by hand can have right CRCs too."""
    try:
        transfer.event_of({**dict(zip(_NAMES, row, strict=True)), "body": json.loads(row[-1]), "crc": 0}, 0)
    except (NotTaken, ValueError, RecursionError):
        return False
    return row[1] > 0


def known_in(connection: sqlite3.Connection) -> proving.KnownAt:
    """What a store has at a place of a chain."""

    def known(device: str, number: int) -> proving.Known | None:
        found = connection.execute(
            "SELECT crc, id FROM event WHERE device = ? AND number = ?", (device, number)
        ).fetchone()
        return proving.Known(*found) if found else None

    return known
