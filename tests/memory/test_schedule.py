"""Days and intervals, against what the fsrs package says itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.memory.rating import Rating
from tutor.memory.schedule import (
    DECAY,
    Memory,
    Options,
    after,
    due,
    interval,
    retrievability,
    stretch,
)

DAY = 741_000
UNCAPPED = Options(longest=36_500)
RATINGS = st.sampled_from(list(Rating))


def test_good_each_time_gives_the_published_intervals() -> None:
    memory, day, found = None, DAY, []
    for _ in range(4):
        memory = after(memory, Rating.GOOD, day, "a card")._replace(spread=1)
        found.append(interval(memory, UNCAPPED))
        day = due(memory, UNCAPPED)
    assert found == [2, 11, 46, 163]


@given(st.lists(st.tuples(RATINGS, st.integers(1, 400)), min_size=1, max_size=8), st.floats(0.7, 0.97))
def test_the_package_says_the_same(steps: list[tuple[Rating, int]], retention: float) -> None:
    scheduler = fsrs.Scheduler(
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=180,
        enable_fuzzing=False,
    )
    card, memory, day = fsrs.Card(card_id=1), None, DAY
    for rating, days in steps:
        day += days
        moment = datetime.fromordinal(day).replace(tzinfo=UTC)
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), moment)
        memory = after(memory, rating, day, "a card")
        assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
        found = interval(memory._replace(spread=1), Options(retention))
        is_half = memory.stability * stretch(retention) % 1 == 0.5
        assert abs(found - (card.due - moment).days) <= is_half
        later = day + days
        assert retrievability(memory, later) == pytest.approx(
            scheduler.get_card_retrievability(card, moment + timedelta(days=days)), rel=1e-12
        )


def test_the_curve_is_that_of_the_package() -> None:
    assert -fsrs.scheduler.FSRS_DEFAULT_DECAY == DECAY
    assert stretch(0.9) == 1


@given(st.floats(0.001, 40_000), st.floats(0.7, 0.97), st.floats(0.95, 1.05), st.integers(1, 400))
def test_an_interval_is_at_least_a_day_and_has_a_limit(
    stability: float, retention: float, spread: float, longest: int
) -> None:
    memory = Memory(stability, 5, DAY, spread)
    options = Options(retention, longest)
    found = interval(memory, options)
    assert 1 <= found <= longest
    assert due(memory, options) == DAY + found
    assert interval(memory, options._replace(retention=0.98)) <= found


@pytest.mark.parametrize("retention", [0, 1, 1.5, -1, float("nan")])
def test_what_is_no_chance_is_refused(retention: float) -> None:
    with pytest.raises(ValueError, match="not a chance"):
        stretch(retention)


def test_cards_learnt_together_come_back_on_different_days_and_always_on_the_same() -> None:
    def days() -> list[int]:
        cards = [after(None, Rating.GOOD, DAY, f"card {number}") for number in range(40)]
        return [due(card._replace(stability=100), Options()) - DAY for card in cards]

    found = days()
    assert found == days()
    assert 95 <= min(found) < 97
    assert 103 < max(found) <= 105
    first = after(None, Rating.GOOD, DAY, "a")
    assert first.spread != after(first, Rating.GOOD, DAY + 2, "a").spread


def test_only_forgetting_again_is_a_lapse() -> None:
    memory = after(None, Rating.AGAIN, DAY, "a")
    assert (memory.lapses, memory.answers) == (0, 1)
    memory = after(memory, Rating.HARD, DAY + 1, "a")
    memory = after(memory, Rating.AGAIN, DAY + 2, "a")
    assert (memory.lapses, memory.answers) == (1, 3)
