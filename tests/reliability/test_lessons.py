"""Lessons that came to harm, and lessons that are meant to do some: none is too much for the loader."""

from __future__ import annotations

import pytest

from tests.reliability.bombs import MEGABYTES
from tests.reliability.running import run

pytestmark = pytest.mark.long

LESSONS = 20_000


def test_no_harm_that_came_to_a_lesson_is_too_much() -> None:
    found = run("loading", LESSONS, 1)
    assert found["bad"] == []
    assert found["lessons"] == LESSONS
    assert LESSONS // 5 < found["opened"] < LESSONS * 4 // 5
    assert found["of_it_still_toml"] > LESSONS // 5


def test_no_lesson_takes_endless_time_or_memory() -> None:
    """How long each takes is a matter for the long run: here the machine may be busy."""
    found = run("bombs")
    assert found["died"] == 0, found["bad"]
    assert found["refused"] > 50
    assert found["taken"] > 20
    assert found["largest_refused_mb"] < MEGABYTES
