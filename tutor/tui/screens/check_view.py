"""What a check shows: the question card, the passage beside it or one key away, and the proof in it."""

from __future__ import annotations

from typing import ClassVar, Final, Literal

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from tutor.quiz.asked import Asked
from tutor.quiz.feedback import feedback
from tutor.quiz.grading import Answer
from tutor.quiz.sitting import Item, Sitting, is_peek, may_look
from tutor.quiz.skill import skill_name
from tutor.quiz.verdict_words import CLOSED, position
from tutor.study.asking import asked_in, needed, pointed_at, where_to_look
from tutor.study.course import Course
from tutor.study.evidence import EvidenceFinder, Proof
from tutor.tui import content
from tutor.tui.proof import proof_words, spans_in
from tutor.tui.screens.lesson_screen import LessonScreen
from tutor.tui.widgets.key_line import KeyLine
from tutor.tui.widgets.pointing import PointingPassage
from tutor.tui.widgets.question_card import QuestionCard

NARROW = 60
"""Below this many columns the status line is short, and what is news comes first."""
BESIDE = 120
"""From this many columns on, the passage stands beside the card."""

View = Literal["card", "text", "beside", "stacked"]
VIEWS: Final[tuple[View, ...]] = ("card", "text", "beside", "stacked")


class CheckView(LessonScreen):
    """The item of a check that is open, as it stands. Nothing is graded here, and only a peek is recorded."""

    CSS_PATH = ["check.tcss", "../widgets/fields.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "page(1)", "Page", id="check.page"),
        Binding("pagedown", "page(1)", "Page", id="check.page-down", show=False),
        Binding("pageup,b", "page(-1)", "Page back", id="check.page-up", show=False),
        Binding("p,f2", "flip", "Passage", id="check.passage", key_display="p"),
        Binding("p,f2", "flip_back", "Question", id="check.question", key_display="p"),
        Binding("p,f2", "say_when", "When the passage opens", id="check.passage-when", show=False),
        Binding("right", "turn(1)", "Next section", id="check.next-section"),
        Binding("left", "turn(-1)", "Previous section", id="check.previous-section", show=False),
        Binding("tab", "switch", "Card or text", id="check.switch", show=False),
    ]

    def __init__(self, course: Course, part: int, column: int, sitting: Sitting) -> None:
        super().__init__(course)
        self.part = part
        self._column = column
        self._sitting = sitting
        self._chosen: frozenset[str] = frozenset()
        """The sentences pointed at, for an evidence question or a proof."""
        self._section = 0
        self._flipped = False
        self._view: View | None = None
        self._asked_last = ""
        """Id of a question."""
        self._told = content.NOTHING
        """What is said of the last key that was pressed."""

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
    def is_over(self) -> bool:
        """Whether nothing is left to ask: this screen is about to close, and nothing on it acts any more."""
        return self._sitting.done

    @property
    def item(self) -> Item:
        """The item on the screen; when nothing is left to ask, the one that was there last."""
        return self._sitting.current or self._sitting.item(self._asked_last)

    def _asked(self) -> Asked:
        return asked_in(self.course, self._sitting, self.item, self._begun())

    def _begun(self) -> Answer:
        """What was begun to be answered when the question was last on the screen."""
        return self.course.half_given.get(self.item.question.id, ())

    def _tell(self) -> None:
        """Show what is to be said about the item as it stands."""
        said = feedback(self.item, self._whys())
        proof = content.NOTHING
        if said is not None and not self.item.proving and may_look(self.item, self._sitting.study):
            proof = proof_words(self.course, self._proofs(), tell_all=said.open)
        self.card.tell(self._asked(), said, proof)
        self._mark_text()
        self._arrange()
        self.show_status()
        self.refresh_bindings()
        self.call_after_refresh(self.refresh_bindings)  # Now it is known how tall the card is.

    def _whys(self) -> tuple[str, ...]:
        """What is to be said of each thing that was typed last."""
        return self.course.checks.whys_of(self.item)

    def _proofs(self) -> tuple[Proof, ...]:
        """The words that settle the question."""
        return self.course.evidence.proofs(self.part, self.item.question)

    def _where(self) -> int:
        """The section to show."""
        return where_to_look(self.course, self.part, self.item)

    def _words(self) -> EvidenceFinder:
        """The text of the lesson, in the edition that the question is asked about."""
        return self.course.evidence.text_for(self.item.question)

    def _position(self) -> str:
        """Which question this is."""
        return position(self._sitting)

    def status(self) -> Content:
        """Which question, which try, and whether the last answer is saved."""
        if self.is_over:
            return content.NOTHING
        which = self._position()
        flagged = "flagged" if self.item.question.id in self.course.flags() else ""
        told = [self._told] if self._told else []
        if self.size.width < NARROW:
            return _SEPARATOR.join([*told, content.joined((which, flagged))])
        where = content.joined((which, skill_name(self.item.question.skill), flagged))
        return _SEPARATOR.join([where, *told])

    def _say(self, words: str) -> None:
        """Say something on the status line."""
        self._told = content.plain(words, content.STRONG)
        self.show_status()

    # The passage

    def _show_text(self) -> None:
        words = self._words()
        passage = words.passage(self._section)
        other = "" if self.course.is_shown(self._section, words.edition) else " (study edition)"
        heading = f"{self._section + 1}  {self.course.title(self._section)}{other}"
        if self.item.points_at:
            self.text.single = needed(self.course, self.item) == 1
            self.text.show_sentences(passage, words.sentences(self._section), heading)
        else:
            self.text.show_sentences(passage, (), heading)
        self._mark_text()

    def _mark_text(self) -> None:
        """Mark the chosen sentences and, once it may be told, the proof."""
        words = self._words()
        spans, text = words.sentences(self._section), self.text.passage.text
        chosen = pointed_at(self.item) if self.item.over else self._chosen
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
        if not self.is_over and self.card.is_mounted and self.text.passage.blocks:
            self._arrange()
            self.refresh_bindings()
            self.call_after_refresh(self.refresh_bindings)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be seen; when the check is over, nothing: this screen is about to close."""
        if self.is_over:
            return False
        may_see = may_look(self.item, self._sitting.study)
        offered = {
            "page": self.item.over and self._view in ("card", "beside") and self.card.max_scroll_y > 0,
            "flip": self._view == "card" and may_see,
            "say_when": self._view == "card" and not may_see,
            "flip_back": self._view in ("text", "stacked"),
            "turn": self._view != "card" and self.part == self.course.last,
            "switch": self._view == "beside",
        }
        return offered[action] if action in offered else super().check_action(action, parameters)

    def action_flip(self) -> None:
        """Show the passage, or the card again; the half-given answer stays."""
        if not self._flipped and is_peek(self.item):
            self._peek()
        self._flipped = not self._flipped
        self._arrange()
        proofs = [proof for proof in self._proofs() if proof.section == self._section]
        if self._flipped and self.item.over and proofs:
            self.call_after_refresh(self.text.reveal, proofs[0].start, proofs[0].end)
        self.refresh_bindings()

    def action_flip_back(self) -> None:
        """Show the card again."""
        self.action_flip()

    def action_say_when(self) -> None:
        """Say when the passage may be seen."""
        self._say(CLOSED[self._sitting.study.look_back])

    def action_page(self, pages: int) -> None:
        """Show more of the card."""
        self.card.scroll_relative(y=pages * max(1, self.card.size.height - 1), animate=False)

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

    def _focus_card(self) -> None:
        self.card.take_focus()
        if self.card.field is None:
            self.set_focus(None)

    def _peek(self) -> None:
        """Record that the passage was opened before the first answer."""
        raise NotImplementedError


def _view(wide: bool, pointing: bool, looked: bool, flipped: bool) -> View:
    """Both where there is room and the text may be seen; else the one that is asked for."""
    if wide and (pointing or looked):
        return "beside"
    if pointing:
        return "card" if flipped else "stacked"
    return "text" if flipped else "card"


_SEPARATOR = content.plain(" · ", content.MUTED)
