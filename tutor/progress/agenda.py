"""Which cards are due: on a day, by lesson, in the days to come.

The day on which a card is due is worked out by the query itself, from what is kept of the card and from what
the learner chose, as `memory.schedule.due` does it. Cards with an answer later than tomorrow, which a clock
that was wrong has left behind, are few; they are worked out one by one, without that answer.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from tutor.memory import schedule
from tutor.memory.card import CardKey, Kind, Plan
from tutor.memory.queue import new_allowed
from tutor.progress import settling

if TYPE_CHECKING:
    from tutor.progress.card import Card
    from tutor.progress.store import Store

_DAY: Final = (
    "CASE WHEN last IS NULL THEN since ELSE last + max(1, min(:longest, "
    "CAST(min(stability * :stretch, :longest) * spread + 0.5 AS INTEGER))) END"
)
_ASKED: Final = f"FROM card WHERE asked AND (:lesson = '' OR lesson = :lesson) AND NOT {settling.IS_STRAY}"
_SOUND: Final = f"{_ASKED} AND (last IS NULL OR last <= :tomorrow)"
_EVER: Final = 4_000_000
"""A day after all others."""


class Due(NamedTuple):
    """A card that is due."""

    day: int
    """Since when, as `date.toordinal` counts."""
    key: CardKey
    section: str
    """Where its question was asked last, or the term was met first."""
    is_new: bool
    """It was never reviewed."""
    urgency: float
    """How often its stability has gone by since the last answer: the higher, the less likely it is known."""


class Agenda(NamedTuple):
    """What is due now."""

    waiting: tuple[Due, ...]
    """Reviewed before; those least likely to be known first."""
    new: tuple[Due, ...]
    """Never reviewed; those due longest first, and of a day the lessons in turn.

    The day's limit is not applied.
    """
    introduced: int
    """How many new ones were reviewed for the first time today."""


class _Group(NamedTuple):
    """Cards of a lesson that are due on one day."""

    day: int
    kind: Kind
    lesson: str
    is_new: bool
    cards: int


def due(store: Store, plan: Plan, lesson: str = "") -> Agenda:
    """All that is due, of one lesson or of all of them. Raises StoreError."""
    query = (
        f"SELECT {_DAY}, lesson, kind, name, fingerprint, section, introduced IS NULL, "
        f"coalesce((:today - last) / stability, 0.0) {_SOUND} AND {_DAY} <= :today"
    )
    with store.reading() as connection:
        rows = connection.execute(query, _values(plan, lesson)).fetchall()
        found = [Due(day, CardKey(*key), section, bool(new), of) for day, *key, section, new, of in rows]
        found += [one for one in _left_behind(connection, plan, lesson) if one.day <= plan.today]
        introduced = _introduced(connection, plan)
    waiting = sorted((one for one in found if not one.is_new), key=_by_risk)
    new = _in_turn(one for one in found if one.is_new)
    return Agenda(tuple(waiting), new, introduced)


def counts(store: Store, plan: Plan, lessons: Container[str] | None = None) -> dict[str, int]:
    """How many cards are due, by lesson, with no more new ones than the day allows. Raises StoreError.

    `lessons` are the ids of those that can be opened; the cards of others are not asked, and take no room.
    """
    with store.reading() as connection:
        return counted(connection, plan, None if lessons is None else lambda: lessons)


def counted(
    connection: sqlite3.Connection, plan: Plan, lessons: Callable[[], Container[str]] | None = None
) -> dict[str, int]:
    """As `counts`, over a connection; `lessons` is not asked when nothing is due."""
    groups = _groups(connection, plan, "", plan.today)
    if groups and lessons is not None:
        groups = _here(groups, lessons())
    introduced = _introduced(connection, plan)
    found, new = Counter[str](), Counter[tuple[int, Kind, str]]()
    for group in groups:
        if group.is_new:
            new[group.day, group.kind, group.lesson] += group.cards
        else:
            found[group.lesson] += group.cards
    allowed = new_allowed(plan.limits, found.total(), introduced)
    turns = sorted(
        (day, kind, turn, lesson)
        for (day, kind, lesson), cards in new.items()
        for turn in range(min(cards, allowed))
    )
    found.update(lesson for *_, lesson in turns[:allowed])
    return dict(found)


def _here(groups: list[_Group], lessons: Container[str] | None) -> list[_Group]:
    return groups if lessons is None else [group for group in groups if group.lesson in lessons]


def days(
    store: Store, plan: Plan, count: int = 30, lesson: str = "", lessons: Container[str] | None = None
) -> list[int]:
    """How many cards the days to come will ask, today first; `lessons` as in `counts`. Raises StoreError."""
    from tutor.memory.forecast import forecast

    with store.reading() as connection:
        groups = _here(_groups(connection, plan, lesson, plan.today + count), lessons)
        introduced = _introduced(connection, plan)
    old, new = Counter[int](), Counter[int]()
    for group in groups:
        (new if group.is_new else old)[group.day] += group.cards
    return forecast(old, new, introduced, plan, count)


def next_day(store: Store, plan: Plan, lesson: str = "", lessons: Container[str] | None = None) -> int | None:
    """The first day after today on which anything will be asked, as `date.toordinal` counts; None for none.

    `lessons` as in `counts`. Raises StoreError.
    """
    soon = days(store, plan, 30, lesson, lessons)
    at = next((at for at, cards in enumerate(soon) if at and cards), 0)
    if at:
        return plan.today + at
    with store.reading() as connection:
        groups = _here(_groups(connection, plan, lesson, _EVER), lessons)
    return min((group.day for group in groups if group.day > plan.today), default=None)


def card(store: Store, key: CardKey) -> Card | None:
    """What is kept of a card; None when there is nothing. Raises StoreError."""
    from tutor.progress.card import lookup

    with store.reading() as connection:
        return lookup(connection, key)


def of_lesson(store: Store, lesson: str) -> tuple[Card, ...]:
    """Every card of a lesson, those included that are not asked. Raises StoreError."""
    from tutor.progress.card import Card

    with store.reading() as connection:
        rows = connection.execute("SELECT * FROM card WHERE lesson = ? ORDER BY kind, name", (lesson,))
        return tuple(Card(*row) for row in rows)


def leeches(store: Store, lesson: str = "") -> tuple[Card, ...]:
    """Cards suspended because they were forgotten again too often. Raises StoreError."""
    from tutor.progress.card import Card

    query = (
        f"SELECT * FROM card WHERE leech AND (? = '' OR lesson = ?) AND NOT {settling.IS_STRAY} "
        "ORDER BY lesson, kind, name"
    )
    with store.reading() as connection:
        return tuple(Card(*row) for row in connection.execute(query, (lesson, lesson)))


def is_settled(store: Store, lesson: str, digest: str) -> bool:
    """Whether the cards of a lesson were held against the file with this digest. Raises StoreError."""
    with store.reading() as connection:
        return settling.is_settled(connection, lesson, digest)


def settle(store: Store, lesson: str, digest: str, strays: Sequence[CardKey]) -> None:
    """Keep for which cards there is nothing to ask in the file with this digest. Raises NotSaved."""
    with store.writing() as connection:
        settling.settle(connection, lesson, digest, strays)


def _values(plan: Plan, lesson: str) -> dict[str, object]:
    return {
        "today": plan.today,
        "tomorrow": plan.today + 1,
        "longest": plan.options.longest,
        "stretch": schedule.stretch(plan.options.retention),
        "lesson": lesson,
    }


def _groups(connection: sqlite3.Connection, plan: Plan, lesson: str, until: int) -> list[_Group]:
    """How many cards are due by day, kind and lesson, up to and with the day `until`."""
    query = (
        f"SELECT {_DAY} AS day, kind, lesson, introduced IS NULL AS new, count(*) {_SOUND} "
        f"AND {_DAY} <= :until GROUP BY day, kind, lesson, new"
    )
    rows = connection.execute(query, _values(plan, lesson) | {"until": until})
    groups = [_Group(day, kind, lesson, bool(new), cards) for day, kind, lesson, new, cards in rows]
    groups += [
        _Group(one.day, one.key.kind, one.key.lesson, one.is_new, 1)
        for one in _left_behind(connection, plan, lesson)
        if one.day <= until
    ]
    return sorted(groups)


def _left_behind(connection: sqlite3.Connection, plan: Plan, lesson: str) -> Iterator[Due]:
    """Cards with an answer later than tomorrow, as they are without it."""
    for row in connection.execute(f"SELECT * {_ASKED} AND last > :tomorrow", _values(plan, lesson)):
        from tutor.progress.card import Card, as_of

        card = as_of(Card(*row), plan.today + 1)
        memory = card.memory
        if card.asked and (memory or card.since is not None):
            day = schedule.due(memory, plan.options) if memory else card.since or 0
            urgency = (plan.today - memory.last) / memory.stability if memory else 0.0
            yield Due(day, card.key, card.section, card.introduced is None, urgency)


def _introduced(connection: sqlite3.Connection, plan: Plan) -> int:
    query = "SELECT count(*) FROM card WHERE asked AND introduced = ?"
    (count,) = connection.execute(query, (plan.today,)).fetchone()
    return int(count)


def _by_risk(one: Due) -> tuple[float, int, str, Due]:
    """Those that are as likely to be known go by name, so that no lesson has a whole sitting to itself."""
    return -one.urgency, one.day, one.key.name, one


def _in_turn(new: Iterable[Due]) -> tuple[Due, ...]:
    """New cards by day, questions before terms; then one of each lesson, and again."""
    turns = Counter[tuple[int, Kind, str]]()
    found = []
    for one in sorted(new, key=lambda one: (one.section, one.key.name)):
        day, kind, lesson = one.day, one.key.kind, one.key.lesson
        turns[day, kind, lesson] += 1
        found.append(((day, kind, turns[day, kind, lesson], lesson), one))
    return tuple(one for _, one in sorted(found))
