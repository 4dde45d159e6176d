"""A review: the cards that are due, asked as in a check, whatever lesson they are of."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from tutor.progress.recorder import Saved, Unsaved
from tutor.quiz.grading import Answer
from tutor.quiz.sitting import Sitting
from tutor.quiz.step import Answered, Counted, Hinted, MovedOn, Peeked, Skipped, Step, Wrote
from tutor.study.course import Course
from tutor.study.evidence import Proof
from tutor.study.review import Review
from tutor.study.review_card import is_helped
from tutor.study.review_words import HELPED, KNOWN, PUT_AWAY, comes_back, position
from tutor.tui import content, request
from tutor.tui.screens.check import CheckScreen


class ReviewScreen(CheckScreen):
    """The card on top of a review that has one, and then the next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="check.back", show=False),
        Binding("escape", "leave", "Enough", id="review.enough"),
        Binding("q", "leave", "Enough", id="leave", show=False),
        Binding("x,f6", "suspend", "Ask no more", id="review.suspend", key_display="x", show=False),
        Binding("k,f7", "know", "I know it", id="review.know", key_display="k", show=False),
    ]

    def __init__(
        self,
        review: Review,
        column: int,
        time_on_task: Callable[[], float],
        asks_how_sure: Callable[[], bool],
    ) -> None:
        """`review` has a card to ask."""
        assert review.card is not None, "a review that is over is never opened"
        self._present = review.card
        self._review = review
        self._half_given: dict[str, Answer] = {}
        """What was begun to be answered and put off, by the question's id: kept while this lasts."""
        super().__init__(self._present.course, self._present.part, column, time_on_task, asks_how_sure)

    @property
    def is_over(self) -> bool:
        """Whether no card is left to ask."""
        return self._review.card is None

    def _begin(self, course: Course, part: int) -> Sitting:
        return self._review.sitting

    def _title(self) -> str:
        return f"Review · {self.course.outline.title}"

    async def _ask_next(self) -> None:
        card = self._review.card
        if card is None:
            self.post_message(request.ReviewOver())
            return
        self._present, self._sitting = card, self._review.sitting
        self.course, self.part = card.course, card.part
        await self._ask()

    def _is_only_one(self) -> bool:
        return self._review.left == 1

    def _step(self, step: Step, seconds: float) -> Saved | Unsaved:
        outcome = self._review.step(step, seconds)
        if not isinstance(step, MovedOn | Skipped):
            self._sitting = self._review.sitting
        return outcome

    def _take(self, step: Step) -> None:
        if isinstance(step, Answered | Wrote):
            self._half_given.pop(step.question, None)
        super()._take(step)
        if isinstance(step, Answered | Counted) and self.item.over and not self._unsaved:
            self._told = content.joined(("saved", comes_back(self._review)))
        elif isinstance(step, Hinted | Peeked) and is_helped(self.item) and not self.item.verdicts:
            self._told = content.plain(HELPED, content.MUTED)
            self.show_status()

    def _proofs(self) -> tuple[Proof, ...]:
        return self._present.proofs

    def _begun(self) -> Answer:
        return self._half_given.get(self.item.question.id, ())

    def _keep(self, answer: Answer) -> None:
        self._half_given[self.item.question.id] = answer

    def _where(self) -> int:
        return self._present.section

    def _position(self) -> str:
        return "" if self.is_over else position(self._review)

    # What the learner does besides

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with this card; a term has no author to be told of it."""
        is_term = self._present.term is not None
        offered = {"flag": not is_term, "know": is_term, "back": self._flipped}
        return super().check_action(action, parameters) if offered.get(action, True) else False

    async def action_suspend(self) -> None:
        """Ask this card no more."""
        self.saved(self._review.suspend())
        await self._ask_next_after(PUT_AWAY)

    async def action_know(self) -> None:
        """The term is known: it is asked no more, nor marked in the text."""
        self.saved(self._review.know())
        await self._ask_next_after(KNOWN)

    async def _ask_next_after(self, words: str) -> None:
        """Ask the next card, and say what became of the one before it."""
        await self._ask_next()
        if not self.is_over:
            self._say(words)

    def action_leave(self) -> None:
        """Enough for today."""
        self.post_message(request.ReviewOver())
