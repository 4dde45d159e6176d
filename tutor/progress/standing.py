"""What the store answers when it is asked how far someone has come."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from tutor.progress.event import JSON


class StoredPlace(NamedTuple):
    """Where someone was reading."""

    section: str
    offset: int
    """Into the text of the section's passage."""
    words: str
    """A few words found there, which lead back when the text has changed."""
    edition: str = "study"


class StoredMark(NamedTuple):
    """What was marked in a lesson's text."""

    id: str
    section: str
    """In which it stood."""
    body: Mapping[str, JSON]
    """As it was recorded last: the words, those around them, the note."""


class Standing(NamedTuple):
    """How far the newest attempt at a lesson has come."""

    sections_read: int
    answered: int
    """Questions answered at least once."""
    first_credit: float
    """Points earned with first tries: the sum of credit times points."""
    points: float
    """Points there were to earn with the questions answered."""
    last_used: datetime
    """When anything last happened with the lesson, UTC."""
    due: int = 0
    """Reviews that are due, where that was asked for."""


class AttemptScore(NamedTuple):
    """One attempt at a lesson, to be compared with others."""

    attempt: str
    begun: datetime
    first_credit: float
    """Points earned with first tries: the sum of credit times points."""
    points: float
    """Points there were to earn with the questions answered."""
    answered: int
    """Questions answered at least once."""
