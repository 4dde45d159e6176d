"""Plots in dots, as they look."""

from __future__ import annotations

import pytest

from tutor.tui.plot import POINT, columns, squared


def test_points_stand_where_they_belong() -> None:
    lines = squared([(0, 0), (0.5, 1), (1, 0.5)], 10, 4)
    assert len(lines) == 4
    assert lines[3][0] == POINT
    assert lines[0][5] == POINT
    assert lines[1][9] == POINT
    assert sum(line.count(POINT) for line in lines) == 3


@pytest.mark.parametrize("at", [-1.0, 0.0, 1.0, 7.0])
def test_no_point_falls_out_of_the_plot(at: float) -> None:
    assert "".join(squared([(at, at)], 5, 3)).count(POINT) == 1


def test_columns_are_as_high_as_their_amounts() -> None:
    assert columns([0, 2, 4, 8], 8, 1, 2) == ("   ⡇", " ⡄⡇⡇")
    assert columns([8, 4], 8, 2, 2) == ("⣿⡇", "⣿⡇⣿⡇")


def test_a_small_amount_is_seen_beside_a_large_one() -> None:
    assert columns([1, 1000], 1000, 1, 1) == ("⡀⡇",)


def test_there_is_nothing_in_a_plot_that_could_act_on_a_terminal() -> None:
    lines = (*squared([(0.3, 0.3)], 30, 8), *columns([3, 1], 3, 2, 4))
    assert all(line.isprintable() for line in lines)
