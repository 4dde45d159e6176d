"""What happened is not lost while the progress file cannot be written: it waits here and is tried again."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from tutor.progress.event import BEGUN, Draft, Event
from tutor.progress.fault import NotSaved, StoreError
from tutor.progress.store import Store

NO_STORE = "Nothing is being saved: there is no progress file."


class Saved(NamedTuple):
    """Everything reported so far is on the disk."""

    events: tuple[Event, ...] = ()
    """What has just been stored, whatever had been waiting first."""


class Unsaved(NamedTuple):
    """Something is waiting to be stored."""

    message: str
    """Why, for the learner."""


class Recorder:
    """Reports to the store, if there is one, and keeps in order what it did not take.

    Without a store everything waits, and `reason` says why.
    """

    def __init__(self, store: Store | None, reason: str = NO_STORE) -> None:
        self.store = store
        self.reason = reason
        self._waiting: list[Draft] = []

    @property
    def pending(self) -> int:
        """How much is waiting."""
        return len(self._waiting)

    def record(self, *drafts: Draft) -> Saved | Unsaved:
        """Store what is waiting and then the drafts, all or none."""
        if self.store is None:
            self._waiting.extend(drafts)
            return Unsaved(self.reason)
        try:
            events = self.store.append(*self._waiting, *drafts)
        except NotSaved as error:
            for draft in drafts:
                self._waiting.append(self._pinned(draft))
            return Unsaved(error.message)
        self._waiting.clear()
        return Saved(events)

    def retry(self) -> Saved | Unsaved:
        """Try once more to store what is waiting."""
        return self.record() if self._waiting else Saved()

    def waiting(self, lesson: str) -> tuple[Draft, ...]:
        """What is waiting of this lesson, in order."""
        return tuple(draft for draft in self._waiting if draft.lesson == lesson)

    def attempt_events(self, lesson: str) -> tuple[Draft, ...]:
        """What happened in the newest attempt at the lesson, stored or waiting; raises StoreError."""
        events: list[Draft] = list(self.store.attempt(lesson)) if self.store else []
        present = events[0].attempt if events else ""
        for draft in self._waiting:
            if draft.lesson != lesson:
                continue
            if draft.kind == BEGUN:
                events, present = [], draft.attempt or draft.id
            if present and draft.attempt in ("", present):
                events.append(replace(draft, attempt=present))
        return tuple(events)

    def _pinned(self, draft: Draft) -> Draft:
        """The draft with the time and the attempt it has now, which may be others when it is stored."""
        if self.store is None:
            return draft
        attempt = draft.attempt or self._present_attempt(draft)
        return replace(draft, wall=draft.wall or self.store.now(), attempt=attempt)

    def _present_attempt(self, draft: Draft) -> str:
        """The attempt under way, by what is waiting and else by the store; empty if that cannot be read."""
        if draft.kind == BEGUN:
            return draft.id
        begun = [one.attempt for one in self.waiting(draft.lesson) if one.kind == BEGUN]
        if begun or self.store is None:
            return begun[-1] if begun else ""
        try:
            return self.store.present_attempt(draft.lesson)
        except StoreError:
            return ""
