"""What was done on which day, how much time went into it, which terms were looked up.

The sums are kept so that the progress screen opens as quickly after a million events as after a thousand.
Times are whole thousandths of a second, since sums of whole numbers do not depend on the order in which they
were added up. Days with an empty lesson are sums over all lessons.
"""

from __future__ import annotations

import sqlite3

from tutor.progress.body import THOUSAND, between, term_of
from tutor.progress.event import Event

TABLES = {"active_day": "lesson, day", "time_on_task": "lesson", "term": "lesson, term"}
"""Each with its key."""


LONGEST = 86_400.0
"""Seconds on task that one event may say led to it: a day."""
LONGEST_UNWATCHED = 90.0
"""Seconds that an answer counts for at most where nobody looked whether keys were pressed."""

ANSWERS = frozenset(("answered", "reviewed"))
ACTIVE = ANSWERS | {"section-read", "looked-up", "neared", "proved", "wrote", "time-spent"}
"""What makes a day one on which something was done; opening the program does not."""


def apply(connection: sqlite3.Connection, event: Event) -> None:
    """Let days, times and terms follow from one more event."""
    _count_day(connection, event)
    if event.kind == "looked-up":
        connection.execute(
            "INSERT INTO term VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET lookups = lookups + 1",
            (event.lesson, term_of(event.body)),
        )


def _count_day(connection: sqlite3.Connection, event: Event) -> None:
    """Count the answer, the time on task, and the day as one on which something was done."""
    answers, spent = int(event.kind in ANSWERS), _spent(event)
    if not spent and event.kind not in ACTIVE:
        return
    connection.execute(
        "INSERT INTO active_day VALUES ('', ?1, ?2, ?3), (?4, ?1, ?2, ?3) ON CONFLICT DO UPDATE SET "
        "answers = answers + excluded.answers, spent = spent + excluded.spent",
        (event.day, answers, spent, event.lesson),
    )
    if spent:
        connection.execute(
            "INSERT INTO time_on_task VALUES (?, ?) ON CONFLICT DO UPDATE SET spent = spent + excluded.spent",
            (event.lesson, spent),
        )


def _spent(event: Event) -> int:
    """Thousandths of a second on task that led to the event."""
    if "spent" in event.body:
        return round(between(event.body["spent"], 0.0, LONGEST, default=0.0) * THOUSAND)
    if event.kind in ANSWERS:
        return round(between(event.body.get("seconds"), 0.0, LONGEST_UNWATCHED, default=0.0) * THOUSAND)
    return 0
