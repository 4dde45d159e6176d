"""A check: one question at a time, answered, told about, gone on from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import Input, Static

from tutor.lesson.question import Evidence
from tutor.progress.recorder import Saved, Unsaved
from tutor.quiz.confidence import confidence_of, may_be_asked
from tutor.quiz.grading import Answer
from tutor.quiz.objection import MEANT, Objection, objection
from tutor.quiz.sitting import Sitting, may_count
from tutor.quiz.step import Answered, Counted, Hinted, MovedOn, Peeked, Proved, Skipped, Step, Wrote
from tutor.study.asking import needed
from tutor.study.course import Course
from tutor.study.part_words import check_name
from tutor.tui import content, request
from tutor.tui.confidence import how_sure
from tutor.tui.screens.check_view import CheckView
from tutor.tui.widgets.answer_field import AnswerField
from tutor.tui.widgets.explain_field import ExplainField
from tutor.tui.widgets.flag_note import FlagNote
from tutor.tui.widgets.pointing import PointingPassage

UNCHANGED = 2.0
"""Seconds without a change after which a half-given answer is kept."""
SUBMITTED = (Answered, Proved, Wrote, Counted)
"""Steps of which it is said that they are saved."""


class CheckScreen(CheckView):
    """The check of one part of the lesson."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Submit", id="check.submit"),
        Binding("enter", "go_on", "Go on", id="check.go-on"),
        Binding("enter", "to_card", "Question", id="check.to-card", show=False),
        Binding("h,f3", "hint", "Hint", id="check.hint", key_display="h"),
        Binding("s,f5", "skip", "Skip", id="check.skip", key_display="s"),
        Binding("f,f4", "flag", "Flag", id="check.flag", key_display="f", show=False),
        Binding("m", "count", "Count as right", id="check.count"),
        Binding("ctrl+s", "submit", "Submit", id="check.submit-written", show=False),
        Binding("escape", "back", "Back", id="check.back", show=False),
    ]

    def __init__(
        self,
        course: Course,
        part: int,
        column: int,
        time_on_task: Callable[[], float],
        asks_how_sure: Callable[[], bool],
    ) -> None:
        super().__init__(course, part, column, self._begin(course, part))
        self._time_on_task = time_on_task
        """Seconds, whatever they began with."""
        self._asks_how_sure = asks_how_sure
        """Whether the learner wants to be asked in every lesson."""
        self._asked_at = time_on_task()
        self._sent: Answer = ()
        self._is_near_shown = True
        """What was typed nearly right is told by now, so that typing it again is meant."""
        self._keeping: Timer | None = None
        self._left_open: Answer = ()
        """An answer of which it was said that there is nothing in some of its parts."""
        self._unflagged: dict[str, str] = {}
        """What was said of the questions whose flag was taken back, by id, should it be said again."""

    def on_mount(self) -> None:
        """Ask the question that is open."""
        self.call_next(self._ask_next)

    # Where the questions come from, and where the steps go

    def _begin(self, course: Course, part: int) -> Sitting:
        """The sitting in which they are asked."""
        return course.enter_check(part)

    def _title(self) -> str:
        """What is asked about."""
        return f"{self.course.outline.title} · {check_name(self.course, self.part)}"

    async def _ask_next(self) -> None:
        """Ask the open question, or leave when there is none."""
        if self.is_over:
            self.post_message(request.CheckOver(self.part))
        else:
            await self._ask()

    def _is_only_one(self) -> bool:
        """Whether no other question is left."""
        return len(self._sitting.queue) == 1

    def _step(self, step: Step, seconds: float) -> Saved | Unsaved:
        """Take a step and record it."""
        outcome = self.course.step(self.part, step, seconds)
        self._sitting = self.course.sitting(self.part)
        return outcome

    async def _ask(self) -> None:
        """Put the open question on the screen."""
        self.query_one("#title", Static).update(content.plain(self._title(), content.MUTED))
        self._flipped, self._told, self._view = False, content.NOTHING, None
        self._chosen = self._begun_to_choose()
        self._asked_at, self._asked_last = self._time_on_task(), self.item.question.id
        with self.app.batch_update():
            await self.card.ask(self._asked())
            if self.was_left:
                return
            self._section = self._where()
            self._show_text()
            self._tell()

    def _begun_to_choose(self) -> frozenset[str]:
        """The sentences that were pointed at before the question was put off."""
        half = self._begun() if isinstance(self.item.question, Evidence) else ()
        return frozenset(half) if not self.item.answers or self.item.showing else frozenset()

    # What the learner does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the item as it stands."""
        if self.is_over:
            return super().check_action(action, parameters)
        item = self.item
        asking = not item.over and not item.proving
        offered = {
            "submit": not item.over and self._view != "text",
            "to_card": not item.over and self._view == "text",
            "skip": asking,
            "count": may_count(item),
            "go_on": item.over,
            "hint": asking and item.hints < len(item.question.hints),
        }
        return offered[action] if action in offered else super().check_action(action, parameters)

    async def action_submit(self) -> None:
        """Grade and save the answer; without one, say so."""
        if self.is_over or self.item.over or not self._is_near_shown:
            return
        step = self._submitted()
        objection = self._objection(step)
        if step is None or objection is not None:
            self._object(objection or Objection("empty"), step)
        elif isinstance(step, Answered) and self._wants_confidence():
            dialog = how_sure(self.item.question, step.answer)
            self.app.push_screen(dialog, partial(self._submit_sure, step))
        else:
            await self._submit(step)

    def _submitted(self) -> Answered | Proved | Wrote | None:
        """The step that submitting now would be; None while there is no answer."""
        item, question = self.item, self.item.question
        chosen = (self.text.only,) if self.text.only else tuple(sorted(self._chosen))
        if item.proving:
            return Proved(question.id, chosen) if chosen else None
        field = self.card.field
        if isinstance(field, ExplainField) and not item.written:
            return Wrote(question.id, field.draft) if field.draft.strip() else None
        answer = chosen or self.card.answer
        return Answered(question.id, question.fingerprint, answer) if any(answer) else None

    def _objection(self, step: Answered | Proved | Wrote | None) -> Objection | None:
        """What speaks against the step; what may be meant does so once."""
        if step is None or isinstance(step, Wrote):
            return None
        asked_for = needed(self.course, self.item)
        found = objection(self.item, step.answer, self.course.outline.language, asked_for)
        return None if found and found.kind in MEANT and step.answer == self._left_open else found

    def _object(self, objection: Objection, step: Answered | Proved | Wrote | None) -> None:
        self._say(objection.words)
        if objection.kind in MEANT and isinstance(step, Answered | Proved):
            self._left_open = step.answer
        if self.card.field is not None:
            self.card.field.reconsider()

    def _wants_confidence(self) -> bool:
        wanted = self._sitting.study.confidence or self._asks_how_sure()
        return wanted and may_be_asked(self.item)

    async def _submit_sure(self, step: Answered, way: int | None) -> None:
        sure = confidence_of(self.item.question, way)
        if sure is not None:
            await self._submit(replace(step, confidence=sure))

    async def _submit(self, step: Answered | Proved | Wrote) -> None:
        before = self.item
        self._sent = step.answer if isinstance(step, Answered) else ()
        self._take(step)
        if isinstance(step, Wrote):
            await self.card.ask(self._asked())
            self._focus_card()
        self._flipped = False
        if self.item.over or self.item.proving:
            self._section = self._where()
        if self.item.points_at and before.points_at:
            self._chosen = frozenset()
            self.call_after_refresh(self.text.reveal_pointed)  # The card may be taller now.
        elif self.item.points_at or self.item.over != before.over:
            self._chosen = frozenset()
            self._show_text()
        if self.item.over and self._proofs():
            self.text.reveal(self._proofs()[0].start, self._proofs()[0].end)
        if self.item.near and self.item.near != before.near:
            self._is_near_shown = False
            self.call_after_refresh(self._note_near_shown)
        self._tell()

    def _note_near_shown(self) -> None:
        self._is_near_shown = True

    def action_count(self) -> None:
        """Count a typed answer that was refused as right."""
        self._take(Counted(self.item.question.id))
        self._flipped = False
        self._tell()

    def action_flag(self) -> None:
        """Say that something is wrong with the question, or take that back."""
        question = self.item.question
        words = self.course.flags().get(question.id)
        if words is None:
            self.app.push_screen(FlagNote(self._unflagged.get(question.id, "")), self._flag)
        else:
            self._unflagged[question.id] = words
            self._told = content.plain("flag taken back", content.STRONG)
            self.saved(self.course.unflag(self.part, question))

    def _flag(self, words: str | None) -> None:
        if words is not None:
            self._told = content.plain("saved", content.MUTED)
            self.saved(self.course.flag(self.part, self.item.question, words))

    async def action_go_on(self) -> None:
        """Go on to the next question."""
        self._take(MovedOn(self.item.question.id))
        await self._ask_next()

    def action_to_card(self) -> None:
        """From the passage back to the card: an answer that is not in view is not submitted."""
        self.action_flip()

    async def action_skip(self) -> None:
        """Put the question off until the others are answered."""
        if self._is_only_one():
            self._say("The only question left")
            return
        self._keep_half_given()
        self._take(Skipped(self.item.question.id))
        await self._ask_next()

    def _keep_half_given(self) -> None:
        """Keep what was begun to be answered for when the question is seen again."""
        if self.is_over or self.item.over or self.item.proving:
            return
        item, field = self.item, self.card.field
        answer = tuple(sorted(self._chosen)) or self.card.answer
        if isinstance(field, ExplainField) and not item.written:
            answer = (field.draft,)
        if any(answer) and answer not in (item.near, (item.written,), *item.answers[-1:]):
            self._keep(answer)

    def _keep(self, answer: Answer) -> None:
        self.saved(self.course.keep_half_given(self.part, self.item.question, answer))

    def leaving(self) -> None:
        """The program may end now: keep what was begun."""
        self._keep_half_given()

    def action_hint(self) -> None:
        """Show the next hint."""
        self._take(Hinted(self.item.question.id))
        self._flipped = False
        self._tell()
        self.call_after_refresh(self.card.reveal_hints)

    def _take(self, step: Step) -> None:
        outcome = self._step(step, self._time_on_task() - self._asked_at)
        if not self.is_over:
            self._told = content.plain("saved" if isinstance(step, SUBMITTED) else "", content.MUTED)
            self.saved(outcome)

    def action_leave(self) -> None:
        """Go back to the text; the check stays open."""
        self._keep_half_given()
        self.course.leave_check(self.part)
        super().action_leave()

    async def action_back(self) -> None:
        """From the passage back to the card, or out of the check."""
        if self._flipped:
            self.action_flip()
        else:
            self.action_leave()

    def _peek(self) -> None:
        self._take(Peeked(self.item.question.id))

    @on(PointingPassage.SentenceChosen)
    def choose_sentence(self, event: PointingPassage.SentenceChosen) -> None:
        """Choose a sentence, or take the choice back; where one is asked for, it replaces the other."""
        if self.is_over or not self.item.points_at:
            return
        if event.view.single and event.sentence != event.view.pointed:
            return  # The cursor has moved on since, or the answer was submitted.
        text = self.text.passage.text[slice(*event.view.sentences[event.sentence])]
        self._chosen = frozenset({text}) if event.view.single else self._chosen ^ {text}
        self._told = content.plain(f"{len(self._chosen)} chosen", content.MUTED)
        self.keep_soon()
        self._mark_text()
        self.show_status()

    @on(Input.Submitted)
    async def submit_typed(self) -> None:
        """Enter in a typed line submits it, and goes on from it when it is answered."""
        await self.action_submit()

    @on(AnswerField.Changed)
    def keep_soon(self) -> None:
        """Keep what was begun once nothing is changed for a while, in case the program is killed."""
        if self._keeping is not None:
            self._keeping.stop()
        self._keeping = self.set_timer(UNCHANGED, self._keep_half_given)

    @on(AnswerField.Changed)
    def forget_message(self) -> None:
        """What was told is old news, once another answer is chosen."""
        if self._told and self.card.answer != self._sent:
            self._told = content.NOTHING
            self.show_status()
