"""What happened while someone was reading: as it is reported (`Draft`) and as it is stored (`Event`)."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

JSON: TypeAlias = "bool | int | float | str | Sequence[JSON] | Mapping[str, JSON] | None"

BEGUN = "begun"
"""The kind that begins a new attempt at a lesson; the event's own id names the attempt."""

FORGOT = "forgot"
"""The kind of a tombstone: what it covers and what came before it is blank, here and in every later import.

It covers its question of its lesson; without a question all of its lesson, without a lesson everything.
"""

BLANK = "blank"
"""The kind of what was forgotten: id, device and number are left, so that the chain stays whole."""

REGRADED = "regraded"
"""The kind that says what every answer of an attempt is worth now; it can be made again at any time."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
ENCODE = json.JSONEncoder(allow_nan=False, separators=(",", ":")).encode
KIND = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def fresh_id() -> str:
    """128 random bits as 32 hexadecimal digits."""
    return os.urandom(16).hex()


def microseconds(moment: datetime) -> int:
    """Whole microseconds since 1970 in UTC; raises ValueError for a time without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return (moment - EPOCH) // MICROSECOND


def moment(since_1970: int) -> datetime:
    """The time in UTC that `microseconds` was made from."""
    return EPOCH + since_1970 * MICROSECOND


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What happened, not yet stored. Raises ValueError for what could never be stored.

    The id is made here, so that storing the same draft again adds nothing.
    """

    kind: str
    """A short kebab-case word: `begun`, `answered`, `section-read`, `looked-up`, `known`, ..."""
    lesson: str
    """Empty for a tombstone over everything, and for what is blank."""
    attempt: str = ""
    """The attempt at the lesson; when empty, the store fills in the one under way."""
    section: str = ""
    """Empty for the last check."""
    question: str = ""
    fingerprint: str = ""
    body: Mapping[str, JSON] = field(default_factory=dict, hash=False)
    """Whatever else there is to know, as it comes back from JSON: tuples become lists."""
    wall: datetime | None = None
    """When it happened, where that is not the moment of storing: with a zone."""
    id: str = field(default_factory=fresh_id)

    def __post_init__(self) -> None:
        if not KIND.fullmatch(self.kind):
            raise ValueError(f"not a kind of event: {self.kind!r}")
        if not self.id or not (self.lesson or self.kind == FORGOT):
            raise ValueError("an event needs an id and a lesson")
        if self.wall is not None:
            microseconds(self.wall)
        for text in (self.id, self.lesson, self.attempt, self.section, self.question, self.fingerprint):
            text.encode()
        object.__setattr__(self, "body", json.loads(written(self.body)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Draft):
    """What happened, as it is stored: never changed, never moved to another question."""

    device: str
    """The store in which it was first written."""
    number: int
    """Counts the events of a device from 1, without gaps."""
    wall: datetime
    """When it happened by the clock of the machine, UTC."""
    day: int
    """Its learning day, as `date.toordinal` counts."""
    order: int
    """Microseconds since 1970, always above those of the event before; serves for order only."""

    def __post_init__(self) -> None:
        """Nothing to check: it was checked as a draft."""


def written(body: Mapping[str, JSON]) -> str:
    """`body` as JSON in ASCII; raises ValueError or TypeError for what is not JSON (NaN, bytes, ...)."""
    return ENCODE(body)
