"""Events appended to a bare connection, at a time that is counted as the log counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from tutor.progress import appending
from tutor.progress.event import Draft, Event, moment


def append(connection: sqlite3.Connection, drafts: Sequence[Draft], now: int) -> tuple[Event, ...]:
    """Store the drafts at `now`, microseconds since 1970."""
    return appending.append(connection, drafts, moment(now))
