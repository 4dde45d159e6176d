"""A check: one question card at a time, the passage beside it or one key away, and the proof in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import ClassVar, Final, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input, Static

from tutor.lesson.model import Evidence, Explain
from tutor.quiz.feedback import feedback
from tutor.quiz.grading import Answer
from tutor.quiz.sitting import (
    Answered,
    Counted,
    Hinted,
    Item,
    MovedOn,
    Peeked,
    Proved,
    Skipped,
    Step,
    Wrote,
    is_peek,
    may_count,
    may_look,
)
from tutor.quiz.skill import skill_name
from tutor.study.course import Course
from tutor.study.evidence import Proof
from tutor.tui import content, request
from tutor.tui.confidence import confidence_of, how_sure
from tutor.tui.proof import proof_words, spans_in
from tutor.tui.screens.lesson_screen import LessonScreen
from tutor.tui.widgets.answer_field import AnswerField, Asked
from tutor.tui.widgets.explain_field import ExplainField
from tutor.tui.widgets.flag_note import FlagNote
from tutor.tui.widgets.key_line import KeyLine
from tutor.tui.widgets.pointing import PointingPassage
from tutor.tui.widgets.question_card import QuestionCard

BESIDE = 120
"""From this many columns on, the passage stands beside the card."""

View = Literal["card", "text", "beside", "stacked"]
VIEWS: Final[tuple[View, ...]] = ("card", "text", "beside", "stacked")


class CheckScreen(LessonScreen):
    """The check of one part of the lesson."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Submit", id="check.submit"),
        Binding("enter", "go_on", "Go on", id="check.go-on"),
        Binding("p,f2", "flip", "Passage", id="check.passage", key_display="p"),
        Binding("h,f3", "hint", "Hint", id="check.hint", key_display="h"),
        Binding("s", "skip", "Skip", id="check.skip"),
        Binding("f,f4", "flag", "Flag", id="check.flag", key_display="f", show=False),
        Binding("m", "count", "Count as right", id="check.count"),
        Binding("ctrl+s", "submit", "Submit", id="check.submit-written", show=False),
        Binding("right", "turn(1)", "Next section", id="check.next-section", show=False),
        Binding("left", "turn(-1)", "Previous section", id="check.previous-section", show=False),
        Binding("tab", "switch", "Card or text", id="check.switch", show=False),
        Binding("escape", "back", "Back", id="check.back", show=False),
    ]

    def __init__(self, course: Course, part: int, column: int, monotonic: Callable[[], float]) -> None:
        super().__init__(course)
        self.part = part
        self._column = column
        self._monotonic = monotonic
        self._sitting = course.enter_check(part)
        self._chosen: frozenset[str] = frozenset()
        """The sentences pointed at, for an evidence question."""
        self._section = 0
        self._flipped = False
        self._view: View | None = None
        self._asked_at = monotonic()
        self._told = ""
        self._sent: Answer = ()

    # The screen

    def compose(self) -> ComposeResult:
        """Title, card and passage, how things stand, keys."""
        yield Static(id="title")
        with Container(id="body"):
            yield QuestionCard(id="card")
            yield PointingPassage(self._column, id="passage")
        yield Static(id="status")
        yield KeyLine()

    @property
    def card(self) -> QuestionCard:
        """The question card."""
        return self.query_one(QuestionCard)

    @property
    def text(self) -> PointingPassage:
        """The passage."""
        return self.query_one(PointingPassage)

    @property
    def item(self) -> Item:
        """The item on the screen."""
        item = self._sitting.current
        assert item is not None, "a check that is over is never on the screen"
        return item

    def on_mount(self) -> None:
        """Ask the question that is open."""
        title = f"{self.course.outline.title} · {self._check_name()}"
        self.query_one("#title", Static).update(content.plain(title, content.MUTED))
        self.call_next(self._ask)

    def _check_name(self) -> str:
        return "Last check" if self.part == self.course.last else f"Check of section {self.part + 1}"

    async def _ask(self) -> None:
        """Put the open question on the screen, or leave when there is none."""
        if self._sitting.done:
            self.post_message(request.CheckOver(self.part))
            return
        self._flipped, self._chosen, self._told, self._view = False, frozenset(), "", None
        self._asked_at = self._monotonic()
        with self.app.batch_update():
            await self.card.ask(self._asked())
            self._section = self._where_to_look()
            self._show_text()
            self._tell()

    def _asked(self) -> Asked:
        item = self.item
        needed = len(self.course.key(item.question))
        if isinstance(item.question, Evidence) and item.question.any_one:
            needed = 1
        given = item.near or (item.answers[-1] if item.over or item.tries else ())
        outcomes = self.course.near_outcomes(item)
        differences = tuple(outcome.difference for outcome in outcomes if outcome.difference)
        return Asked(item, self._sitting.study, self._sitting.seed, given, differences, needed)

    def _tell(self) -> None:
        """Show what is to be said about the item as it stands."""
        said = feedback(self.item, self.course.why_of(self.item))
        proof = content.NOTHING
        if said is not None and self.item.question.evidence:
            proof = proof_words(self.course, self._proofs(), tell_all=said.open)
        self.card.tell(self._asked(), said, proof)
        self._mark_text()
        self._arrange()
        self.show_status()
        self.refresh_bindings()

    def _proofs(self) -> tuple[Proof, ...]:
        return self.course.proofs(self.part, self.item.question)

    def status(self) -> Content:
        """Which question, which try, and whether the last answer is saved."""
        items, item = self._sitting.items, self.item
        before = sum(1 for other in items if other.verdicts and other is not item)
        which = "Asked again" if item.showing else f"Question {before + 1} of {len(items)}"
        return content.joined((which, skill_name(item.question.skill), self._told))

    # The passage

    def _where_to_look(self) -> int:
        if self.part < self.course.last:
            return self.part
        proofs = self._proofs()
        return proofs[0].section if proofs else 0

    def _show_text(self) -> None:
        words = self.course.text_for(self.item.question)
        passage = words.passage(self._section)
        other = "" if self.course.is_shown(self._section, words.edition) else " (study edition)"
        heading = f"{self._section + 1}  {self.course.title(self._section)}{other}"
        if self.item.points_at:
            self.text.single = self._asked().needed == 1
            self.text.show_sentences(passage, words.sentences(self._section), heading)
        else:
            self.text.show_sentences(passage, (), heading)
        self._mark_text()

    def _mark_text(self) -> None:
        """Mark the chosen sentences and, once it may be told, the proof."""
        words = self.course.text_for(self.item.question)
        spans, text = words.sentences(self._section), self.text.passage.text
        chosen = _pointed_at(self.item) if self.item.over else self._chosen
        self.text.mark_chosen(tuple(s for s in spans if text[slice(*s)] in chosen))
        self.text.paint("proof", spans_in(self._proofs(), self._section) if self.item.over else ())

    def _arrange(self) -> None:
        """Card, passage, or both: as the question allows and the window has room."""
        pointing = self.item.points_at
        looked = may_look(self.item, self._sitting.study) and bool(self.item.verdicts)
        view = _view(self.size.width >= BESIDE, pointing, looked, self._flipped)
        for name in VIEWS:
            self.set_class(name == view, f"-{name}")
        if view != self._view:
            self._view = view
            if view in ("text", "stacked") or pointing:
                self.text.focus(scroll_visible=False)
            else:
                self._focus_card()

    def on_resize(self, event: events.Resize) -> None:
        """There may be room for both now, or no more."""
        if not self._sitting.done and self.card.is_mounted and self.text.passage.blocks:
            self._arrange()
            self.refresh_bindings()

    # What the learner does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the item as it stands."""
        if self._sitting.done:
            return action in ("leave", "back")
        item = self.item
        asking = not item.over and not item.proving
        offered = {
            "submit": not item.over,
            "skip": asking,
            "count": may_count(item),
            "go_on": item.over,
            "hint": asking and item.hints < len(item.question.hints),
            "flip": self._view != "beside",
            "turn": self._view != "card" and self.part == self.course.last,
            "switch": self._view == "beside",
        }
        return offered[action] if action in offered else super().check_action(action, parameters)

    async def action_submit(self) -> None:
        """Grade and save the answer; without one, say so."""
        step = self._submitted()
        if step is None:
            self._told = "Answer first"
            self.show_status()
        elif isinstance(step, Answered) and self._wants_confidence():
            self.app.push_screen(how_sure(self.item.question), partial(self._submit_sure, step))
        else:
            await self._submit(step)

    def _submitted(self) -> Answered | Proved | Wrote | None:
        """The step that submitting now would be; None while there is no answer."""
        item, question = self.item, self.item.question
        chosen = tuple(sorted(self._chosen))
        if item.proving:
            return Proved(question.id, chosen) if chosen else None
        field = self.card.field
        if isinstance(field, ExplainField) and not item.written:
            return Wrote(question.id, field.draft) if field.draft.strip() else None
        answer = chosen or self.card.answer
        return Answered(question.id, question.fingerprint, answer) if any(answer) else None

    def _wants_confidence(self) -> bool:
        wanted = self._sitting.study.confidence and not isinstance(self.item.question, Explain)
        return wanted and not self.item.verdicts and not self.item.near

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
        if self.item.over or self.item.proving:
            self._flipped = False
            self._section = self._where_to_look()
        if self.item.points_at or self.item.over != before.over:
            self._chosen = frozenset()
            self._show_text()
        if self.item.over and self._proofs():
            self.text.reveal(self._proofs()[0].start, self._proofs()[0].end)
        self._tell()

    def _focus_card(self) -> None:
        self.card.take_focus()
        if self.card.field is None:
            self.set_focus(None)

    def action_count(self) -> None:
        """Count a typed answer that was refused as right."""
        self._take(Counted(self.item.question.id))
        self._tell()

    def action_flag(self) -> None:
        """Say that something is wrong with the question."""
        self.app.push_screen(FlagNote(self.course.flags().get(self.item.question.id, "")), self._flag)

    def _flag(self, words: str | None) -> None:
        if words is not None:
            self.saved(self.course.flag(self.part, self.item.question, words))
            self._told = "flagged"
            self.show_status()

    async def action_go_on(self) -> None:
        """Go on to the next question."""
        self._take(MovedOn(self.item.question.id))
        await self._ask()

    async def action_skip(self) -> None:
        """Put the question off until the others are answered."""
        if len(self._sitting.queue) == 1:
            self._told = "The only question left"
            self.show_status()
            return
        self._take(Skipped(self.item.question.id))
        await self._ask()

    def action_hint(self) -> None:
        """Show the next hint."""
        self._take(Hinted(self.item.question.id))
        self._tell()

    def _take(self, step: Step) -> None:
        outcome = self.course.step(self.part, step, self._monotonic() - self._asked_at)
        self._sitting = self.course.sitting(self.part)
        if not self._sitting.done:
            self._told = "saved" if isinstance(step, Answered) else ""
            self.saved(outcome)

    def action_flip(self) -> None:
        """Show the passage, or the card again; the half-given answer stays."""
        if not self._flipped and not may_look(self.item, self._sitting.study):
            self._told = _WHEN[self._sitting.study.look_back]
            self.show_status()
            return
        if not self._flipped and is_peek(self.item):
            self._take(Peeked(self.item.question.id))
        self._flipped = not self._flipped
        self._arrange()
        proofs = [proof for proof in self._proofs() if proof.section == self._section]
        if self._flipped and self.item.over and proofs:
            self.call_after_refresh(self.text.reveal, proofs[0].start, proofs[0].end)
        self.refresh_bindings()

    def action_turn(self, step: int) -> None:
        """Show another section, in a check over the whole lesson."""
        self._section = (self._section + step) % self.course.last
        self._show_text()

    def action_switch(self) -> None:
        """Move between the card and the passage beside it."""
        if self.text.has_focus:
            self._focus_card()
        else:
            self.text.focus(scroll_visible=False)

    def action_leave(self) -> None:
        """Go back to the text; the check stays open."""
        self.course.leave_check(self.part)
        super().action_leave()

    async def action_back(self) -> None:
        """From the passage back to the card, or out of the check."""
        if self._flipped:
            self.action_flip()
        else:
            self.action_leave()

    @on(PointingPassage.SentenceChosen)
    def choose_sentence(self, event: PointingPassage.SentenceChosen) -> None:
        """Choose a sentence, or take the choice back; where one is asked for, it replaces the other."""
        text = self.text.passage.text[slice(*event.view.sentences[event.sentence])]
        self._chosen = frozenset({text}) if event.view.single else self._chosen ^ {text}
        self._told = f"{len(self._chosen)} chosen"
        self._mark_text()
        self.show_status()

    @on(Input.Submitted)
    async def submit_typed(self) -> None:
        """Enter in a typed line submits it, and goes on from it when it is answered."""
        await self.action_submit()

    @on(AnswerField.Changed)
    def forget_message(self) -> None:
        """What was told is old news, once another answer is chosen."""
        if self._told and self.card.answer != self._sent:
            self._told = ""
            self.show_status()


def _view(wide: bool, pointing: bool, looked: bool, flipped: bool) -> View:
    """Both where there is room and the text may be seen; else the one that is asked for."""
    if wide and (pointing or looked):
        return "beside"
    if pointing:
        return "card" if flipped else "stacked"
    return "text" if flipped else "card"


_WHEN = {
    "after_first": "The passage opens after your first answer",
    "closed": "The passage stays closed until the question is answered",
}


def _pointed_at(item: Item) -> Answer:
    """The sentences pointed at, as the answer or as its proof."""
    if isinstance(item.question, Evidence):
        return item.answers[-1] if item.answers else ()
    return item.proof
