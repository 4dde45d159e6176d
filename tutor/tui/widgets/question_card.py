"""One question: what is asked, the field to answer in, the hints asked for and what is said of the answer."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tutor.lesson.question import (
    Choice,
    Classify,
    Cloze,
    Evidence,
    Explain,
    Match,
    Multiple,
    Number,
    Order,
    Question,
    Short,
    TrueFalse,
)
from tutor.quiz.asked import Asked
from tutor.quiz.feedback import Feedback
from tutor.quiz.grading import Answer
from tutor.quiz.sitting import Item
from tutor.quiz.spelling import Piece
from tutor.quiz.verdict_words import ASSESS, PROVE, VERDICTS, afterwards, beforehand
from tutor.reading.markdown import blocks
from tutor.tui import content
from tutor.tui.widgets.answer_field import AnswerField
from tutor.tui.widgets.classify_field import ClassifyField
from tutor.tui.widgets.cloze_field import ClozeField
from tutor.tui.widgets.explain_field import ExplainField
from tutor.tui.widgets.match_field import MatchField
from tutor.tui.widgets.option_field import OptionField
from tutor.tui.widgets.order_field import OrderField
from tutor.tui.widgets.typed_field import TypedField

_STYLES = {"right": content.RIGHT, "partly": content.WARNING, "wrong": content.WRONG}
_KINDS: dict[type[Question], tuple[type[AnswerField] | None, str]] = {
    Choice: (OptionField, "Choose one."),
    Multiple: (OptionField, "Choose all that apply."),
    TrueFalse: (OptionField, "True or false?"),
    Evidence: (None, "Point at the sentence with ↑↓ or a click."),
    Short: (TypedField, "Answer in a few words."),
    Number: (TypedField, "Answer with a number."),
    Cloze: (ClozeField, "Type into the gaps; Tab goes on."),
    Order: (OrderField, "Space picks an item up and puts it down, ↑↓ move it; or click."),
    Match: (MatchField, "Give each a letter; or click one, then the other."),
    Classify: (ClassifyField, "Give each its number; or click."),
    Explain: (ExplainField, "Explain in your own words; ctrl+s when you are done."),
}
"""For each type the field to answer in, and how to answer."""


class QuestionCard(VerticalScroll, can_focus=False):
    """A question and, once it was answered, the feedback. It grades nothing and keeps nothing."""

    def compose(self) -> ComposeResult:
        """The parts of the card from top to bottom."""
        yield Static(id="verdict")
        yield Static(id="prompt")
        yield VerticalGroup(id="answer")
        yield Static(id="hints")
        yield Static(id="explanation")

    @property
    def field(self) -> AnswerField | None:
        """The field to answer in; None where the answer is pointed at in the passage."""
        found = self.query(AnswerField)
        return found.first() if found else None

    @property
    def answer(self) -> Answer:
        """The answer given so far."""
        return self.field.answer if self.field is not None else ()

    async def ask(self, asked: Asked) -> None:
        """Show a question anew."""
        kind, _ = _KINDS[type(asked.item.question)]
        holder = self.query_one("#answer", VerticalGroup)
        await holder.remove_children()
        holder.display = kind is not None
        if kind is not None:
            field = kind()
            await holder.mount(field)
            if field.is_attached:  # Else the card was closed meanwhile.
                await field.ask(asked)
        self.scroll_home(animate=False)

    def tell(self, asked: Asked, feedback: Feedback | None, proof: Content) -> None:
        """Show the prompt, the hints asked for and what is said about the last answer."""
        prompt = content.prose(blocks(asked.item.question.prompt))
        how = [] if asked.item.over else [content.plain(_how(asked), content.MUTED)]
        self.query_one("#prompt", Static).update(content.lines(prompt, *how))
        verdict = _verdict(asked, feedback)
        if feedback is not None and asked.item.points_at and proof:
            # Over the text there is little room: what to read again comes before the prompt.
            verdict, proof = content.line(verdict, " ", proof), content.NOTHING
        self._show("verdict", verdict)
        self._show("hints", _hints(asked.item))
        self._show("explanation", _explanation(feedback, proof))
        if feedback is not None:
            if self.field is not None:
                self.field.tell(asked, feedback)
            self.scroll_home(animate=False)

    def reveal_hints(self) -> None:
        """Bring the hints into view."""
        self.scroll_to_widget(self.query_one("#hints"), animate=False)

    def take_focus(self) -> None:
        """Let the keys come to the field."""
        if self.field is not None:
            self.field.take_focus()

    def _show(self, part: str, words: Content) -> None:
        widget = self.query_one(f"#{part}", Static)
        widget.update(words)
        widget.display = bool(words)


def _how(asked: Asked) -> str:
    if asked.item.proving:
        return PROVE
    if isinstance(asked.item.question, Explain) and asked.item.written:
        return ASSESS
    if isinstance(asked.item.question, Cloze) and asked.item.question.bank:
        return "Pick words from the list, by number or click."
    if isinstance(asked.item.question, Cloze) and len(asked.item.question.gaps) == 1:
        return "Type into the gap."
    if isinstance(asked.item.question, Evidence) and asked.needed > 1:
        return f"Point at {asked.needed} sentences: ↑↓ and space, or clicks."
    return _KINDS[type(asked.item.question)][1]


def _verdict(asked: Asked, feedback: Feedback | None) -> Content:
    item = asked.item
    if item.near:
        return _near(asked)
    if item.proving:
        return content.NOTHING
    if feedback is None:
        return content.plain(beforehand(asked), content.MUTED)
    verdict = content.told(VERDICTS[feedback.grade], f"bold {_STYLES[feedback.grade]}")
    return content.line(verdict, *(f" {said}" for said in afterwards(asked, feedback)))


def _near(asked: Asked) -> Content:
    """What was typed with the letters that differ, and that nothing is lost."""
    shown = [content.line(*(_piece(piece) for piece in pieces)) for pieces in asked.differences]
    return content.line(
        ("Nearly. ", f"bold {content.WARNING}"),
        "No try is lost; look at the marked letters: ",
        content.line(", ").join(shown),
        ". Typed once more as it is, it counts as right.",
    )


def _piece(piece: Piece) -> str | tuple[str, str]:
    match piece.kind:
        case "same":
            return piece.typed
        case "missing":
            return ("_", f"bold {content.WARNING}")
        case _:
            return (f"[{piece.typed}]", f"bold {content.WARNING}")


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
