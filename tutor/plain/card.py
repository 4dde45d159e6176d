"""One question in lines: asked, answered, told about. It knows nothing of what comes before or after."""

from __future__ import annotations

from collections.abc import Callable

from tutor.plain.desk import Desk
from tutor.plain.field import Field
from tutor.plain.fields import field_for
from tutor.plain.prose import prose
from tutor.plain.source import Source
from tutor.plain.told import explained, nearly, reasons, verdict
from tutor.plain.typed import EssayField
from tutor.quiz.asked import Asked
from tutor.quiz.confidence import LEVELS, PURPOSE, confidence_of, may_be_asked
from tutor.quiz.feedback import feedback
from tutor.quiz.grading import Answer
from tutor.quiz.objection import MEANT, objection
from tutor.quiz.sitting import Item, may_look
from tutor.quiz.step import Answered, Proved, Step, Wrote
from tutor.quiz.verdict_words import beforehand
from tutor.study.asking import asked_in, needed
from tutor.study.course import Course
from tutor.study.proof_words import quoted, read_again, where


class Card:
    """The open question of a check or a review."""

    def __init__(self, desk: Desk, source: Source, take: Callable[[Step], bool]) -> None:
        """`take` records a step, and says whether it is on the disk."""
        self._desk, self._source, self._take = desk, source, take
        self.field: Field | None = None
        """None while nothing can be answered."""
        self._left_open: Answer = ()
        """Sentences of which it was said that more are asked for."""

    @property
    def item(self) -> Item:
        """The open item."""
        return self._source.item

    @property
    def is_typed(self) -> bool:
        """Whether words are an answer now, so that commands need a colon."""
        return self.field is not None and self.field.TYPED

    @property
    def how(self) -> str:
        """What is to be typed now."""
        return "Enter goes on." if self.field is None else self.field.how()

    @property
    def note(self) -> str:
        """What is said once of the way to answer."""
        return self.field.NOTE if self.field is not None else ""

    @property
    def _course(self) -> Course:
        return self._source.course

    @property
    def _asked(self) -> Asked:
        return asked_in(self._course, self._source.sitting, self.item, self._source.begun())

    # Asking

    def ask(self) -> None:
        """Ask the open question, as far as it has come."""
        item = self.item
        self.field = None if item.over else self._new_field()
        self.say()
        if item.near or item.tries:
            self._tell(is_saved=False)

    def say(self) -> None:
        """The question as it stands."""
        asked, item = self._asked, self.item
        before = "" if item.tries else beforehand(asked)
        which = "" if before and item.showing else self._source.position()
        self._desk.say("", *(part for part in (which, before) if part), *prose(item.question.prompt))
        if item.written and not item.over:
            self._desk.say("You wrote:", *item.written.split("\n"))
        if self.field is not None:
            self._desk.console.say_at_length(self.field.lines())
        so_far = self.field.so_far() if self.field is not None else ""
        self._desk.say(*self.hints(), *([so_far] if so_far else []))

    def repeat(self) -> None:
        """The question once more, and what was said of the answer that stands."""
        self.say()
        if self.item.over:
            self._tell(is_saved=False)

    def _new_field(self) -> Field:
        return field_for(self._source, self._asked)

    def hints(self) -> list[str]:
        """The hints asked for so far."""
        given, total = self.item.question.hints[: self.item.hints], len(self.item.question.hints)
        return [line for n, hint in enumerate(given, 1) for line in prose(hint, f"Hint {n} of {total}: ")]

    # Answering

    def answer(self, field: Field, line: str) -> None:
        """Take a line that is no command."""
        taken = field.take(line)
        if taken.said:
            self._desk.say(taken.said)
        if taken.is_whole:
            self.submit()
        else:
            self.keep_half_given()

    def submit(self) -> None:
        """Record the answer, unless something speaks against it, and say what came of it."""
        step = self._submitted()
        if not isinstance(step, Wrote) and self._is_objected_to(step.answer):
            return
        if isinstance(step, Answered) and self._wants_confidence():
            sure = self._how_sure()
            if sure is None:
                return
            step = Answered(step.question, step.fingerprint, step.answer, sure)
        self._settle(step)

    def _is_objected_to(self, answer: Answer) -> bool:
        """Say what speaks against an answer, if anything does; it costs no try."""
        asked_for = needed(self._course, self.item)
        found = objection(self.item, answer, self._course.outline.language, asked_for)
        if found is None or (found.kind in MEANT and self._is_meant(answer)):
            return False
        if found.kind in MEANT:
            self._left_open = answer
            self._desk.say(
                f"{asked_for} sentences are asked for. The same once more is your answer as it is."
            )
            return True
        self._desk.say(f"{found.words}.")
        self._source.keep(())
        self.field = self._new_field()
        return True

    def _is_meant(self, answer: Answer) -> bool:
        """Whether the learner knows that something is missing: they were told, or said so themselves."""
        return not self.item.points_at or answer == self._left_open

    def _submitted(self) -> Answered | Proved | Wrote:
        """The step that submitting now is."""
        question, field = self.item.question, self.field
        answer = field.answer if field is not None else ()
        if self.item.proving:
            return Proved(question.id, answer)
        if isinstance(field, EssayField):
            return Wrote(question.id, field.draft)
        return Answered(question.id, question.fingerprint, answer)

    def _settle(self, step: Answered | Proved | Wrote) -> None:
        """Record an answer, and say what came of it."""
        is_saved = self._take(step)
        self.field = None if self.item.over else self._new_field()
        if isinstance(step, Wrote):
            self._desk.say(*(["Saved."] if is_saved else []))
        else:
            self._tell(is_saved=is_saved)
        if self.field is not None and (self.item.proving or isinstance(step, Wrote)):
            self._desk.console.say_at_length(self.field.lines())

    def _wants_confidence(self) -> bool:
        return (self._source.sitting.study.confidence or self._desk.asks_how_sure) and may_be_asked(self.item)

    def _how_sure(self) -> float | None:
        """The level, as a chance; None to go back to the question."""
        levels = ", ".join(f"{number} {level.lower()}" for number, level in enumerate(LEVELS, 1))
        while True:
            _, line = self._desk.ask(f"How sure are you? {levels}. Enter goes back.", (), PURPOSE)
            level = int(line) - 1 if line.isdecimal() and len(line) < 7 else None
            sure = confidence_of(self.item.question, level)
            if sure is not None or not line:
                return sure
            self._desk.say(f"“{line}” is no number from 1 to {len(LEVELS)}.")

    def _tell(self, *, is_saved: bool) -> None:
        """Say what is to be said of the last answer."""
        item, asked = self.item, self._asked
        said = feedback(item, self._course.checks.whys_of(item))
        if item.near:
            self._desk.say(*nearly(asked, self._course.checks.near_outcomes(item)))
        elif item.proving:
            self._desk.say("Right. Saved. Now its proof." if is_saved else "Right. Now its proof.")
        elif said is not None:
            self._desk.say(verdict(asked, said, is_saved=is_saved))
            self._desk.say(*reasons(asked, said), *explained(said), *self._proof(said.open))
        if item.over and is_saved and (more := self._source.outlook()):
            self._desk.say(more)

    def _proof(self, is_open: bool) -> list[str]:
        """The words that settle the question; while tries are left, where to read again."""
        proofs = self._source.proofs()
        if not proofs:
            return []
        if not is_open:
            may = may_look(self.item, self._source.sitting.study)
            return [read_again(self._course, proofs)] if may else []
        return [f"Proof: “{quoted(self._course, proof)}” ({where(self._course, proof)})." for proof in proofs]

    def keep_half_given(self) -> None:
        """Keep what was begun to be answered for when the question is seen again."""
        item, answer = self.item, self.field.answer if self.field is not None else ()
        if any(answer) and not item.over and not item.proving and not item.written:
            self._desk.saved(self._source.keep(answer))
