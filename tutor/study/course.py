"""A learner's way through one lesson: what was read, every check as it stands, and what is recorded of it.

The screens and plain mode both work through a course; it decides nothing about pixels and grades nothing
itself. Whatever happens is recorded first and shown afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tutor.progress.event import JSON, Draft
from tutor.progress.fault import NotSaved
from tutor.progress.recorder import Recorder, Saved, Unsaved
from tutor.progress.standing import AttemptScore, StoredMark, StoredPlace
from tutor.study.journal import HALF_GIVEN, LAST, SUBMITTED, CheckLog, Journal, graded_by, journal

if TYPE_CHECKING:
    from tutor.lesson.head import Marks
    from tutor.lesson.question import Question
    from tutor.library.attached import AttachedCopy, CopiedLesson
    from tutor.library.opened import OpenLesson
    from tutor.quiz.sitting import Sitting, Step
    from tutor.study.checks import Checks
    from tutor.study.edition import Edition
    from tutor.study.editions import Editions
    from tutor.study.notes import Note, Notes


SHORTEST = 1.0
"""Seconds on task below which an event of their own is not worth it."""


class PartState(NamedTuple):
    """How far a section or the last check has come."""

    read: bool
    answered: int
    questions: int
    ended: bool
    last: bool = False
    """Whether this is the last check, which there is nothing to read for."""

    @property
    def done(self) -> bool:
        """Read, and its check answered to the end."""
        return self.read and self.checked

    @property
    def checked(self) -> bool:
        """Nothing is left to answer."""
        return self.answered >= self.questions and (self.ended or not self.questions)


class Course:
    """One learner with one open lesson.

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
        self._checks: Checks | None = None
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
        self._checks = self._notes = self._noted = None
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

    def questions(self, part: int) -> tuple[Question, ...]:
        """The questions of a part's check."""
        ids = self.question_ids(part)
        return tuple(question for question in self._all_questions(part) if question.id in ids)

    def _all_questions(self, part: int) -> tuple[Question, ...]:
        return self.lesson.last() if part == self.last else self.lesson.section(part).questions

    def question_ids(self, part: int) -> frozenset[str]:
        """The ids of the questions of a part's check: of those that can be answered in the text there is."""
        keys = self.outline.last if part == self.last else self.outline.sections[part].questions
        return frozenset(key.id for key in keys if not key.needs_copy or self._is_brought(part, key.id))

    def _is_brought(self, part: int, name: str) -> bool:
        """Whether the learner's own copy has the sentence that a question asks for."""
        if self._copied is None:
            return False
        return any(one.id == name and self.evidence.is_brought(one) for one in self._all_questions(part))

    def state(self, part: int) -> PartState:
        """How far a part has come."""
        keys = self.question_ids(part)
        section = self.part_id(part)
        log = self._journal.checks.get(section)
        answered = len(log.answered & keys) if log else 0
        read = part == self.last or section in self._journal.read
        ended = log is not None and (log.ended or (answered >= len(keys) and self.sitting(part).done))
        return PartState(read, answered, len(keys), ended, last=part == self.last)

    def totals(self) -> tuple[int, int]:
        """Questions answered in the lesson, and questions it has."""
        states = [self.state(part) for part in range(self.last + 1)]
        return sum(state.answered for state in states), sum(state.questions for state in states)

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

    # Checks

    @cached_property
    def evidence(self) -> Editions:
        """Where the quotes of the questions stand, in the edition that is read."""
        from tutor.study.editions import Editions

        return Editions(self.study, self._copied, lambda: self.edition)

    @property
    def checks(self) -> Checks:
        """The checks as they stand; their module is imported now, since reading does not need it."""
        if self._checks is None:
            from tutor.study.checks import Checks

            self._checks = Checks(self.lesson, self.evidence)
        return self._checks

    def sitting(self, part: int) -> Sitting:
        """A part's check as it stands; before it is begun, as it would begin."""
        log = self._journal.checks.get(self.part_id(part)) or CheckLog("")
        return self.checks.sitting(part, self.questions(part), log)

    def open_check(self, part: int) -> Sitting:
        """A part's check, begun if it was not."""
        section = self.part_id(part)
        if section not in self._journal.checks:
            seed = self._new_seed()
            self._journal.checks[section] = CheckLog(seed)
            self.checks.forget(part)
            self._record(
                Draft(kind="check-begun", lesson=self.outline.id, section=section, body={"seed": seed})
            )
        return self.sitting(part)

    def check_under_way(self) -> int | None:
        """The part whose check the learner was in and did not leave; None when reading."""
        section = self._journal.in_check
        part = self.last if section == LAST else self.part_of(section) if section else None
        return part if part is not None and not self.sitting(part).done else None

    def enter_check(self, part: int) -> Sitting:
        """A part's check, as the learner goes into it."""
        section = self.part_id(part)
        if section in self._journal.checks and self._journal.in_check != section:
            self._record(Draft(kind="check-opened", lesson=self.outline.id, section=section))
        self._journal.in_check = section
        return self.open_check(part)

    def leave_check(self, part: int) -> Saved | Unsaved:
        """The learner goes out of a check before its end."""
        self._journal.in_check = None
        return self._record(Draft(kind="check-left", lesson=self.outline.id, section=self.part_id(part)))

    def step(self, part: int, step: Step, seconds: float = 0) -> Saved | Unsaved:
        """Take a step of a check and record it; the sitting is up to date even when it could not be saved."""
        from tutor.study.checks import answers

        before = self.open_check(part)
        step = self.evidence.weighed(step, before.item(step.question).question) if step.question else step
        after = self.checks.take(part, before, step)
        if after == before:
            return self._record()
        section = self.part_id(part)
        log = self._journal.checks[section]
        draft = self.checks.draft(section, step, before, after, seconds)
        if answers(step, after):
            log.answered.add(draft.question)
        drafts = [draft]
        if draft.kind in SUBMITTED:
            self._journal.half_given.pop(draft.question, None)
        if after.done and not log.ended:
            log.ended = True
            drafts.append(Draft(kind="check-ended", lesson=self.outline.id, section=section))
        return self._record(*drafts)

    # Gates, and flags

    def passed(self, part: int) -> bool:
        """Whether the lesson lets the learner go on from a part, whatever its gate asks for."""
        state, study = self.state(part), self.outline.study
        if not state.questions or study.gate == "open" or self.part_id(part) in self._journal.passed_by:
            return True
        if study.gate == "attempt":
            return state.answered >= state.questions
        from tutor.study.checks import last_share

        return state.checked and last_share(self.sitting(part)) >= study.pass_mark

    def barred_by(self, part: int) -> int | None:
        """The first earlier section whose gate keeps a part closed; None when it is open."""
        if self.outline.study.gate == "open":
            return None
        return next((earlier for earlier in range(part) if not self.passed(earlier)), None)

    def pass_by(self, part: int) -> Saved | Unsaved:
        """Go on from a part without passing; that is recorded."""
        self._journal.passed_by.add(self.part_id(part))
        return self._record(Draft(kind="passed-by", lesson=self.outline.id, section=self.part_id(part)))

    @property
    def half_given(self) -> Mapping[str, tuple[str, ...]]:
        """What was begun to be answered and not submitted, by question id."""
        return self._journal.half_given

    def keep_half_given(self, part: int, question: Question, answer: Sequence[str]) -> Saved | Unsaved | None:
        """Keep what was begun to be answered, so that nothing takes it away; None when it is kept already."""
        if tuple(answer) == self._journal.half_given.get(question.id, ()):
            return None
        self._journal.half_given[question.id] = tuple(answer)
        return self._record(self._about(part, question, HALF_GIVEN, answer=list(answer)))

    def flag(self, part: int, question: Question, words: str) -> Saved | Unsaved:
        """Keep that something is wrong with a question, and what."""
        self._journal.flags[question.id] = words
        return self._record(self._about(part, question, "flagged", words=words))

    def unflag(self, part: int, question: Question) -> Saved | Unsaved:
        """Take back what was said to be wrong with a question."""
        self._journal.flags.pop(question.id, None)
        return self._record(self._about(part, question, "unflagged"))

    def _about(self, part: int, question: Question, kind: str, **body: JSON) -> Draft:
        return Draft(
            kind=kind,
            lesson=self.outline.id,
            section=self.part_id(part),
            question=question.id,
            fingerprint=question.fingerprint,
            body=body,
        )

    def flags(self) -> Mapping[str, str]:
        """What was said of the flagged questions, by id."""
        return self._journal.flags

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

    # What the answers are worth

    @property
    def is_outgraded(self) -> bool:
        """Whether there are checks, and another lesson or another version of the program graded them last."""
        return bool(self._journal.checks) and self._journal.graded_by != graded_by(self.lesson.digest)

    def is_begun(self, part: int) -> bool:
        """Whether a part's check was begun."""
        return self.part_id(part) in self._journal.checks

    def changed(self) -> Mapping[str, tuple[str, ...]]:
        """The last answers to questions, by id, from before these were changed; they do not count."""
        return self._journal.changed

    @property
    def gone(self) -> int:
        """How many questions were answered that the lesson has no more."""
        return len(self._journal.gone)

    def mark_ended(self, part: int) -> Saved | Unsaved | None:
        """Record that a check is over, if it is and that was not recorded; None otherwise.

        An author who takes away the last question that was open ends a check, too.
        """
        log = self._journal.checks.get(self.part_id(part))
        if log is None or log.ended or not self.sitting(part).done:
            return None
        log.ended = True
        return self._record(Draft(kind="check-ended", lesson=self.outline.id, section=self.part_id(part)))

    def mark_regraded(self, results: Sequence[JSON]) -> Saved | Unsaved:
        """Record what the answers of this attempt are worth now."""
        self._journal.graded_by = graded_by(self.lesson.digest)
        body: dict[str, JSON] = {"results": results, **self._journal.graded_by}
        return self._record(Draft(kind="regraded", lesson=self.outline.id, body=body))

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
