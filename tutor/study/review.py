"""A review: the cards that are due, one after another, whatever lesson they are of.

Each card is a sitting of one question, so that asking, grading, hints and feedback are those of a check. What
is missed comes back once before the end; that is practice. Nothing of a review has to be taken up again after
a power cut: what was answered is not due any more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from tutor.library import Library
from tutor.library.opened import OpenLesson
from tutor.memory import schedule
from tutor.memory.card import CardKey, Plan
from tutor.memory.rating import Rating
from tutor.progress import agenda
from tutor.progress.event import Draft
from tutor.progress.recorder import Recorder, Saved, Unsaved
from tutor.progress.store import Store
from tutor.quiz.sitting import Item, Sitting, begin, take
from tutor.quiz.step import MovedOn, Skipped, Step
from tutor.settings import Settings
from tutor.study.by_hand import decided
from tutor.study.course import Course
from tutor.study.deck import Deck
from tutor.study.plan import plan_of
from tutor.study.review_card import ReviewCard, card_of, draft_of, rating_of


class Reviewed(NamedTuple):
    """What a review came to."""

    ratings: Mapping[Rating, int]
    """How many cards were known how well, by their first answers."""
    leeches: tuple[ReviewCard, ...]
    """Forgotten too often: not asked any more, and worth reading again."""
    due: int
    """Still due today; new ones beyond the day's limit are not."""
    missing: Mapping[str, int]
    """How many cards are due of lessons that are not in the library, by lesson id."""
    next_day: date | None
    """The first day after today on which anything is due; None for none."""

    @property
    def answered(self) -> int:
        """How many cards were answered."""
        return sum(self.ratings.values())


class Review:
    """One sitting of a review. `card` is the one on the screen."""

    def __init__(
        self,
        library: Library,
        recorder: Recorder,
        settings: Settings,
        course_of: Callable[[OpenLesson], Course],
        new_seed: Callable[[], str],
        time_on_task: Callable[[], float] | None = None,
        lesson: str = "",
    ) -> None:
        """`lesson` is the id of the only one that is reviewed; empty for all. Raises StoreError.

        `course_of` gives a course that records no time, since the review does: `time_on_task` says how long
        the learner was at it so far, in seconds, whatever it began with.
        """
        self._recorder, self._settings = recorder, settings
        self._course_of, self._new_seed = course_of, new_seed
        self._time_on_task = time_on_task
        self._time_told = time_on_task() if time_on_task else 0.0
        self._lesson = lesson
        self._deck = Deck(library, recorder)
        self._courses: dict[str, Course] = {}
        self._cards: dict[CardKey, ReviewCard | None] = {}
        self._sittings: dict[CardKey, Sitting] = {}
        self._ratings: dict[CardKey, Rating] = {}
        store = recorder.store
        self._today = store.today().toordinal() if store else 0
        self._queue = list(self._deck.chosen(store, self._plan(store), lesson)) if store else []
        self.size = len(self._queue)
        """Cards of this sitting."""

    # What is asked

    @property
    def card(self) -> ReviewCard | None:
        """The card to be asked now; None when none is left."""
        while self._queue:
            due = self._queue[0]
            if due.key not in self._cards:
                is_due = self._is_still_due(due.key)
                self._cards[due.key] = card_of(due, self._course(due.key.lesson)) if is_due else None
            card = self._cards[due.key]
            if card is not None:
                return card
            self._put_away()
        return None

    @property
    def sitting(self) -> Sitting:
        """The sitting of the present card's question. Raises LookupError when no card is left."""
        card = self.card
        if card is None:
            raise LookupError("the review is over")
        if card.key not in self._sittings:
            study = card.course.outline.study._replace(look_back="free")
            if card.term is not None:
                # Its sentence may be seen after a miss, and holds the term.
                study = study._replace(tries=1)
            self._sittings[card.key] = begin((card.question,), study, self._new_seed())
        return self._sittings[card.key]

    @property
    def item(self) -> Item:
        """The present card's question and what has happened to it. Raises LookupError when none is left."""
        item = self.sitting.current
        if item is None:
            raise LookupError("the card is over")
        return item

    @property
    def left(self) -> int:
        """Cards still to be asked, the present one included; those that come back count as well."""
        return len(self._queue)

    @property
    def answered(self) -> int:
        """Cards answered at least once."""
        return len(self._ratings)

    # What the learner does

    def step(self, step: Step, seconds: float = 0) -> Saved | Unsaved:
        """Take a step with the present card and record it; all is up to date even when it is not saved."""
        card, before = self.card, self.sitting
        if card is None or isinstance(step, Skipped):
            return self.skip()
        step = card.course.evidence.weighed(step, card.question)
        after = take(before, step, lambda _: card.reference)
        if after == before:
            return self._recorder.retry()
        self._sittings[card.key] = after
        if isinstance(step, MovedOn):
            due = self._queue.pop(0)
            if not after.done:
                self._queue.append(due)
            return self._recorder.retry()
        item = after.item(card.question.id)
        rating = rating_of(item)
        if rating is not None:
            self._ratings[card.key] = rating
        draft = draft_of(card, step, item, seconds)
        return self._record(draft) if draft else self._recorder.retry()

    def skip(self) -> Saved | Unsaved:
        """Put the present card off until the others were asked."""
        self._queue.append(self._queue.pop(0))
        return self._recorder.retry()

    def suspend(self) -> Saved | Unsaved:
        """Ask the present card no more, until the learner wants it again."""
        card, key = self.card, self._put_away()
        section = "" if card is None else card.course.part_id(card.part)
        return self._record(decided("suspended", key, section))

    def know(self) -> Saved | Unsaved:
        """The learner knows the present card's term: it is not asked any more, nor marked in the text."""
        card = self.card
        if card is None or card.term is None:
            return self._recorder.retry()
        self._put_away()
        return card.course.mark_known(card.term, True)

    def _is_still_due(self, key: CardKey) -> bool:
        """Not when it was answered or put away in another window since this review began."""
        store = self._recorder.store
        kept = agenda.card(store, key) if store else None
        if store is None or kept is None or not kept.asked:
            return False
        return kept.last is None or not self._today <= kept.last <= store.today().toordinal()

    def _put_away(self) -> CardKey:
        """Take the present card out; one that was not answered is none of this sitting any more."""
        key = self._queue.pop(0).key
        self.size -= key not in self._ratings
        return key

    # What is told

    def comes_back_in(self) -> int | None:
        """Days until the present card is due again; None while nothing of it is saved, or it is a leech."""
        card, store = self.card, self._recorder.store
        kept = agenda.card(store, card.key) if card and store else None
        if kept is None or kept.memory is None or not kept.asked or store is None:
            return None
        plan = self._plan(store)
        return schedule.due(kept.memory, plan.options) - plan.today

    def is_leech(self) -> bool:
        """Whether the present card was forgotten too often now, and is not asked any more."""
        card, store = self.card, self._recorder.store
        kept = agenda.card(store, card.key) if card and store else None
        return kept is not None and bool(kept.leech)

    def summary(self) -> Reviewed:
        """What the review came to so far. Raises StoreError."""
        store, ratings = self._recorder.store, Counter(self._ratings.values())
        if store is None:
            return Reviewed(ratings, (), 0, {}, None)
        plan = self._plan(store)
        leeches = {card.key for card in agenda.leeches(store)}
        counts, here = agenda.counts(store, plan), agenda.counts(store, plan, self._deck.paths)
        missing = {of: counts[of] for of in counts if of not in self._deck.paths and not self._lesson}
        day = agenda.next_day(store, plan, self._lesson, self._deck.paths)
        return Reviewed(
            ratings=ratings,
            leeches=tuple(
                card for key, card in self._cards.items() if card and key in leeches & self._ratings.keys()
            ),
            due=here.get(self._lesson, 0) if self._lesson else sum(here.values()),
            missing=missing,
            next_day=date.fromordinal(day) if day else None,
        )

    def _course(self, lesson: str) -> Course:
        if lesson not in self._courses:
            opened = self._deck.lesson(lesson)
            assert opened is not None, "only cards of lessons that are here are chosen"
            self._courses[lesson] = self._course_of(opened)
        return self._courses[lesson]

    def _plan(self, store: Store) -> Plan:
        return plan_of(self._settings, store.today())

    def _record(self, draft: Draft) -> Saved | Unsaved:
        """Record what happened, with the time on task that led to it."""
        if self._time_on_task is not None:
            spent = self._time_on_task() - self._time_told
            self._time_told += spent
            draft = replace(draft, body={**draft.body, "spent": round(spent, 1)})
        return self._recorder.record(draft)
