"""A learner with one open lesson: the place, the edition, what was read, looked up and written.

Whatever happens is recorded first and shown afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.progress.event import Draft
from tutor.progress.fault import NotSaved
from tutor.progress.recorder import Recorder, Saved, Unsaved
from tutor.progress.standing import AttemptScore, StoredMark, StoredPlace
from tutor.study.journal import LAST, Journal, graded_by, journal

if TYPE_CHECKING:
    from tutor.lesson.head import Marks
    from tutor.library.attached import AttachedCopy, CopiedLesson
    from tutor.library.opened import OpenLesson
    from tutor.study.edition import Edition
    from tutor.study.notes import Note, Notes

SHORTEST = 1.0
"""Seconds on task below which an event of their own is not worth it."""


class Reader:
    """One learner reading one open lesson.

    A part is a section by its index, or the last check, whose index is `self.last`. `lesson` is the edition
    that is read: with a copy of the article of the learner's own there are two. `study` is the lesson's own.
    """

    def __init__(
        self,
        lesson: OpenLesson,
        recorder: Recorder,
        new_seed: Callable[[], str],
        copy: AttachedCopy | None = None,
        time_on_task: Callable[[], float] | None = None,
    ) -> None:
        """`time_on_task` says how long the learner was at it so far, in seconds, whatever it began with.

        Without it no time is recorded.
        """
        self.lesson = self.study = lesson
        self._copied = None if copy is None else _copied(lesson, copy)
        self.outline = lesson.outline
        self.recorder = recorder
        self._new_seed = new_seed
        self._time_on_task = time_on_task
        self._time_told = time_on_task() if time_on_task else 0.0
        self._parts = {heading.id: part for part, heading in enumerate(self.outline.sections)}
        self._journal = Journal()
        self._known: set[int] | None = None
        self._notes: Notes | None = None
        self._noted: bool | None = None
        self.chosen_marks: Marks | None = None
        """Which occurrences of terms the learner wants marked; None: as the lesson says."""
        self.refresh()

    def refresh(self) -> None:
        """Read the attempt anew, since another window may have added to it."""
        events = self.recorder.attempt_events(self.outline.id)
        self._journal = journal(self.outline, events)
        self._notes = self._noted = None
        self.begun = bool(events)
        self._read_in("study" if self._journal.edition == "study" else "attached")

    # The parts of the lesson

    @property
    def last(self) -> int:
        """The index of the last check."""
        return len(self.outline.sections)

    def part_id(self, part: int) -> str:
        """The id under which a part is recorded."""
        return LAST if part == self.last else self.outline.sections[part].id

    def part_of(self, section: str) -> int | None:
        """The index of the section with this id; None when the lesson has none."""
        return self._parts.get(section)

    def title(self, part: int) -> str:
        """What a part is called."""
        return "Last check" if part == self.last else self.outline.sections[part].title

    def looked_up(self) -> tuple[tuple[int, int], ...]:
        """Terms looked up in this attempt and how often, the most often first."""
        found = (
            (index, times)
            for name, times in self._journal.looked_up.most_common()
            if (index := self.lesson.term_index(name)) is not None
        )
        return tuple(found)

    def earlier_attempts(self) -> tuple[AttemptScore, ...]:
        """Attempts before the one under way, the oldest first."""
        store = self.recorder.store
        return store.attempts(self.outline.id)[:-1] if store else ()

    # Editions

    @property
    def edition(self) -> Edition:
        """Whose words are read."""
        return "study" if self.lesson is self.study else "attached"

    @property
    def has_copy(self) -> bool:
        """Whether there are two editions."""
        return self._copied is not None

    def turn_to(self, edition: Edition) -> Saved | Unsaved:
        """Read the other edition from now on; that is remembered."""
        self._read_in(edition)
        self._journal.edition = edition
        return self._record(Draft(kind="edition", lesson=self.outline.id, body={"edition": edition}))

    def _read_in(self, edition: Edition) -> None:
        self.lesson = self._copied if self._copied is not None and edition == "attached" else self.study

    def is_shown(self, section: int, edition: Edition) -> bool:
        """Whether a section reads as in this edition."""
        if edition == self.edition:
            return True
        return self._copied is None or not self._copied.is_copied(section)

    def words(self, section: int) -> int:
        """How many words a section has, as it is read."""
        if self._copied is not None and self.lesson is self._copied:
            return self._copied.words(section)
        return self.outline.sections[section].words

    # The place, and the terms

    def place(self) -> StoredPlace | None:
        """Where the learner was reading, in the present edition; else about there, by the other one."""
        store = self.recorder.store
        if store is None:
            return None
        stored = store.place(self.outline.id, self.edition)
        if stored is None and self.has_copy:
            other = store.place(self.outline.id, "attached" if self.edition == "study" else "study")
            section = self.part_of(other.section) if other else None
            if other is not None and section is not None:
                return other._replace(offset=self.mapped(section, other.offset), words="")
        return stored

    def mapped(self, section: int, offset: int) -> int:
        """The offset about as far into a section of the present edition as this one is in the other."""
        if self._copied is None:
            return offset
        other = self.study if self.edition == "attached" else self._copied
        there, here = len(other.passage(section).text), len(self.lesson.passage(section).text)
        return offset * here // max(1, there)

    def save_place(self, place: StoredPlace) -> Saved | Unsaved:
        """Keep where the learner is reading."""
        if self.recorder.store is None:
            return Unsaved(self.recorder.reason)
        try:
            self.recorder.store.save_place(self.outline.id, place)
        except NotSaved as error:
            return Unsaved(error.message)
        return self.recorder.retry()

    @property
    def marks(self) -> Marks:
        """Which occurrences of a term are marked in the text."""
        return self.chosen_marks or self.outline.study.marks

    def quiet_terms(self) -> frozenset[int]:
        """Indices of the terms that the learner knows; they are not marked in the text."""
        if self._known is None:
            stored = self.recorder.store.known_terms(self.outline.id) if self.recorder.store else ()
            found = (self.lesson.term_index(name) for name in stored)
            self._known = {index for index in found if index is not None}
        return frozenset(self._known)

    # Marks and notes

    @property
    def notes(self) -> Notes:
        """What the learner marked and wrote; its module is imported now, since few pages have any."""
        if self._notes is None:
            from tutor.study.notes import Notes

            self._notes = Notes(self.study, self._copied, self._stored_marks(), self._waiting(), self._record)
        return self._notes

    @property
    def has_notes(self) -> bool:
        """Whether anything is marked, wherever it may stand."""
        if self._notes is None and self._noted is None:
            self._noted = bool(self._stored_marks() or self._waiting())
        return bool(self._noted if self._notes is None else self._notes)

    def notes_on(self, section: int) -> tuple[Note, ...]:
        """The notes on words of a section as it is read."""
        return self.notes.within(section, self.edition_of(section)) if self.has_notes else ()

    def edition_of(self, section: int) -> Edition:
        """Whose words a section shows."""
        return "study" if self.is_shown(section, "study") else "attached"

    def _stored_marks(self) -> tuple[StoredMark, ...]:
        store = self.recorder.store
        return store.marks(self.outline.id) if store else ()

    def _waiting(self) -> tuple[Draft, ...]:
        return self.recorder.waiting(self.outline.id)

    # What is recorded besides

    def begin_attempt(self) -> Saved | Unsaved:
        """Begin to read the lesson, from the start; an earlier attempt stays as it is."""
        edition = self.edition
        outcome = self._record(
            Draft(kind="begun", lesson=self.outline.id, body=graded_by(self.lesson.digest))
        )
        self.refresh()
        if edition != self.edition:
            self.turn_to(edition)
        self.save_place(StoredPlace(section=self.part_id(0), offset=0, words="", edition=self.edition))
        return outcome

    def mark_read(self, section: int) -> Saved | Unsaved | None:
        """Record that the end of a section was seen; None when it was before."""
        name = self.part_id(section)
        if name in self._journal.read:
            return None
        self._journal.read.add(name)
        return self._record(Draft(kind="section-read", lesson=self.outline.id, section=name))

    def mark_looked_up(self, section: int, term: int) -> Saved | Unsaved:
        """Record that a term was looked up."""
        name = self.outline.terms[term]
        self._journal.looked_up[name] += 1
        return self._record(
            Draft(
                kind="looked-up", lesson=self.outline.id, section=self.part_id(section), body={"term": name}
            )
        )

    def mark_known(self, term: int, known: bool) -> Saved | Unsaved:
        """Record that the learner knows a term, or does not after all."""
        self._known = set(self.quiet_terms()) ^ {term}
        return self._record(
            Draft(
                kind="known" if known else "unknown",
                lesson=self.outline.id,
                body={"term": self.outline.terms[term]},
            )
        )

    @property
    def untold_time(self) -> float:
        """Seconds on task since something was recorded last."""
        return self._time_on_task() - self._time_told if self._time_on_task else 0.0

    def mark_time(self) -> Saved | Unsaved | None:
        """Record the time on task since something was recorded last; None when it is next to none."""
        if self.untold_time < SHORTEST:
            return None
        return self._record(Draft(kind="time-spent", lesson=self.outline.id))

    def _record(self, *drafts: Draft) -> Saved | Unsaved:
        """Record what happened; the first of it says how much time on task led to it, 0 included."""
        if drafts and self._time_on_task is not None:
            spent = round(self.untold_time, 1)
            self._time_told += spent
            first, *others = drafts
            drafts = (replace(first, body={**first.body, "spent": spent}), *others)
        return self.recorder.record(*drafts)


def _copied(lesson: OpenLesson, copy: AttachedCopy) -> CopiedLesson:
    from tutor.library.attached import CopiedLesson

    return CopiedLesson(lesson, copy)
