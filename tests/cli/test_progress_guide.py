"""The guide to progress describes what `tutor progress --json` prints."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from tutor.progress.event import JSON
from tutor.progress.lookback import Lookups
from tutor.quiz.calendar import Day
from tutor.quiz.calibration import Calibration, Level
from tutor.quiz.mastery import Mastery
from tutor.study.overview import AHEAD, MOST_LOOKUPS, Due, LessonLine, Overview, PartLine
from tutor.study.overview_record import SCHEMA, as_json

GUIDE = (Path(__file__).parents[2] / "docs" / "progress.md").read_text()
DAY = date(2026, 3, 1)
FULL = replace(
    Overview(DAY),
    lessons=(LessonLine("a", "A", 1, 2, 3, 4, 0.5, 6, datetime(2026, 3, 1, tzinfo=UTC)),),
    parts=(PartLine("a", "A", True, 1, 2, 0.5),),
    skills=(Mastery("infer", 0.5, 4, 2),),
    days=(Day(DAY),),
    calibration=Calibration(10, 0.2, 0.1),
    levels=(Level("sure", 0.95, 0.9, 10),),
    forecast=(Due(DAY, 1),),
    lookups=(Lookups("a", "term", 2),),
)


def test_every_key_is_described_in_its_order() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", GUIDE, re.M)
    assert [key for key, _ in rows] == list(as_json(FULL))
    described = dict(rows)
    for key, value in as_json(FULL).items():
        named = re.findall(r"`(\w+)`", described[key].split(": ", 1)[-1].split(";")[0])
        expected = keys_of(value)
        assert not expected or named == expected, key
    assert f"`{SCHEMA}`" in described["schema"]
    assert f"{AHEAD} objects" in described["forecast"]
    assert f"at most {MOST_LOOKUPS}" in described["looked_up"]


def keys_of(value: JSON) -> list[str]:
    """The keys of an object, or of the objects in a list, with those of what is in them behind them."""
    if isinstance(value, list):
        return keys_of(value[0])
    if not isinstance(value, dict):
        return []
    return [name for key, inner in value.items() for name in (key, *keys_of(inner))]
