"""The first answer to each question of an attempt or of a day's review: skills, and how sure one was.

The sums are kept so that the progress screen opens as quickly after a million answers as after a thousand.
Shares are whole millionths and confidences whole thousandths, since sums of whole numbers do not depend on
the order in which they were added up. Rows with an empty lesson are sums over all lessons.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from tutor.progress.body import MILLION, THOUSAND, between, stored, worth_of
from tutor.progress.event import JSON, REGRADED, Event

TABLES = {
    "first_try": "lesson, attempt, question",
    "skill_day": "lesson, skill, day",
    "surety": "lesson, confidence",
}
"""Each with its key."""


_ROW = "INTO first_try VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class FirstTry(NamedTuple):
    """The first answer to a question in an attempt, as it is stored."""

    lesson: str
    attempt: str
    question: str
    fingerprint: str
    day: int
    skill: str
    confidence: int | None
    """In thousandths; None if it was not asked for."""
    credit: int
    """Of the answer, in millionths."""
    worth: int
    """With its proof, in millionths."""
    counts: int
    """0 when the lesson has the question no more, or another one in its place."""


def apply(connection: sqlite3.Connection, event: Event) -> None:
    """Let first tries and their sums follow from one more event."""
    if event.kind in _FOLLOWS:
        _FOLLOWS[event.kind](connection, event)


def _try(connection: sqlite3.Connection, event: Event) -> None:
    """An answer: it counts if it is the first to the question as it is now."""
    made = _made(event)
    if connection.execute(f"INSERT {_ROW} ON CONFLICT DO NOTHING", made).rowcount:
        _count(connection, made, 1)
        return
    before = _known(connection, event)
    if before and before.fingerprint != event.fingerprint:
        _count(connection, before, -1)
        _keep(connection, made)
        _count(connection, made, 1)


def _review(connection: sqlite3.Connection, event: Event) -> None:
    """`reviewed`: the first answer of a day is a first try, too. Only the last one is kept as a row.

    A term has no question, and no skill that a lesson asked for.
    """
    before = _known(connection, event)
    is_practice = before and (before.fingerprint, before.day) == (event.fingerprint, event.day)
    if event.question and not is_practice:
        made = _made(event)
        _keep(connection, made)
        _count(connection, made, 1)


def _made(event: Event) -> FirstTry:
    first, _, _ = worth_of(event.body)
    return FirstTry(
        event.lesson,
        event.attempt,
        event.question,
        event.fingerprint,
        event.day,
        stored(event.body.get("skill", "")),
        _confidence(event.body.get("confidence")),
        credit=round(between(event.body.get("credit"), 0.0, 1.0, default=0.0) * MILLION),
        worth=round(first * MILLION),
        counts=1,
    )


def _confidence(said: JSON) -> int | None:
    if isinstance(said, bool) or not isinstance(said, int | float):
        return None
    return round(between(said, 0.0, 1.0, default=0.0) * THOUSAND)


def _prove(connection: sqlite3.Connection, event: Event) -> None:
    """`proved`: the proof decides what the answer is worth."""
    _revalue(connection, event, with_credit=False)


def _count_as_right(connection: sqlite3.Connection, event: Event) -> None:
    """`counted` and `review-counted`: the learner's word holds for the answer itself."""
    _revalue(connection, event, with_credit=True)


def _revalue(connection: sqlite3.Connection, event: Event, *, with_credit: bool) -> None:
    before = _known(connection, event)
    if before is None or before.fingerprint != event.fingerprint or "of" not in event.body:
        return
    worth = round(worth_of(event.body)[0] * MILLION)
    after = before._replace(worth=worth, credit=worth if with_credit else before.credit)
    _count(connection, before, -1)
    _keep(connection, after)
    _count(connection, after, 1)


def _regrade(connection: sqlite3.Connection, event: Event) -> None:
    """`regraded`: the body's `results` are what counts now.

    A question that has another id since is known by its fingerprint. One that is gone, or is another one
    now, is kept without being counted: the author may bring it back.
    """
    said = event.body.get("results")
    results = {
        stored(one.get("question", "")): (stored(one.get("fingerprint", "")), worth_of(one)[0])
        for one in (said if isinstance(said, list) else ())
        if isinstance(one, Mapping)
    }
    rows = connection.execute(
        "SELECT * FROM first_try WHERE (lesson, attempt) = (?, ?) ORDER BY question",
        (event.lesson, event.attempt),
    )
    before = [FirstTry(*row) for row in rows]
    after = _regraded(before, results)
    if after == before:
        return
    for one in before:
        _count(connection, one, -1)
    connection.execute(
        "DELETE FROM first_try WHERE (lesson, attempt) = (?, ?)", (event.lesson, event.attempt)
    )
    for one in after:
        _keep(connection, one)
        _count(connection, one, 1)


def _regraded(before: Sequence[FirstTry], results: Mapping[str, tuple[str, float]]) -> list[FirstTry]:
    """The first tries under the ids they have now, by id, each with what it is worth now."""
    kept = {one.question for one in before if results.get(one.question, (None,))[0] == one.fingerprint}
    renamed = {print_: question for question, (print_, _) in results.items() if question not in kept}
    found: dict[str, FirstTry] = {}
    for one in before:
        question = one.question if one.question in kept else renamed.pop(one.fingerprint, None)
        if question is None:
            found.setdefault(one.question, one._replace(counts=0))
            continue
        worth = round(results[question][1] * MILLION)
        credit = worth if one.credit == one.worth else one.credit
        found[question] = one._replace(question=question, worth=worth, credit=credit, counts=1)
    return [found[question] for question in sorted(found)]


_FOLLOWS: Mapping[str, Callable[[sqlite3.Connection, Event], None]] = {
    "answered": _try,
    "proved": _prove,
    "counted": _count_as_right,
    REGRADED: _regrade,
    "reviewed": _review,
    "review-counted": _count_as_right,
}


def _known(connection: sqlite3.Connection, event: Event) -> FirstTry | None:
    found = connection.execute(
        "SELECT * FROM first_try WHERE (lesson, attempt, question) = (?, ?, ?)",
        (event.lesson, event.attempt, event.question),
    ).fetchone()
    return FirstTry(*found) if found else None


def _keep(connection: sqlite3.Connection, one: FirstTry) -> None:
    connection.execute(f"REPLACE {_ROW}", one)


def _count(connection: sqlite3.Connection, one: FirstTry, times: int) -> None:
    """Add a first try to the sums (1), or take it out of them (-1)."""
    if not one.counts:
        return
    connection.execute(
        "INSERT INTO skill_day VALUES ('', ?1, ?2, ?3, ?4), (?5, ?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET "
        "tries = tries + excluded.tries, worth = worth + excluded.worth",
        (one.skill, one.day, times, times * one.worth, one.lesson),
    )
    if one.confidence is None:
        return
    squared = round(one.credit * one.credit / MILLION)
    connection.execute(
        "INSERT INTO surety VALUES ('', ?1, ?2, ?3, ?4), (?5, ?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET "
        "answers = answers + excluded.answers, credit = credit + excluded.credit, "
        "squared = squared + excluded.squared",
        (one.confidence, times, times * one.credit, times * squared, one.lesson),
    )
