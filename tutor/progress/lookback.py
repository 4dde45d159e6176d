"""What was done so far, summed up: all that the progress screen asks the store for.

How long this takes follows from the lessons, skills and days there are, and not from the number of events.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tutor.progress.body import MILLION, THOUSAND
from tutor.progress.store import Store
from tutor.quiz.calendar import SHOWN, Day
from tutor.quiz.calibration import Surety
from tutor.quiz.mastery import Tries


class Lookups(NamedTuple):
    """How often a term was looked up, in all attempts."""

    lesson: str
    term: str
    times: int


@dataclass(frozen=True, slots=True)
class LookBack:
    """What was done with one lesson, or with all of them."""

    tries: tuple[Tries, ...]
    sureties: tuple[Surety, ...]
    days: tuple[Day, ...]
    """Those of the last weeks on which something was done."""
    seconds: Mapping[str, float]
    """Time on task by lesson."""
    lookups: tuple[Lookups, ...]
    """The terms that were looked up most often, at most as many as were asked for."""


class Result(NamedTuple):
    """What the answers to a question came to, in the newest attempt."""

    fingerprint: str
    first_credit: float
    """0 to 1."""
    points: float


@dataclass(frozen=True, slots=True)
class OfLesson:
    """How far the newest attempt at a lesson has come, part by part."""

    read: frozenset[str]
    """Ids of the sections."""
    results: Mapping[str, Result]
    """By the id of the question."""


def look_back(store: Store, today: date, most_lookups: int, lesson: str = "") -> LookBack:
    """What was done up to the learning day `today`, with one lesson, or with all. Raises StoreError."""
    with store.reading() as connection:
        return LookBack(
            tries=_tries(connection, lesson),
            sureties=_sureties(connection, lesson),
            days=_days(connection, lesson, today),
            seconds=_seconds(connection, lesson),
            lookups=_lookups(connection, lesson, most_lookups),
        )


def of_lesson(store: Store, lesson: str) -> OfLesson:
    """What was read and answered of a lesson, in the newest attempt. Raises StoreError."""
    with store.reading() as connection:
        read = connection.execute(
            "SELECT section FROM section_read JOIN lesson USING (lesson, attempt) WHERE lesson = ?", (lesson,)
        )
        results = connection.execute(
            "SELECT question, fingerprint, first_credit, points FROM result "
            "JOIN lesson USING (lesson, attempt) WHERE lesson = ?",
            (lesson,),
        )
        return OfLesson(
            frozenset(section for (section,) in read),
            {question: Result(*rest) for question, *rest in results},
        )


class FirstAnswer(NamedTuple):
    """What the first answer to a question was worth, in one of the attempts."""

    question: str
    fingerprint: str
    credit: float
    """0 to 1."""


class ToStudy(NamedTuple):
    """What is worth studying again in a lesson, of all attempts."""

    first_answers: tuple[FirstAnswer, ...]
    """Those of earlier attempts first."""
    lookups: tuple[Lookups, ...]
    """Every term that was looked up, the most often first."""


def to_study(store: Store, lesson: str) -> ToStudy:
    """What was answered and looked up in a lesson. Raises StoreError."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT question, fingerprint, result.first_credit FROM result "
            "JOIN attempt ON (attempt.lesson, attempt.id) = (result.lesson, result.attempt) "
            "WHERE result.lesson = ? ORDER BY coalesce(begun_order, 0), attempt.id, question",
            (lesson,),
        )
        return ToStudy(tuple(FirstAnswer(*row) for row in rows), _lookups(connection, lesson, -1))


def _tries(connection: sqlite3.Connection, lesson: str) -> tuple[Tries, ...]:
    rows = connection.execute(
        "SELECT skill, day, tries, worth FROM skill_day WHERE lesson = ? AND tries > 0", (lesson,)
    )
    return tuple(Tries(skill, day, tries, worth / MILLION) for skill, day, tries, worth in rows)


def _sureties(connection: sqlite3.Connection, lesson: str) -> tuple[Surety, ...]:
    rows = connection.execute(
        "SELECT confidence, answers, credit, squared FROM surety WHERE lesson = ? AND answers > 0", (lesson,)
    )
    return tuple(
        Surety(confidence / THOUSAND, answers, credit / MILLION, squared / MILLION)
        for confidence, answers, credit, squared in rows
    )


def _days(connection: sqlite3.Connection, lesson: str, today: date) -> tuple[Day, ...]:
    last = today.toordinal()
    rows = connection.execute(
        "SELECT day, answers, spent FROM active_day WHERE lesson = ? AND day BETWEEN ? AND ?",
        (lesson, last - SHOWN + 1, last),
    )
    return tuple(
        Day(date.fromordinal(day), answers, spent / THOUSAND, is_active=True) for day, answers, spent in rows
    )


def _seconds(connection: sqlite3.Connection, lesson: str) -> dict[str, float]:
    rows = connection.execute(
        "SELECT lesson, spent FROM time_on_task WHERE ?1 = '' OR lesson = ?1", (lesson,)
    )
    return {of: spent / THOUSAND for of, spent in rows}


def _lookups(connection: sqlite3.Connection, lesson: str, most: int) -> tuple[Lookups, ...]:
    """The first of them, the most often looked up first."""
    query = "SELECT lesson, term, lookups FROM term {} ORDER BY lookups DESC, lesson, term LIMIT ?"
    if lesson:
        return tuple(
            Lookups(*row) for row in connection.execute(query.format("WHERE lesson = ?"), (lesson, most))
        )
    return tuple(Lookups(*row) for row in connection.execute(query.format(""), (most,)))
