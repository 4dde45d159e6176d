"""A history is the same whatever the order in which its answers became known."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.memory import history
from tutor.memory.history import First
from tutor.memory.rating import Rating

AGAIN, HARD, GOOD = Rating
ANSWERS = st.lists(
    st.builds(First, st.integers(700_000, 700_400), st.sampled_from(list(Rating)), st.booleans()),
    max_size=12,
    unique_by=lambda one: one.day,
)


def of(*answers: First) -> history.History:
    found: history.History = ()
    for one in answers:
        found = history.noted(found, one)
    return found


@given(ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(answers: list[First], chance: object) -> None:
    found = of(*answers)
    assert found == of(*sorted(answers)) == tuple(sorted(answers))
    assert history.read(history.written(found)) == found
    assert history.tells_of_a_miss(history.written(found)) == history.is_missed(found)
    assert all(before.day < after.day for before, after in pairwise(found))


@given(ANSWERS, st.integers(699_990, 700_410))
def test_the_memory_grows_as_it_is_worked_out_whole(answers: list[First], day: int) -> None:
    found = of(*answers)
    early = history.until(found, day)
    assert all(one.day <= day for one in early)
    assert all(one.day > day for one in found[len(early) :])
    grown = history.remembered(found[len(early) :], "c", history.remembered(early, "c"))
    assert grown == history.remembered(found, "c")


def test_later_answers_of_a_day_are_practice() -> None:
    found = of(First(1, AGAIN), First(1, GOOD), First(1, HARD, True))
    assert found == (First(1, AGAIN),)


def test_an_answer_that_is_counted_as_right_is_rated_anew() -> None:
    found = of(First(1, GOOD), First(2, AGAIN))
    assert history.rerated(found, 2, GOOD) == of(First(1, GOOD), First(2, GOOD))
    assert history.rerated(found, 3, GOOD) == found


def test_what_was_not_simply_right_was_missed() -> None:
    assert not history.is_missed(of(First(1, GOOD)))
    assert history.is_missed(of(First(1, GOOD), First(9, HARD)))
    assert not history.is_missed(())


def test_forgetting_again_is_a_lapse_and_counts_from_when_the_card_was_taken_up() -> None:
    found = of(*(First(day, AGAIN) for day in range(1, 6)), First(6, HARD))
    assert history.lapses(found) == history.LEECH == 4
    assert history.lapses(found, since=4) == 1
    assert history.lapses(found, since=5) == 0
    assert history.lapses(of(First(1, AGAIN))) == 0


def test_the_first_review_introduces_a_card() -> None:
    assert history.introduced(of(First(1, AGAIN))) is None
    assert history.introduced(of(First(1, AGAIN), First(3, GOOD, True), First(9, GOOD, True))) == 3


@pytest.mark.parametrize("text", ["x", "1", "1:4", "1:0", "a:1", "1:1x"])
def test_what_is_no_history_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        history.read(text)
