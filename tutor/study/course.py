"""A learner's way through one lesson: what was read, every check as it stands, and what is recorded of it.

The screens and plain mode both work through a course; it decides nothing about pixels and grades nothing
itself. Whatever happens is recorded first and shown afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tutor.lesson.model import Cloze, Evidence, Question, Short
from tutor.library import OpenLesson
from tutor.progress.event import JSON, Draft
from tutor.progress.fault import NotSaved
from tutor.progress.recorder import Recorder, Saved, Unsaved
from tutor.progress.standing import AttemptScore, StoredPlace
from tutor.quiz.grading import Reference, is_typed
from tutor.quiz.score import last_try
from tutor.quiz.sitting import (
    Answered,
    Item,
    Proved,
    Retaken,
    Sitting,
    Step,
    Wrote,
    begin,
    is_peek,
    replay,
    take,
)
from tutor.reading.passage import Passage
from tutor.study.evidence import Edition, EvidenceFinder, Proof
from tutor.study.journal import LAST, CheckLog, Journal, journal, kind_of

if TYPE_CHECKING:
    from tutor.library.attached import AttachedCopy, CopiedLesson
    from tutor.quiz.typed import Outcome


@dataclass(frozen=True, slots=True)
class PartState:
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
    that is read: with a copy of the article of the learner's own there are two.
    """

    def __init__(
        self,
        lesson: OpenLesson,
        recorder: Recorder,
        new_seed: Callable[[], str],
        copy: AttachedCopy | None = None,
    ) -> None:
        self.lesson = self._study = lesson
        self._copied = None if copy is None else _copied(lesson, copy)
        self.outline = lesson.outline
        self.recorder = recorder
        self._new_seed = new_seed
        self._sittings: dict[int, Sitting] = {}
        self._evidence = EvidenceFinder(lesson)
        self._attached = None if self._copied is None else EvidenceFinder(self._copied, "attached")
        self._journal = Journal()
        self._known: set[int] | None = None
        self.refresh()

    def refresh(self) -> None:
        """Read the attempt anew, since another window may have added to it."""
        events = self.recorder.attempt_events(self.outline.id)
        self._journal = journal(self.outline, events)
        self._sittings.clear()
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
        return self._evidence.part_of(section)

    def title(self, part: int) -> str:
        """What a part is called."""
        return "Last check" if part == self.last else self.outline.sections[part].title

    def questions(self, part: int) -> tuple[Question, ...]:
        """The questions of a part's check."""
        return self.lesson.last() if part == self.last else self.lesson.section(part).questions

    def state(self, part: int) -> PartState:
        """How far a part has come."""
        keys = self.outline.last if part == self.last else self.outline.sections[part].questions
        section = self.part_id(part)
        log = self._journal.checks.get(section)
        answered = len(log.answered & {key.id for key in keys}) if log else 0
        read = part == self.last or section in self._journal.read
        return PartState(read, answered, len(keys), bool(log and log.ended), last=part == self.last)

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

    def sitting(self, part: int) -> Sitting:
        """A part's check as it stands; before it is begun, as it would begin."""
        if part not in self._sittings:
            log = self._journal.checks.get(self.part_id(part)) or CheckLog("")
            fresh = begin(self.questions(part), self.outline.study, log.seed)
            self._sittings[part] = replay(fresh, log.steps, self._about)
        return self._sittings[part]

    def open_check(self, part: int) -> Sitting:
        """A part's check, begun if it was not."""
        section = self.part_id(part)
        if section not in self._journal.checks:
            seed = self._new_seed()
            self._journal.checks[section] = CheckLog(seed)
            self._sittings.pop(part, None)
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
        before = self.open_check(part)
        step = self._weighed(part, step)
        after = take(before, step, self._about)
        if after == before:
            return self._record()
        self._sittings[part] = after
        log = self._journal.checks[self.part_id(part)]
        log.steps.append(step)
        drafts = [self._draft(part, step, before, after, seconds)]
        if isinstance(step, Answered) and not after.item(step.question).near:
            log.answered.add(step.question)
        if after.done and not log.ended:
            log.ended = True
            drafts.append(Draft(kind="check-ended", lesson=self.outline.id, section=self.part_id(part)))
        return self._record(*drafts)

    def _draft(self, part: int, step: Step, before: Sitting, after: Sitting, seconds: float) -> Draft:
        draft = Draft(kind=kind_of(step), lesson=self.outline.id, section=self.part_id(part))
        if isinstance(step, Retaken):
            return draft
        item = after.item(step.question)
        if isinstance(step, Answered) and item.near:
            draft = replace(draft, kind="neared")
        body: dict[str, JSON] = {}
        if isinstance(step, Answered):
            body = self._answered(step, item, seconds)
        elif isinstance(step, Proved):
            body = {"answer": list(step.answer), "credit": item.proof_credit, **_against(step)}
        elif isinstance(step, Wrote):
            body = {"text": step.text}
        elif is_peek(before.item(step.question)):
            body = {"before": "first answer"}
        return replace(draft, question=step.question, fingerprint=item.question.fingerprint, body=body)

    def _answered(self, step: Answered, item: Item, seconds: float) -> dict[str, JSON]:
        """What is recorded of an answer. A near miss has no credit, since it is no try."""
        body: dict[str, JSON] = {
            "answer": list(step.answer),
            "try": len(item.verdicts),
            "showing": item.showing,
            "hints": item.hints,
            "peeked": item.peeked,
            "seconds": round(seconds, 1),
            "lesson_digest": self.lesson.digest,
            "skill": item.question.skill,
            **_against(step),
        }
        if step.confidence is not None:
            body["confidence"] = step.confidence
        if item.near:
            return body
        return body | {"credit": item.last.credit if item.last else 0, "points": item.question.points}

    def why_of(self, item: Item) -> str:
        """What the author says of what was typed last."""
        if not is_typed(item.question):
            return ""
        from tutor.quiz.written import why_of

        about = self._about(item.question)
        return why_of(item.question, item.answers[-1] if item.answers else (), about.language, about.words)

    def near_outcomes(self, item: Item) -> tuple[Outcome, ...]:
        """Where a near miss and what was meant differ, for each thing typed."""
        if not item.near:
            return ()
        from tutor.quiz.written import gap_outcomes, short_outcome

        about, question = self._about(item.question), item.question
        if isinstance(question, Cloze):
            return gap_outcomes(question, item.near, about.language, about.words)
        if isinstance(question, Short) and item.near:
            return (short_outcome(question, item.near[0], about.language, about.words),)
        return ()

    # Gates, and flags

    def passed(self, part: int) -> bool:
        """Whether the lesson lets the learner go on from a part, whatever its gate asks for."""
        state, study = self.state(part), self.outline.study
        if not state.questions or study.gate == "open" or self.part_id(part) in self._journal.passed_by:
            return True
        if study.gate == "attempt":
            return state.answered >= state.questions
        return state.checked and (last_try(self.sitting(part).items).share or 0) >= study.pass_mark

    def barred_by(self, part: int) -> int | None:
        """The first earlier section whose gate keeps a part closed; None when it is open."""
        if self.outline.study.gate == "open":
            return None
        return next((earlier for earlier in range(part) if not self.passed(earlier)), None)

    def pass_by(self, part: int) -> Saved | Unsaved:
        """Go on from a part without passing; that is recorded."""
        self._journal.passed_by.add(self.part_id(part))
        return self._record(Draft(kind="passed-by", lesson=self.outline.id, section=self.part_id(part)))

    def flag(self, part: int, question: Question, words: str) -> Saved | Unsaved:
        """Keep that something is wrong with a question, and what."""
        self._journal.flags[question.id] = words
        return self._record(
            Draft(
                kind="flagged",
                lesson=self.outline.id,
                section=self.part_id(part),
                question=question.id,
                fingerprint=question.fingerprint,
                body={"words": words},
            )
        )

    def flags(self) -> Mapping[str, str]:
        """What was said of the flagged questions, by id."""
        return self._journal.flags

    # Editions

    @property
    def edition(self) -> Edition:
        """Whose words are read."""
        return "study" if self.lesson is self._study else "attached"

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
        self.lesson = self._copied if self._copied is not None and edition == "attached" else self._study

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

    def text_for(self, question: Question) -> EvidenceFinder:
        """The words that a question is asked about: those that are read, if its proof stands in them."""
        if self._attached is None or self.edition == "study":
            return self._evidence
        if self._attached.is_complete(question) or not self._evidence.is_found(question):
            return self._attached
        return self._evidence

    def passage_of(self, proof: Proof) -> Passage:
        """The text in which a proof stands."""
        finder = self._attached if proof.edition == "attached" and self._attached else self._evidence
        return finder.passage(proof.section)

    # Evidence

    def proofs(self, part: int, question: Question) -> tuple[Proof, ...]:
        """Where a question's quotes stand."""
        return self.text_for(question).proofs(part, question)

    def key(self, question: Question) -> tuple[str, ...]:
        """The sentences that answer an evidence question; () for other types."""
        return self.text_for(question).key(question)

    def _about(self, question: Question) -> Reference:
        """What grading needs to know; of sentences, the lesson's own, since those are always there."""
        about = self._evidence.about(question)
        if self._attached is None or not about.words:
            return about
        return replace(about, words=about.words | self._attached.about(question).words)

    def _weighed(self, part: int, step: Step) -> Step:
        """The step with the sentences that are right, where those are not the lesson's own."""
        if not isinstance(step, Answered | Proved):
            return step
        question = next((q for q in self.questions(part) if q.id == step.question), None)
        if question is None or self.text_for(question).edition == "study":
            return step
        if isinstance(step, Answered) and not isinstance(question, Evidence):
            return step
        return replace(step, against=self.key(question))

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
                return replace(other, offset=self.mapped(section, other.offset), words="")
        return stored

    def mapped(self, section: int, offset: int) -> int:
        """The offset about as far into a section of the present edition as this one is in the other."""
        if self._copied is None:
            return offset
        other = self._study if self.edition == "attached" else self._copied
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

    def quiet_terms(self) -> frozenset[int]:
        """Indices of the terms that the learner knows; they are not marked in the text."""
        if self._known is None:
            stored = self.recorder.store.known_terms(self.outline.id) if self.recorder.store else ()
            found = (self.lesson.term_index(name) for name in stored)
            self._known = {index for index in found if index is not None}
        return frozenset(self._known)

    # What is recorded besides

    def begin_attempt(self) -> Saved | Unsaved:
        """Begin to read the lesson, from the start; an earlier attempt stays as it is."""
        edition = self.edition
        outcome = self._record(
            Draft(kind="begun", lesson=self.outline.id, body={"lesson_digest": self.lesson.digest})
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

    def _record(self, *drafts: Draft) -> Saved | Unsaved:
        return self.recorder.record(*drafts)


def _copied(lesson: OpenLesson, copy: AttachedCopy) -> CopiedLesson:
    from tutor.library.attached import CopiedLesson

    return CopiedLesson(lesson, copy)


def _against(step: Answered | Proved) -> dict[str, JSON]:
    """What was right, for the record, where it could not be told from the lesson alone."""
    return {"against": list(step.against)} if step.against else {}
