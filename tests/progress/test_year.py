"""A year of one learner, made up from a seed: what is due is asked, and what is asked is due once.

The learner reads a lesson now and then, misses some questions, looks terms up, forgets as FSRS says people
do, skips days, tries again on the same day, suspends and adds, and has a clock that is now and then wrong.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from tests.progress.diary import FIRST, Diary
from tutor.memory import history
from tutor.memory.queue import interleaved, sitting
from tutor.memory.schedule import retrievability
from tutor.progress import agenda, projection
from tutor.progress.agenda import Due
from tutor.progress.card import Card, remade
from tutor.progress.event import Draft

pytestmark = pytest.mark.long

START = FIRST.toordinal()
DAYS = 365
AHEAD = 400
"""The day on which the clock once was ahead."""
SEED = 7


class Learner:
    """Does something every day."""

    def __init__(self, diary: Diary, seed: int) -> None:
        self.diary, self.chance = diary, random.Random(seed)
        self.reviewed: dict[int, set[str]] = {}
        self.lessons = 0

    def live(self, day: int) -> None:
        """One day."""
        self.diary.day(day)
        if self.chance.random() < 0.15:
            return
        if self.chance.random() < 0.12:
            self._read()
        self.review(30)
        if self.chance.random() < 0.05:
            self._change_something()

    def _read(self) -> None:
        self.lessons += 1
        drafts = [
            Draft(
                kind="answered",
                lesson=f"lesson-{self.lessons}",
                section=f"s{number // 3}",
                question=f"q{number}",
                fingerprint="f",
                body={"credit": self.chance.choice((0, 0.85, 1, 1)), "hints": self.chance.choice((0, 0, 1))},
            )
            for number in range(9)
            for _ in range(self.chance.choice((1, 2)))
        ]
        drafts += [
            Draft(
                kind="looked-up", lesson=f"lesson-{self.lessons}", section="s0", body={"term": f"t{number}"}
            )
            for number in range(self.chance.randint(0, 5))
        ]
        self.diary.store.append(*drafts)

    def review(self, most: int) -> None:
        """Whatever is due, so many at most."""
        plan = self.diary.plan(sitting=most)
        found = agenda.due(self.diary.store, plan)
        counted = sum(agenda.counts(self.diary.store, plan).values())
        chosen = sitting(found.waiting, found.new, plan.limits, found.introduced)
        assert len(chosen) == min(counted, plan.limits.a_sitting)
        asked = interleaved(chosen, lambda one: (one.key.lesson, one.section))
        today = self.reviewed.setdefault(plan.today, set())
        for one in asked:
            assert one.key.text not in today, "asked twice on one day"
            today.add(one.key.text)
        self.diary.store.append(*(draft for one in asked for draft in self._answers(one, plan.today)))
        again = agenda.due(self.diary.store, plan)
        assert not {one.key for one in (*again.waiting, *again.new)} & {one.key for one in asked}

    def _answers(self, one: Due, today: int) -> Iterator[Draft]:
        card = agenda.card(self.diary.store, one.key)
        assert card is not None
        knows = self.chance.random() < (retrievability(card.memory, today) if card.memory else 0.3)
        for credit in (1,) if knows else (0, 1):
            is_question = one.key.kind == "question"
            yield Draft(
                kind="reviewed",
                lesson=one.key.lesson,
                section=one.section,
                question=one.key.name if is_question else "",
                fingerprint=one.key.fingerprint,
                body={"credit": credit, "confidence": self.chance.choice((0.5, 0.75, 0.95))}
                | ({} if is_question else {"term": one.key.name}),
            )

    def _change_something(self) -> None:
        cards = agenda.of_lesson(self.diary.store, f"lesson-{self.chance.randint(1, max(1, self.lessons))}")
        for card in self.chance.sample(cards, min(1, len(cards))):
            kind = self.chance.choice(("suspended", "resumed", "added", "known"))
            is_term = kind == "known" or card.kind == "term"
            self.diary.store.append(
                Draft(
                    kind=kind,
                    lesson=card.lesson,
                    question="" if is_term else card.name,
                    fingerprint="" if is_term else card.fingerprint,
                    body={"term": card.name} if is_term else {},
                )
            )


@pytest.fixture(scope="module")
def year() -> Iterator[Learner]:
    """The year, lived."""
    diary = Diary()
    learner = Learner(diary, SEED)
    for day in range(DAYS):
        learner.live(day)
        if day == 100:
            diary.day(AHEAD)
            learner.review(4)
        if day == 200:
            diary.day(day - 1)
            learner.review(30)
    yield learner
    diary.connection.close()


def test_rebuilt_cards_are_the_grown_ones_to_the_last_digit(year: Learner) -> None:
    diary = Diary()
    year.diary.connection.backup(diary.connection)
    grown = diary.rows()
    assert len(grown) > 200
    diary.store.rebuild()
    assert diary.rows() == grown
    assert projection.equal(diary.connection, year.diary.connection)
    diary.connection.close()


def test_what_grew_with_the_answers_is_what_all_of_them_say(year: Learner) -> None:
    for row in year.diary.rows():
        card = Card(*row)
        assert card == remade(card, history.read(card.history))


def test_every_card_in_the_queue_has_a_day_to_come(year: Learner) -> None:
    """Nothing is lost: each is due within the longest interval of its last answer, or waits for its turn."""
    year.diary.day(DAYS)
    plan = year.diary.plan()
    later = plan._replace(today=START + AHEAD + plan.options.longest)
    found = agenda.due(year.diary.store, later)
    due = {one.key for one in (*found.waiting, *found.new)}
    asked = year.diary.connection.execute("SELECT count(*) FROM card WHERE asked").fetchone()
    assert len(due) == asked[0] > 100


def test_the_days_to_come_hold_every_review_once(year: Learner) -> None:
    year.diary.day(DAYS)
    plan = year.diary.plan()
    found = agenda.days(year.diary.store, plan, 400)
    (asked,) = year.diary.connection.execute("SELECT count(*) FROM card WHERE asked").fetchone()
    assert sum(found) == asked
    assert found[0] == sum(agenda.counts(year.diary.store, plan).values())


def test_what_was_remembered_grew(year: Learner) -> None:
    """The learner forgets as the model says, so most of what is due is known: about as often as is wanted."""
    firsts = [
        (one.rating, at)
        for (text,) in year.diary.connection.execute("SELECT history FROM card WHERE introduced IS NOT NULL")
        for at, one in enumerate(history.read(text))
        if one.is_review and at
    ]
    share = sum(rating > 1 for rating, _ in firsts) / len(firsts)
    assert len(firsts) > 500
    assert 0.75 < share < 0.97
    assert max(at for _, at in firsts) > 5


def test_the_year_had_days_with_a_wrong_clock(year: Learner) -> None:
    assert len(year.reviewed[START + AHEAD]) == 4
    found = year.diary.connection.execute("SELECT count(*) FROM card WHERE last > ?", (START + DAYS,))
    assert found.fetchone()[0] > 0
