"""What is asked, and in which order."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.memory.queue import Limits, Passage, interleaved, new_allowed, sitting

CARDS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("12")), max_size=16)


def beside(order: tuple[tuple[int, Passage], ...], of: int = 2) -> int:
    return sum(one[1][:of] == other[1][:of] for one, other in pairwise(order))


def in_order(passages: list[Passage]) -> tuple[tuple[int, Passage], ...]:
    return interleaved(list(enumerate(passages)), lambda card: card[1])


@given(CARDS)
def test_cards_of_a_passage_are_apart_where_it_can_be_helped(passages: list[Passage]) -> None:
    found = in_order(passages)
    assert sorted(found) == list(enumerate(passages))
    most = max(Counter(passages).values(), default=0)
    assert beside(found) == max(0, 2 * most - len(passages) - 1)


@given(CARDS)
def test_lessons_alternate_as_far_as_they_can(passages: list[Passage]) -> None:
    lessons = [(lesson, f"{at}") for at, (lesson, _) in enumerate(passages)]
    most = max(Counter(lesson for lesson, _ in lessons).values(), default=0)
    assert beside(in_order(lessons), of=1) == max(0, 2 * most - len(lessons) - 1)


def test_what_comes_first_goes_first() -> None:
    found = in_order([("a", "1"), ("a", "2"), ("b", "1"), ("b", "2"), ("a", "3")])
    assert [at for at, _ in found] == [0, 2, 1, 3, 4]
    assert [at for at, _ in in_order([("a", "1"), ("b", "1"), ("b", "1"), ("b", "1")])] == [1, 0, 2, 3]


@pytest.mark.parametrize(
    ("waiting", "introduced", "allowed"),
    [(0, 0, 10), (59, 0, 10), (60, 0, 0), (0, 4, 6), (0, 10, 0), (0, 14, 0)],
)
def test_new_cards_are_limited_and_pause_when_two_sittings_wait(
    waiting: int, introduced: int, allowed: int
) -> None:
    assert new_allowed(Limits(), waiting, introduced) == allowed


@given(st.integers(0, 80), st.integers(0, 40), st.integers(0, 12))
def test_a_sitting_has_its_limit_and_what_waits_goes_first(waiting: int, new: int, introduced: int) -> None:
    old, fresh = list(range(waiting)), list(range(100, 100 + new))
    limits = Limits()
    found = sitting(old, fresh, limits, introduced)
    assert len(found) <= limits.a_sitting
    assert found[: min(waiting, 30)] == tuple(old[:30])
    taken = found[min(waiting, 30) :]
    assert taken == tuple(fresh[: len(taken)])
    assert len(taken) == min(30 - min(waiting, 30), new, new_allowed(limits, waiting, introduced))
