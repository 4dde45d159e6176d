"""One question: what is asked, the options, the hints asked for and, after an answer, what is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tutor.lesson.model import Choice, Evidence, Multiple, Question, Study, TrueFalse
from tutor.quiz import order
from tutor.quiz.feedback import Feedback
from tutor.quiz.grading import FALSE, TRUE, Answer
from tutor.quiz.sitting import Item, tries_left
from tutor.reading.markdown import blocks
from tutor.tui import content
from tutor.tui.widgets.options import Options

_VERDICTS = {
    "right": ("✓ Right", content.RIGHT),
    "partly": ("◐ Partly right", content.WARNING),
    "wrong": ("✗ Not right", content.WRONG),
}
_ASKED = {
    Choice: "Choose one.",
    Multiple: "Choose all that apply.",
    TrueFalse: "True or false?",
    Evidence: "Point at the sentence with ↑↓ or a click.",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that a card shows of an item."""

    item: Item
    study: Study
    seed: str
    chosen: Answer = ()
    """The half-given answer."""
    needed: int = 1
    """Of an evidence question, how many sentences are asked for."""


class QuestionCard(VerticalScroll, can_focus=False):
    """A question and, once it was answered, the feedback. It grades nothing and keeps nothing."""

    def compose(self) -> ComposeResult:
        """The parts of the card from top to bottom."""
        yield Static(id="verdict")
        yield Static(id="prompt")
        yield Options(id="options")
        yield Static(id="hints")
        yield Static(id="explanation")

    @property
    def chosen(self) -> Answer:
        """The options chosen so far."""
        return self.query_one(Options).chosen

    async def ask(self, asked: Asked) -> None:
        """Show a question anew."""
        question = asked.item.question
        self.query_one("#prompt", Static).update(
            content.lines(content.prose(blocks(question.prompt)), content.plain(_how(asked), content.MUTED))
        )
        await self.query_one(Options).show(_choices(asked), isinstance(question, Multiple), asked.chosen)
        self.scroll_home(animate=False)

    def tell(self, asked: Asked, feedback: Feedback | None, proof: Content) -> None:
        """Show the hints asked for and what is said about the last answer."""
        self._show("verdict", _verdict(asked, feedback))
        self._show("hints", _hints(asked.item))
        self._show("explanation", _explanation(feedback, proof))
        if feedback is not None:
            self.query_one(Options).tell(feedback.notes, feedback.open)
            self.scroll_home(animate=False)

    def _show(self, part: str, words: Content) -> None:
        widget = self.query_one(f"#{part}", Static)
        widget.update(words)
        widget.display = bool(words)


def _choices(asked: Asked) -> list[tuple[str, str]]:
    match asked.item.question:
        case Choice() | Multiple() as question:
            shown = order.options(question, asked.seed, asked.item.showing, asked.study.shuffle)
            return [(option.text, option.text) for option in shown]
        case TrueFalse():
            return [(TRUE, "True"), (FALSE, "False")]
        case _:
            return []


def _how(asked: Asked) -> str:
    question = asked.item.question
    if isinstance(question, Evidence) and asked.needed > 1:
        return f"Point at {asked.needed} sentences: ↑↓ and space, or clicks."
    return _asked_of(question)


def _asked_of(question: Question) -> str:
    return _ASKED.get(type(question), "")


def _verdict(asked: Asked, feedback: Feedback | None) -> Content:
    if feedback is None:
        return (
            content.plain("This question came back. One try.", content.MUTED)
            if asked.item.showing
            else content.NOTHING
        )
    words, style = _VERDICTS[feedback.grade]
    left = tries_left(asked.item, asked.study)
    credit = asked.item.last.credit if asked.item.last else 0
    after = ""
    if not feedback.open:
        after = f" {left} {'try' if left == 1 else 'tries'} left."
    elif feedback.grade == "partly":
        after = f" {credit:.0%} of the points."
    return content.line((f"{words}.", f"bold {style}"), after)


def _hints(item: Item) -> Content:
    given = item.question.hints[: item.hints]
    total = len(item.question.hints)
    return content.lines(
        *(
            content.line((f"Hint {n} of {total}. ", content.STRONG), content.prose(blocks(hint)))
            for n, hint in enumerate(given, 1)
        )
    )


def _explanation(feedback: Feedback | None, proof: Content) -> Content:
    if feedback is None or not feedback.open:
        return proof if feedback is not None else content.NOTHING
    parts = [content.prose(blocks(feedback.explanation))] if feedback.explanation else []
    return content.lines("", "", "").join([*parts, *([proof] if proof else [])])
