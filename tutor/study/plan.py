"""What the learner chose, as the schedule of reviews needs it; and how lessons stand with what is due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from tutor.memory.card import Plan
from tutor.memory.queue import Limits
from tutor.memory.schedule import Options
from tutor.progress import agenda

if TYPE_CHECKING:
    from tutor.library import Entry
    from tutor.progress.standing import Standing
    from tutor.progress.store import Store
    from tutor.settings import Settings


def plan_of(settings: Settings, today: date) -> Plan:
    """What decides which cards are due on a learning day."""
    return Plan(
        today.toordinal(),
        Options(settings.retention),
        Limits(settings.new_a_day, settings.reviews_a_sitting),
    )


def standings(store: Store, settings: Settings, entries: Iterable[Entry]) -> dict[str, Standing]:
    """How far each lesson has come, and what is due of it, by lesson id. Raises StoreError.

    Nothing is due of a lesson that is not among the library's entries.
    """
    here = {entry.id for entry in entries}
    due = agenda.counts(store, plan_of(settings, store.today()), here)
    found = store.standings()
    return {lesson: standing._replace(due=due.get(lesson, 0)) for lesson, standing in found.items()}
