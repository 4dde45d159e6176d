"""Everything in a progress file as JSON Lines, to be moved to another machine; see `docs/export.md`.

A head says what the file is and where each device's chain ends; then come the events, device by device in
their order, then the places; an end says how many there were, and carries the digest of all lines before it.
A file that is cut off, changed or made by hand therefore does not pass as one that was written.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from tutor.progress import chain, place, pseudonym
from tutor.progress.event import BLANK, FORGOT, KIND, written
from tutor.progress.log import Row

FORMAT = "tutor-progress"
VERSION = 1
LONGEST_LINE = 4 * 1024 * 1024
"""Bytes of a line. No event comes near it."""
LONGEST_NAME = 4096
"""Characters of an id."""
LATEST = 32_503_680_000_000_000
"""The year 3000 in microseconds since 1970: no time of an event is later."""

_DIGEST = re.compile(r"[0-9a-f]{64}")
_SECRET = re.compile(r"[0-9a-f]{32}")
_NAMES = tuple(chain.COLUMNS.split(", "))
_NUMBERS = ("number", "wall", "ordered")
_PLACE = tuple(place.Left._fields)


if TYPE_CHECKING:
    from hashlib import _Hash as _Digest


class NotTaken(Exception):
    """The file cannot be taken; the text is one line that says why, without the file's name."""


class Link(NamedTuple):
    """An event as it stands in the file, and the one before it on its device."""

    row: Row
    before: str
    """Id of the event before it; empty for a device's first."""


@dataclass(slots=True)
class Contents:
    """What a file holds besides its events, known once it was read to its end."""

    devices: Mapping[str, chain.End] = field(default_factory=dict)
    secret: str = ""
    events: int = 0
    places: list[place.Left] = field(default_factory=list)


def lines(connection: sqlite3.Connection, by: str) -> Iterator[bytes]:
    """Everything, line by line; `by` names the version of the program. To be called within a transaction.

    The whole log is checked on the way; raises Broken.
    """
    chain.check(connection, whole=True)
    digest = hashlib.sha256()
    events = places = 0
    ends = connection.execute(
        "SELECT id, number, ordered, crc FROM device WHERE number > 0 ORDER BY id"
    ).fetchall()
    head: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "by": by,
        "devices": {device: {"number": number, "crc": crc} for device, number, _, crc in ends},
        "secret": pseudonym.secret(connection),
    }
    yield _noted(head, digest)
    rows = connection.execute(f"SELECT {chain.COLUMNS}, crc FROM event ORDER BY device, number")
    for *row, crc in rows:
        event = dict(zip(_NAMES, row, strict=True))
        yield _noted({**event, "body": json.loads(event["body"]), "crc": crc}, digest)
        events += 1
    for left in place.everything(connection):
        yield _noted({"place": dict(zip(_PLACE, left, strict=True))}, digest)
        places += 1
    yield _line({"end": {"events": events, "places": places, "sha256": digest.hexdigest()}})


def _noted(value: object, digest: _Digest) -> bytes:
    line = _line(value)
    digest.update(line)
    return line


def _line(value: object) -> bytes:
    return json.dumps(value, allow_nan=False, separators=(",", ":")).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class Transfer:
    """A file to be merged; `open_lines` gives its lines from the first, each time it is called."""

    IS_WHOLE: ClassVar[bool] = True
    """Nothing of it can be missing without being noticed."""

    open_lines: Callable[[], Iterable[bytes]]

    def survey(self) -> tuple[Contents, dict[tuple[str, str], int]]:
        """Read the file to its end; what it holds besides events, and its tombstones. Raises NotTaken."""
        contents = Contents()
        stones: dict[tuple[str, str], int] = {}
        for row, _ in self.read(contents):
            if row[5] == FORGOT:
                subject = (row[6], row[9])
                stones[subject] = max(row[4], stones.get(subject, 0))
        return contents, stones

    def read(self, contents: Contents) -> Iterator[Link]:
        """The events in the order of the file; `contents` is filled on the way. Raises NotTaken."""
        return _Reader(contents).read(enumerate(self.open_lines(), 1))


class _Reader:
    """One reading of a file."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._digest = hashlib.sha256()
        self._at: dict[str, chain.End] = {}
        self._latest: dict[str, int] = {}
        self._before: dict[str, str] = {}
        self._ended = False

    def read(self, numbered: Iterable[tuple[int, bytes]]) -> Iterator[Link]:
        """The events; raises NotTaken."""
        at = 0
        for at, line in numbered:
            value = _parsed(line, at)
            if at == 1:
                self._open(value)
            elif self._ended:
                raise NotTaken(f"goes on after its end, in line {at}")
            elif "end" in value:
                self._close(value["end"])
            elif "place" in value:
                self._contents.places.append(place_of(value["place"], at))
            else:
                yield self._follow(value, at)
            self._digest.update(line)
        if at == 0:
            raise NotTaken("is empty")
        if not self._ended:
            raise NotTaken(f"is not complete: it breaks off after line {at}. Export it again")

    def _open(self, head: Mapping[str, Any]) -> None:
        if head.get("format") != FORMAT:
            raise NotTaken("is not a file that `tutor export --all` wrote")
        version = head.get("version")
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            raise NotTaken("is damaged in line 1: it does not say its version")
        if version > VERSION:
            raise NotTaken("was written by a newer version of tutor. Update tutor to take it")
        devices, secret = head.get("devices"), head.get("secret", "")
        if not isinstance(devices, dict) or not isinstance(secret, str):
            raise _damaged(1)
        if secret and not _SECRET.fullmatch(secret):
            raise _damaged(1)
        self._contents.secret = secret
        self._contents.devices = {_name(device, 1): _end(end) for device, end in devices.items()}

    def _follow(self, value: Mapping[str, Any], at: int) -> Link:
        """An event, which has to be the next of its device's chain."""
        row, crc = event_of(value, at)
        device, number, key, _, ordered, kind = row[:6]
        before = self._at.get(device) or chain.start(device)
        own = chain.link(before.crc, row)
        in_order = kind == BLANK or ordered > self._latest.get(device, -1)
        if device not in self._contents.devices or number != before.number + 1 or own != crc or not in_order:
            raise _damaged(at)
        self._at[device] = chain.End(number, 0, own)
        self._latest[device] = max(ordered, self._latest.get(device, -1))
        self._contents.events += 1
        known, self._before[device] = self._before.get(device, ""), key
        return Link(row, known)

    def _close(self, end: object) -> None:
        said = (self._contents.events, len(self._contents.places), self._digest.hexdigest())
        is_whole = isinstance(end, dict) and (end.get("events"), end.get("places"), end.get("sha256")) == said
        if not is_whole or self._at != dict(self._contents.devices):
            raise NotTaken("is damaged: what it holds is not what was written. Export it again")
        self._ended = True


def _parsed(line: bytes, at: int) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise NotTaken(f"has a line {at} that is longer than any that tutor writes")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        if at == 1:
            raise NotTaken("is not a file that `tutor export --all` wrote") from None
        if not line.endswith(b"\n"):
            raise NotTaken(f"is not complete: it breaks off in line {at}. Export it again") from None
        raise _damaged(at) from None
    if not isinstance(value, dict):
        raise _damaged(at) if at > 1 else NotTaken("is not a file that `tutor export --all` wrote")
    return value


def event_of(value: Mapping[str, Any], at: int) -> tuple[Row, int]:
    """An event as it is stored, and its CRC; raises NotTaken for what cannot be one. `at` counts lines."""
    if value.keys() != {*_NAMES, "crc"}:
        raise _damaged(at)
    fields: list[Any] = []
    for name in _NAMES[:-1]:
        if name in _NUMBERS:
            fields.append(_number(value[name], at, -LATEST if name == "wall" else 0))
        else:
            fields.append(_name(value[name], at))
    try:
        fields.append(written(value["body"]))
    except (ValueError, RecursionError):
        raise _damaged(at) from None
    if not isinstance(value["body"], dict) or not KIND.fullmatch(fields[5]) or not fields[2]:
        raise _damaged(at)
    row: Row = tuple(fields)
    if row[5] == BLANK and any(row[column] for column in (3, 4, 6, 7, 8, 9, 10)):
        raise _damaged(at)
    if row[5] not in (BLANK, FORGOT) and not row[6]:
        raise _damaged(at)
    return row, _number(value["crc"], at)


def place_of(value: object, at: int) -> place.Left:
    """A place; raises NotTaken for what cannot be one. `at` counts lines."""
    if not isinstance(value, dict) or value.keys() != set(_PLACE):
        raise _damaged(at)
    texts = {name: _name(value[name], at) for name in ("lesson", "edition", "section", "words")}
    return place.Left(**texts, offset=_number(value["offset"], at), wall=_number(value["wall"], at))


def _end(value: object) -> chain.End:
    if not isinstance(value, dict) or value.keys() != {"number", "crc"}:
        raise _damaged(1)
    return chain.End(_number(value["number"], 1), 0, _number(value["crc"], 1))


def _number(value: object, at: int, least: int = 0) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= LATEST:
        raise _damaged(at)
    return value


def _name(value: object, at: int) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_NAME:
        raise _damaged(at)
    try:
        value.encode()
    except UnicodeEncodeError:
        raise _damaged(at) from None
    return value


def _damaged(at: int) -> NotTaken:
    return NotTaken(f"is damaged: line {at} is not what was written. Export it again")
