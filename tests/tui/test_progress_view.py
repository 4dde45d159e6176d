"""What the progress screen shows of an overview, as text."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tutor.progress.lookback import Lookups
from tutor.quiz.calendar import Day, last_days
from tutor.quiz.calibration import Calibration, Level
from tutor.quiz.mastery import Mastery
from tutor.study.overview import Due, LessonLine, Overview, PartLine
from tutor.tui import progress_plot, progress_view

MONDAY = date(2026, 3, 2)
USED = datetime(2026, 3, 2, tzinfo=UTC)
LESSON = LessonLine("bridge", "The Old Bridge", 1, 2, 3, 5, 0.8, 4000.0, USED)


def done(*days: Day) -> Overview:
    return Overview(MONDAY, days=last_days(days, MONDAY), seconds=sum(day.seconds for day in days))


def test_the_calendar_shows_minutes_and_a_dot_for_a_day_without() -> None:
    overview = done(
        Day(MONDAY, 3, 12.4 * 60, is_active=True),
        Day(MONDAY - timedelta(2), 1, 10, is_active=True),
        Day(MONDAY - timedelta(8), 0, 125 * 60, is_active=True),
    )
    assert progress_view.calendar(overview).plain.splitlines() == [
        "         Mo  Tu  We  Th  Fr  Sa  Su",
        " 3 Feb        ·   ·   ·   ·   ·   ·",
        " 9 Feb    ·   ·   ·   ·   ·   ·   ·",
        "16 Feb    ·   ·   ·   ·   ·   · 125",
        "23 Feb    ·   ·   ·   ·   ·  <1   ·",
        " 2 Mar   12                        ",
        "         minutes a day",
    ]
    words = progress_view.headline(overview, 80).plain
    assert words == "Days active  3 of the last 28 · 2 h 18 min in all"
    assert max(map(len, progress_view.headline(overview, 34).plain.splitlines())) <= 34


@pytest.mark.parametrize(
    ("width", "facts"),
    [
        (80, "1 of 2 sections · 3 answered · first try 80% · 1 h 7 min"),
        (50, "1 of 2 sections · first try 80% · 1 h 7 min"),
        (34, "1/2 read · first 80% · 1 h 7 min"),
    ],
)
def test_a_lesson_says_as_much_as_there_is_room_for(width: int, facts: str) -> None:
    assert [line.plain for line in progress_view.lesson_row(LESSON, width)] == ["The Old Bridge", facts]


def test_a_lesson_without_a_file_says_so() -> None:
    title, facts = progress_view.lesson_row(LESSON._replace(sections=None, questions=None), 80)
    assert title.plain == "The Old Bridge  its file cannot be opened"
    assert facts.plain.startswith("1 section · 3")


def test_a_part_fits_into_its_line_and_tells_its_state_by_a_sign() -> None:
    lines = (
        PartLine("a", "A toll nobody liked, told at length", True, 2, 2, 0.5),
        PartLine("b", "The flood", True, 0, 2, None),
        PartLine("c", "The end", False, 0, 0, None),
        PartLine("", "Last check", False, 1, 1, 1.0),
    )
    rows = [progress_view.part_row(at, line, 40)[0].plain for at, line in enumerate(lines)]
    assert rows == [
        "✓   1 A toll nobody liked, …   2/2   50%",
        "◐   2 The flood                0/2      ",
        "    3 The end                           ",
        "✓     Last check               1/1  100%",
    ]


def test_skills_are_bars_and_what_is_hardly_known_is_named() -> None:
    overview = replace(
        done(),
        skills=(
            Mastery("infer", 0.5, 6, 2),
            Mastery("vocab", 0.9, 12, 3),
            Mastery("apply", 0.6, 1, 1),
        ),
    )
    assert progress_view.skills(overview, 80).plain.splitlines() == [
        "By skill, the weakest first",
        " 50% ██████······  inference · 6 first tries",
        " 90% ███████████·  vocabulary · secure · 12 first tries",
        "Shown from 4 first tries on: applying",
    ]


def test_how_sure_one_was_is_a_plot_from_ten_answers_on() -> None:
    few = replace(done(), sure=9)
    assert "there are 9" in progress_plot.calibration(few, 80).plain
    levels = (Level("unsure", 0.5, 0.25, 4), Level("sure", 0.95, 1.0, 6))
    enough = replace(few, sure=10, calibration=Calibration(10, 0.1, 0.2), levels=levels)
    lines = progress_plot.calibration(enough, 60).plain.splitlines()
    assert sum(line.count("●") for line in lines) == 4
    assert lines[1].startswith(" 100% │")
    assert lines[-3:] == [
        "  ● unsure: 50% sure, 25% right, 4 answers",
        "  ● sure: 95% sure, 100% right, 6 answers",
        "Over 10 answers you were 20 points in 100 more sure than right.",
    ]


@pytest.mark.parametrize("width", [34, 75])
def test_the_forecast_fits_and_says_its_numbers(width: int) -> None:
    days = tuple(Due(MONDAY + timedelta(at), at % 4 * 3) for at in range(30))
    lines = progress_plot.forecast(replace(done(), forecast=days), width).plain.splitlines()
    assert "  ".join(lines).startswith("Reviews to come  0 today, 129 in 30 days")
    assert sum(line.startswith("    9 │") for line in lines) == 1
    assert "today" in lines[-1]
    assert max(map(len, lines)) <= width


def test_without_reviews_there_is_no_forecast() -> None:
    assert not progress_plot.forecast(done(), 80)
    assert not progress_plot.forecast(replace(done(), forecast=(Due(MONDAY, 0),)), 80)


def test_look_ups_name_their_lesson_where_there_are_several() -> None:
    found = replace(done(), lookups=(Lookups("bridge", "toll", 3),), titles={"bridge": "The Old Bridge"})
    assert progress_view.lookups(found, 80).plain.splitlines() == [
        "Looked up most",
        "   3×  toll  The Old Bridge",
    ]
    assert "Old" not in progress_view.lookups(replace(found, lesson="bridge"), 80).plain


def test_where_nothing_was_done_nothing_is_drawn() -> None:
    empty = Overview(MONDAY)
    for part in (
        progress_view.skills,
        progress_plot.calibration,
        progress_plot.forecast,
        progress_view.lookups,
    ):
        assert not part(empty, 80)
