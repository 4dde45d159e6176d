"""A review in lines: the cards that are due, asked as in a check, and what it came to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from tutor.plain.asking import FLAG, Asking
from tutor.plain.command import Command
from tutor.plain.console import Console
from tutor.plain.desk import Desk
from tutor.plain.source import Source
from tutor.progress.recorder import Recorder, Saved, Unsaved
from tutor.quiz.grading import Answer
from tutor.quiz.sitting import Sitting
from tutor.quiz.step import Answered, Hinted, Peeked, Step, Wrote
from tutor.reading.sentences import as_sentence
from tutor.study.course import Course
from tutor.study.evidence import Proof
from tutor.study.proof_words import quoted, where
from tutor.study.review import Review, Reviewed
from tutor.study.review_card import ReviewCard, is_helped
from tutor.study.review_words import (
    HELPED,
    HOW_IT_FILLS,
    comes_back,
    headline,
    missing,
    outcomes,
    position,
    what_is_next,
)
from tutor.study.stopwatch import Stopwatch
from tutor.study.summary_words import on_one_line

SUSPEND = Command("x", "suspend", "ask this no more")
KNOW = Command("k", "know", "you know the term: it is asked no more, nor marked in the text")


class ReviewSource(Source):
    """A review: a card after another, each of its own lesson."""

    def __init__(self, review: Review) -> None:
        self._review = review
        self._begun: dict[str, Answer] = {}
        """By the question's id: kept while the review lasts."""

    @property
    def card(self) -> ReviewCard:
        """The present card."""
        card = self._review.card
        assert card is not None, "a review that is over asks nothing"
        return card

    @property
    def course(self) -> Course:
        """Of the present card."""
        return self.card.course

    @property
    def part(self) -> int:
        """Of the present card."""
        return self.card.part

    @property
    def sitting(self) -> Sitting:
        """Of the present card alone."""
        return self._review.sitting

    @property
    def is_over(self) -> bool:
        """Whether no card is left."""
        return self._review.card is None

    @property
    def is_only_one(self) -> bool:
        """Whether no other card is left."""
        return self._review.left == 1

    @property
    def section(self) -> int:
        """The one that the card came from."""
        return self.card.section

    def position(self) -> str:
        """By number, with the lesson that the card is of."""
        return as_sentence(f"{position(self._review)}, from {self.course.outline.title}")

    def proofs(self) -> Sequence[Proof]:
        """Of a term, the sentence that it was met in."""
        return self.card.proofs

    def outlook(self) -> str:
        """When the card comes back."""
        words = comes_back(self._review)
        return f"{words[:1].upper()}{words[1:]}." if words else ""

    def step(self, step: Step, seconds: float) -> Saved | Unsaved:
        """In the review."""
        if isinstance(step, Answered | Wrote):
            self._begun.pop(step.question, None)
        return self._review.step(step, seconds)

    def begun(self) -> Answer:
        """As it was put off in this review."""
        return self._begun.get(self.item.question.id, ())

    def keep(self, answer: Answer) -> None:
        """For this review."""
        self._begun[self.item.question.id] = answer


class Reviewing(Asking):
    """The cards of one review."""

    LEAVE = Command("q", "leave", "enough for today")

    def __init__(self, desk: Desk, review: Review) -> None:
        self._cards = ReviewSource(review)
        super().__init__(desk, self._cards)
        self._review = review

    def run(self) -> bool:
        """Ask until no card is left; False when the learner had enough before."""
        self._desk.say(f"Review: {self._review.size} {'card' if self._review.size == 1 else 'cards'}.")
        return self._talk()

    def _acts(self) -> Mapping[Command, Callable[[str], None]]:
        return {**super()._acts(), SUSPEND: lambda _: self._suspend(), KNOW: lambda _: self._know()}

    def _offered(self) -> dict[Command, bool]:
        """A term has no author to be told of it."""
        is_term = self._cards.card.term is not None
        return {**super()._offered(), FLAG: not is_term, KNOW: is_term}

    def _take(self, step: Step) -> bool:
        """As in a check; help before the first answer is told of once."""
        was_helped = is_helped(self._cards.item)
        is_saved = super()._take(step)
        if isinstance(step, Hinted | Peeked) and not was_helped and not self._cards.item.verdicts:
            self._desk.say(f"{HELPED[:1].upper()}{HELPED[1:]}.")
        return is_saved

    def _suspend(self) -> None:
        self._desk.saved(self._review.suspend())
        self._desk.say("Asked no more.")
        self._ask()

    def _know(self) -> None:
        self._desk.saved(self._review.know())
        self._desk.say("Known: asked no more.")
        self._ask()


def review_due(
    console: Console,
    recorder: Recorder,
    watch: Stopwatch,
    begin: Callable[[], Review],
    *,
    asks_how_sure: bool,
) -> None:
    """Ask what is due, as often as the learner wants; say each time what it came to.

    Raises `Quit`, and `EndOfInput` when nothing more is typed.
    """
    desk = Desk(console, recorder, watch, asks_how_sure=asks_how_sure)
    while True:
        review = begin()
        if review.card is not None:
            Reviewing(desk, review).run()
        reviewed = review.summary()
        desk.say("", *_lines(reviewed, recorder.store.today() if recorder.store else date.min))
        if not reviewed.due:
            return
        command, _ = desk.ask("Enter goes on; q leaves.", [Reviewing.LEAVE])
        if command is not None:
            return


def _lines(reviewed: Reviewed, today: date) -> Iterator[str]:
    yield f"{headline(reviewed)}."
    if reviewed.answered:
        yield f"{outcomes(reviewed).capitalize()}."
    yield what_is_next(reviewed, today)
    yield from missing(reviewed)
    if not reviewed.answered and not reviewed.due:
        yield HOW_IT_FILLS
    for card in reviewed.leeches:
        yield f"Forgotten again and again, and asked no more: {_words_of(card)}"


def _words_of(card: ReviewCard) -> str:
    """The words that are worth reading again, and where they stand."""
    title = card.course.outline.title
    if not card.proofs:
        return f"{on_one_line(card.question.prompt)} ({title})."
    return f"“{quoted(card.course, card.proofs[0])}” ({title}, {where(card.course, card.proofs[0])})."
