"""Which items stand in order."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations

from tutor.quiz.sequence import in_order

ITEMS = ("a", "b", "c", "d", "e")


def test_one_item_out_of_place_leaves_the_others_in_order() -> None:
    assert in_order(ITEMS, ("b", "c", "d", "e", "a")) == frozenset("bcde")


def test_the_wrong_way_round_a_single_item_is_in_order() -> None:
    assert len(in_order(ITEMS, ITEMS[::-1])) == 1


def test_other_items_are_in_no_order() -> None:
    assert in_order(ITEMS, ("a", "b")) == frozenset()


def test_no_longer_run_is_in_order() -> None:
    for given in permutations(ITEMS):
        run = in_order(ITEMS, given)
        kept = [item for item in given if item in run]
        assert all(a < b for a, b in pairwise(kept))
        longer = combinations(given, len(run) + 1)
        assert not any(all(a < b for a, b in pairwise(other)) for other in longer)
