"""What is asked again: a card for every question that was answered and every term that was looked up.

Who is asked again, and what is remembered of it, follows from the log. When it is due follows from that and
from what the learner chose, and is worked out in `agenda`.

Questions enter when a day's first answer was not simply right, terms when they are looked up, both by hand.
The first answer of a learning day counts, in the order of the log; everything after it is practice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import Final

from tutor.memory import history
from tutor.memory.card import CardKey
from tutor.memory.history import First
from tutor.memory.rating import Rating, rated
from tutor.progress.body import between, stored, term_of
from tutor.progress.card import Card, answered, drop, flagged, keep, lookup, remade
from tutor.progress.event import JSON, Event

REVIEW: Final = "review"
"""The attempt under which reviews are recorded: they belong to no reading of the lesson."""

OF_REVIEWS: Final = frozenset(("reviewed", "review-counted", "suspended", "resumed", "added", "renamed"))
"""Kinds of events that are no use of the lesson."""

_GUESS: Final = 0.1
"""Up to this confidence, an answer was a guess at something typed, where the event does not say more."""
_PICKED_GUESS: Final = 0.49


def apply(connection: sqlite3.Connection, event: Event) -> None:
    """Let the cards follow from one more event, if it is about one that can be asked again."""
    follow = _FOLLOWS.get(event.kind)
    if follow is not None and _key(event).name and event.body.get("reviewable") is not False:
        follow(connection, event)


def _answer(connection: sqlite3.Connection, event: Event) -> None:
    """`answered` and `reviewed`: an answer; the first of its day decides."""
    before = _card(connection, event)
    first = First(event.day, _rating(event.body, event.body.get("credit")), event.kind == "reviewed")
    card = answered(before, first)
    if card.kind == "question" and card.section != event.section:
        card = card._replace(section=event.section)
    if card != before:
        keep(connection, card)


def _count_as_right(connection: sqlite3.Connection, event: Event) -> None:
    """`counted` and `review-counted`: the learner's word holds for an answer that was refused."""
    card, day = _card(connection, event), event.day
    found = history.read(card.history)
    answer = next((one for one in found if one.day == day), None)
    if answer is None or answer.is_review != (event.kind == "review-counted"):
        return
    longer = history.rerated(found, day, _rating(event.body, event.body.get("first")))
    keep(connection, remade(card, longer))


def _rating(body: Mapping[str, JSON], credit: JSON) -> Rating:
    """The rating of a first answer by what was recorded of it.

    Where `chance` and `typed` were not recorded, the lowest confidence was a guess at something typed, and
    any other below one half a guess among options.
    """
    sure = body.get("confidence")
    confidence = between(sure, 0.0, 1.0, default=1.0) if sure is not None else None
    is_typed = bool(body.get("typed", confidence is not None and confidence <= _GUESS))
    return rated(
        between(credit, 0.0, 1.0, default=0.0),
        is_helped=bool(body.get("hints") or body.get("peeked")),
        confidence=confidence,
        chance=between(body.get("chance"), 0.0, 1.0, default=_GUESS if is_typed else _PICKED_GUESS),
        is_typed=is_typed,
    )


def _look_up(connection: sqlite3.Connection, event: Event) -> None:
    """`looked-up`: the term is asked from the next learning day on."""
    _enter(connection, _card(connection, event), event.day + 1)


def _add(connection: sqlite3.Connection, event: Event) -> None:
    """`added`: by hand; it is asked at once, also when it was suspended or known before."""
    day, card = event.day, _card(connection, event)
    section = event.section or card.section
    card = card._replace(section=section, suspended=0, resumed=max(day, card.resumed))
    _enter(connection, card._replace(known=0 if card.known else card.known), day)


def _enter(connection: sqlite3.Connection, card: Card, day: int) -> None:
    since = day if card.since is None else min(day, card.since)
    keep(connection, flagged(card._replace(since=since)))


def _suspend(connection: sqlite3.Connection, event: Event) -> None:
    """`suspended`: not asked until it is taken up again."""
    keep(connection, flagged(_card(connection, event)._replace(suspended=1)))


def _resume(connection: sqlite3.Connection, event: Event) -> None:
    """`resumed`: asked again; what was forgotten too often gets as many lapses once more."""
    card = _card(connection, event)
    resumed = max(event.day, card.resumed)
    keep(connection, flagged(card._replace(suspended=0, resumed=resumed)))


def _know(connection: sqlite3.Connection, event: Event) -> None:
    """`known` and `unknown`: a term that the learner knows is not asked."""
    keep(connection, flagged(_card(connection, event)._replace(known=int(event.kind == "known"))))


def _rename(connection: sqlite3.Connection, event: Event) -> None:
    """`renamed`: what is kept under `was` belongs to the same question, or term, under its new name.

    Where there is something under both, a day's answer under the new name goes before the other's.
    """
    card = _card(connection, event)
    old = lookup(connection, card.key._replace(name=stored(event.body.get("was", ""))))
    if old is None or old.key == card.key:
        return
    drop(connection, old.key)
    found = history.read(card.history)
    for first in history.read(old.history):
        found = history.noted(found, first)
    sinces = [since for since in (card.since, old.since) if since is not None]
    card = card._replace(
        section=card.section or old.section,
        since=min(sinces, default=None),
        suspended=max(card.suspended, old.suspended),
        known=old.known if card.known is None else card.known,
        resumed=max(card.resumed, old.resumed),
    )
    keep(connection, remade(card, found))


_FOLLOWS: Mapping[str, Callable[[sqlite3.Connection, Event], None]] = {
    "answered": _answer,
    "reviewed": _answer,
    "counted": _count_as_right,
    "review-counted": _count_as_right,
    "looked-up": _look_up,
    "known": _know,
    "unknown": _know,
    "added": _add,
    "suspended": _suspend,
    "resumed": _resume,
    "renamed": _rename,
}


def _card(connection: sqlite3.Connection, event: Event) -> Card:
    """The card that an event is about, new if there is none."""
    key = _key(event)
    return lookup(connection, key) or Card(*key, section=event.section)


def _key(event: Event) -> CardKey:
    """The card that an event names; in a check only questions are answered, and only terms are looked up."""
    if event.kind in _OF_TERMS or not (event.question or event.kind in _OF_QUESTIONS):
        return CardKey(event.lesson, "term", term_of(event.body))
    return CardKey(event.lesson, "question", event.question, event.fingerprint)


_OF_QUESTIONS = frozenset(("answered", "counted"))
_OF_TERMS = frozenset(("looked-up", "known", "unknown"))
