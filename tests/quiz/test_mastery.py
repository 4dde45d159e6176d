"""Mastery as worked out by hand."""

from __future__ import annotations

import pytest

from tutor.quiz.mastery import Tries, mastery

TODAY = 740_000


def test_of_tries_today_each_counts_whole() -> None:
    (found,) = mastery([Tries("infer", TODAY, 4, 3.0)], TODAY)
    assert found.estimate == (3 + 1) / (4 + 2)
    assert found.share == found.estimate


def test_after_thirty_days_a_try_counts_half_and_after_sixty_a_quarter() -> None:
    tries = [
        Tries("infer", TODAY, 2, 1.0),
        Tries("infer", TODAY - 30, 2, 2.0),
        Tries("infer", TODAY - 60, 4, 0.0),
    ]
    (found,) = mastery(tries, TODAY)
    assert found.estimate == (1 + 0.5 * 2 + 0.25 * 0 + 1) / (2 + 0.5 * 2 + 0.25 * 4 + 2) == 0.5
    assert (found.tries, found.days) == (8, 3)


def test_nothing_is_shown_of_fewer_than_four_tries() -> None:
    few, enough = mastery([Tries("few", TODAY, 3, 3.0), Tries("enough", TODAY, 4, 4.0)], TODAY)[::-1]
    assert few.share is None
    assert enough.share == pytest.approx(5 / 6)


@pytest.mark.parametrize(
    ("by_day", "is_secure"),
    [
        (((0, 3, 3.0), (1, 2, 2.0)), True),
        (((0, 5, 5.0),), False),
        (((0, 2, 2.0), (1, 2, 2.0)), False),
        (((0, 4, 3.0), (1, 2, 2.0)), False),
        (((300, 3, 3.0), (301, 2, 2.0)), False),
    ],
    ids=["five on two days", "five on one day", "four", "one in six wrong", "long ago"],
)
def test_a_skill_is_secure_at_eighty_percent_over_five_tries_on_two_days(
    by_day: tuple[tuple[int, int, float], ...], is_secure: bool
) -> None:
    (found,) = mastery([Tries("infer", TODAY - ago, count, credit) for ago, count, credit in by_day], TODAY)
    assert found.is_secure is is_secure


def test_the_weakest_comes_first_and_what_is_hardly_known_last() -> None:
    tries = [
        Tries("good", TODAY, 5, 5.0),
        Tries("hardly", TODAY, 1, 0.0),
        Tries("bad", TODAY, 5, 1.0),
        Tries("as bad", TODAY, 5, 1.0),
    ]
    assert [one.skill for one in mastery(tries, TODAY)] == ["as bad", "bad", "good", "hardly"]


def test_what_a_wrong_clock_put_into_the_time_to_come_counts_as_of_today() -> None:
    assert mastery([Tries("x", TODAY + 400, 4, 4.0)], TODAY) == mastery([Tries("x", TODAY, 4, 4.0)], TODAY)


def test_without_tries_there_is_no_skill() -> None:
    assert mastery([], TODAY) == ()
