"""Which of the events found in a damaged file are what was once written: those whose CRC holds.

An event's CRC covers the CRC before it. Where that is lost there are other ways to know it: it can be worked
out from the event before, or stands in a backup; and an event whose own CRC is damaged is proven by the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby, islice
from typing import NamedTuple, TypeAlias

from tutor.progress import chain
from tutor.progress.log import Row

MOST_VERSIONS = 64
"""Different rows with one number that are looked at. A log has seldom more than two."""
MOST_WAYS = 16
"""CRCs that may stand before an event and are tried."""
LONGEST_WAY = 16
"""Events in a row that a later one proves."""

Sighting: TypeAlias = "tuple[Row, int]"
"""An event as found, and the CRC found with it."""


class Known(NamedTuple):
    """What a store has at a place of a device's chain."""

    crc: int
    id: str


KnownAt: TypeAlias = "Callable[[str, int], Known | None]"
"""What the store that is to take the events over has of a device at a number."""

_Ways: TypeAlias = "Mapping[int, tuple[Row, ...]]"
"""CRCs that may be those of the event before, each with the events that it proves if it is."""


def proven(
    found: Iterable[Sighting], ends: Mapping[str, Iterable[tuple[int, int]]], known: KnownAt
) -> Iterator[Row]:
    """The events that hold, of `found` in the order of device and number.

    `ends` are numbers and CRCs with which a device's chain was said to end.
    """
    for device, of_device in groupby(found, lambda sighting: sighting[0][0]):
        at = 0
        ways: _Ways = {chain.start(device).crc: ()}
        for number, versions in groupby(of_device, lambda sighting: sighting[0][1]):
            if number != at + 1:
                ways = {}
            if before := known(device, number - 1):
                ways = {before.crc: (), **ways}
            held, ways = _step(ways, dict.fromkeys(islice(versions, MOST_VERSIONS)))
            yield from held
            at = number
        for number, crc in ends.get(device, ()):
            if number == at:
                yield from ways.get(crc, ())


def _step(ways: _Ways, versions: Iterable[Sighting]) -> tuple[list[Row], dict[int, tuple[Row, ...]]]:
    """The events that one of the versions proves, itself among them, and the ways on from there."""
    held: list[Row] = []
    sure: dict[int, tuple[Row, ...]] = {}
    unsure: dict[int, tuple[Row, ...]] = {}
    for row, crc in versions:
        unsure.setdefault(crc, ())
        for before, behind in ways.items():
            own = chain.link(before, row)
            if own == crc:
                held += [*behind, row]
                sure[crc] = ()
            elif len(behind) < LONGEST_WAY:
                unsure.setdefault(own, (*behind, row))
    return held, sure or dict(islice(unsure.items(), MOST_WAYS))
