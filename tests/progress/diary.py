"""A learner's days in a store in memory: what was answered, looked up and reviewed on each."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from tutor.memory.card import CardKey, Plan
from tutor.memory.queue import Limits
from tutor.memory.schedule import Options
from tutor.progress import agenda, card, migration
from tutor.progress.card import Card
from tutor.progress.event import JSON, Draft
from tutor.progress.store import Store

FIRST = date(2031, 3, 3)


class Diary:
    """Days are counted from 0; the clock shows 18:00 UTC of the day it is set to."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        migration.begin(self.connection)
        self.clock = datetime.combine(FIRST, time(18), UTC)
        self.store = Store(Path("nowhere"), self.connection, lambda: self.clock)

    def day(self, number: int) -> None:
        """Set the clock."""
        self.clock = datetime.combine(FIRST + timedelta(days=number), time(18), UTC)

    def answer(
        self,
        question: str,
        credit: JSON = 0,
        /,
        *,
        kind: str = "answered",
        lesson: str = "x",
        fingerprint: str = "f",
        **said: JSON,
    ) -> None:
        """Answer a question."""
        body: dict[str, JSON] = {"credit": credit, **said}
        self.store.append(
            Draft(
                kind=kind, lesson=lesson, section="s", question=question, fingerprint=fingerprint, body=body
            )
        )

    def note(self, kind: str, term: str = "", question: str = "", **said: JSON) -> None:
        """Something that is no answer."""
        body = {"term": term, **said} if term else said
        fingerprint = "f" if question else ""
        self.store.append(Draft(kind=kind, lesson="x", question=question, fingerprint=fingerprint, body=body))

    def review(
        self,
        question: str,
        credit: float = 1,
        /,
        *,
        lesson: str = "x",
        term: str = "",
    ) -> None:
        """Answer a question, or a term's, in a review."""
        if term:
            self.answer("", credit, kind="reviewed", fingerprint="", lesson=lesson, term=term)
        else:
            self.answer(question, credit, kind="reviewed", lesson=lesson)

    def plan(self, retention: float = 0.9, new: int = 10, sitting: int = 30) -> Plan:
        """What is wanted today."""
        return Plan(self.store.today().toordinal(), Options(retention), Limits(new, sitting))

    def card(self, name: str, fingerprint: str = "f") -> Card:
        """The question's card, or the term's."""
        found = agenda.card(self.store, CardKey("x", "question", name, fingerprint))
        found = found or agenda.card(self.store, CardKey("x", "term", name))
        assert found is not None
        return found

    def due(self) -> set[str]:
        """The names of the cards that are due."""
        found = agenda.due(self.store, self.plan())
        return {one.key.name for one in (*found.waiting, *found.new)}

    def rows(self) -> list[tuple[Any, ...]]:
        """The whole table."""
        return self.connection.execute(f"SELECT * FROM card ORDER BY {card.TABLES['card']}").fetchall()
