"""Whole lessons, by someone who only hears what is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from tutor.library import Library
from tutor.paths import bundled_dir
from tutor.study.summary import summarise

if TYPE_CHECKING:
    from tests.plain.conftest import Home, Learner

Learners = Callable[..., "Learner"]
WIDE = 10_000
LANGUAGES = Path(__file__).parents[1] / "languages"


def test_every_type_of_question_is_answered_right(home: Home, every: str, learner: Learners) -> None:
    lesson = home.write(every)
    talk = home.read(lesson, learner(lesson), width=WIDE)
    assert "13 of 13 questions answered." in talk.lines
    assert "First try: 100%  (14 of 14 points). The score" in talk.text
    kinds = home.kinds()
    assert (kinds.count("answered"), kinds.count("proved"), kinds.count("wrote")) == (13, 1, 1)
    assert (kinds.count("begun"), kinds.count("section-read"), kinds.count("check-ended")) == (1, 2, 3)


def test_the_tour_is_walked_through_to_its_summary(home: Home, learner: Learners) -> None:
    lesson = Library([bundled_dir()], home.folder / "cache").open("tour")
    talk = home.read(lesson, learner(lesson), width=WIDE)
    summary = summarise(home.course(lesson))
    assert (summary.answered, summary.questions) == (13, 13)
    assert summary.overall.share == 1
    assert "First try: 100%" in talk.text


@pytest.mark.parametrize("language", ["arabic", "chinese", "hindi", "marks"])
def test_lessons_in_other_scripts_are_walked_through(home: Home, learner: Learners, language: str) -> None:
    lesson = home.write((LANGUAGES / f"{language}.toml").read_text(encoding="utf-8"))
    talk = home.read(lesson, learner(lesson), width=WIDE)
    assert "First try: 100%" in talk.text
    home.forget()
    narrow = home.read(lesson, ["d", "1", "", "c", "1", "p", "q"], width=20)
    assert [line for line in narrow.lines if cell_len(line) > 20] == []


@pytest.mark.parametrize("step", [9, pytest.param(1, marks=pytest.mark.long)])
def test_after_the_input_ends_anywhere_nothing_is_lost_and_nothing_doubled(
    home: Home, every: str, learner: Learners, step: int
) -> None:
    """A run is cut off after so many lines, and another one goes on from there."""
    lesson = home.write(every)
    whole = learner(lesson)
    home.read(lesson, whole, width=WIDE)
    uncut = happened(home)
    for cut in range(1, len(whole.typed), step):
        home.forget()
        home.read(lesson, learner(lesson, cut), width=WIDE)
        before = home.kinds()
        talk = home.read(lesson, learner(lesson), width=WIDE)
        assert happened(home) == uncut, cut
        assert home.kinds()[: len(before)] == before
        assert "First try: 100%  (14 of 14 points)." in talk.text


def happened(home: Home) -> list[tuple[object, ...]]:
    """What was recorded, but for going into a check again."""
    events = [event for event in home.events() if event.kind != "check-opened"]
    return [(event.kind, event.section, event.question, event.body.get("credit")) for event in events]
