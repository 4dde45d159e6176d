"""A card as it is kept: what was answered, whether it is asked, and what is remembered of it.

Everything but the answers and the flags follows from these two.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from tutor.memory import history
from tutor.memory.card import CardKey, Kind
from tutor.memory.history import First, History
from tutor.memory.rating import Rating
from tutor.memory.schedule import Memory, after

TABLES = {"card": "lesson, kind, name, fingerprint"}
"""Each with its key."""


class Card(NamedTuple):
    """A row of the table, in the order of its columns. Flags are 0 or 1."""

    lesson: str
    kind: Kind
    name: str
    fingerprint: str
    section: str = ""
    """Where the question was asked last, or the term was met first."""
    since: int | None = None
    """The first day on which it may be asked though it was not missed: looked up, or added by hand."""
    history: str = ""
    """As `memory.history` writes it."""
    suspended: int = 0
    """By hand."""
    known: int | None = None
    """What the learner said last of a term; None for nothing."""
    resumed: int = 0
    """The day on which it was last taken up again: lapses count from there."""
    lapsed: int = 0
    """How often it was forgotten again since then."""
    leech: int = 0
    """Suspended because it was forgotten again too often."""
    asked: int = 0
    """In the queue."""
    introduced: int | None = None
    """The day of its first review."""
    stability: float | None = None
    difficulty: float | None = None
    last: int | None = None
    """This and what follows as in `memory.schedule.Memory`."""
    spread: float | None = None
    lapses: int | None = None
    answers: int | None = None

    @property
    def key(self) -> CardKey:
        """What it is kept under."""
        return CardKey(self.lesson, self.kind, self.name, self.fingerprint)

    @property
    def memory(self) -> Memory | None:
        """What its answers say of it; None when there are none."""
        if self.stability is None or self.difficulty is None or self.last is None or self.spread is None:
            return None
        return Memory(
            self.stability, self.difficulty, self.last, self.spread, self.lapses or 0, self.answers or 0
        )


def following(card: Card, found: History, memory: Memory | None) -> Card:
    """The card with this history and this memory of it, and with what follows from them."""
    lapsed = history.lapses(found, card.resumed)
    leech = lapsed >= history.LEECH
    entered = card.since is not None or (card.kind == "question" and history.is_missed(found))
    return card._replace(
        history=history.written(found),
        lapsed=lapsed,
        leech=int(leech),
        asked=int(entered and not (card.suspended or leech or card.known)),
        introduced=history.introduced(found),
        **(memory._asdict() if memory else dict.fromkeys(Memory._fields)),
    )


def answered(card: Card, first: First) -> Card:
    """The card with one more answer; the same when its day has one, which makes this one practice.

    Nearly all answers come after all others. Then only what they change is worked out, so that the time does
    not grow with their number.
    """
    if card.last is not None and first.day <= card.last:
        found = history.read(card.history)
        longer = history.noted(found, first)
        return card if longer == found else remade(card, longer)
    memory = after(card.memory, first.rating, first.day, card.key.text)
    text = f"{card.history} {history.word(first)}".lstrip()
    is_lapse = first.rating is Rating.AGAIN and card.last is not None and first.day > card.resumed
    leech = card.lapsed + is_lapse >= history.LEECH
    entered = card.since is not None or (card.kind == "question" and history.tells_of_a_miss(text))
    introduced = first.day if card.introduced is None and first.is_review else card.introduced
    return card._replace(
        history=text,
        lapsed=card.lapsed + is_lapse,
        leech=int(leech),
        asked=int(entered and not (card.suspended or leech or card.known)),
        introduced=introduced,
        **memory._asdict(),
    )


def remade(card: Card, found: History) -> Card:
    """The card with this history, everything worked out anew."""
    return following(card, found, history.remembered(found, card.key.text))


def as_of(card: Card, day: int) -> Card:
    """The card as it would be without the answers after that day."""
    return remade(card, history.until(history.read(card.history), day))


def flagged(card: Card) -> Card:
    """The card with what follows from its flags, once one of them has changed."""
    return following(card, history.read(card.history), card.memory)


def lookup(connection: sqlite3.Connection, key: CardKey) -> Card | None:
    """What is kept of a card; None when there is nothing."""
    row = connection.execute(_LOOKUP, key).fetchone()
    return Card(*row) if row else None


def keep(connection: sqlite3.Connection, card: Card) -> None:
    """Store a card in place of what was kept under its key."""
    connection.execute(_KEEP, card)


def drop(connection: sqlite3.Connection, key: CardKey) -> None:
    """Keep nothing under a key."""
    connection.execute(_DROP, key)


_KEY = "(lesson, kind, name, fingerprint) = (?, ?, ?, ?)"
_LOOKUP = f"SELECT * FROM card WHERE {_KEY}"
_KEEP = f"INSERT OR REPLACE INTO card VALUES ({', '.join('?' * len(Card._fields))})"
_DROP = f"DELETE FROM card WHERE {_KEY}"
