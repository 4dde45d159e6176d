"""A learner's way through one lesson: what was read, every check as it stands, and what is recorded of it.

The screens and plain mode both work through a course; it decides nothing about pixels and grades nothing
itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tutor.progress.event import JSON, Draft
from tutor.progress.recorder import Saved, Unsaved
from tutor.study.journal import HALF_GIVEN, LAST, SUBMITTED, CheckLog, graded_by
from tutor.study.reader import Reader

if TYPE_CHECKING:
    from tutor.lesson.question import Question
    from tutor.quiz.sitting import Sitting
    from tutor.quiz.step import Step
    from tutor.study.checks import Checks
    from tutor.study.editions import Editions


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


class Course(Reader):
    """One learner with one open lesson, and its checks."""

    def refresh(self) -> None:
        """Read the attempt anew, since another window may have added to it."""
        super().refresh()
        self._checks: Checks | None = None

    # The questions of the lesson

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
        begun = [part for section in self._journal.checks if (part := self._part(section)) is not None]
        return sum(self.state(part).answered for part in begun), self._asked

    @cached_property
    def _asked(self) -> int:
        """How many questions the lesson has, in the text there is."""
        return sum(len(self.question_ids(part)) for part in range(self.last + 1))

    def _part(self, section: str) -> int | None:
        """The part that this is recorded under; None when the lesson has none."""
        return self.last if section == LAST else self.part_of(section)

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
        part = self._part(section) if section is not None else None
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
