"""The guide to exports describes what the code writes."""

from __future__ import annotations

import re
from pathlib import Path

from tutor.progress import chain, place, transfer
from tutor.study.answer_row import EXTRAS, SCHEMA, columns

GUIDE = (Path(__file__).parents[2] / "docs" / "export.md").read_text()


def test_every_key_of_a_row_is_described_in_its_order() -> None:
    described = re.findall(r"^\| `(\w+)` \| (?:text|number|yes or no|list of texts) \|", GUIDE, re.M)
    assert tuple(described) == columns(EXTRAS)
    assert f"`{SCHEMA}`" in GUIDE


def test_every_key_of_an_event_and_of_a_place_is_described() -> None:
    section = GUIDE.split("## Everything, for another machine")[1]
    events = section.split("One for each event")[1].split("One for each place")
    assert re.findall(r"`(\w+)`", events[0]) == [*chain.COLUMNS.split(", "), "crc"]
    places = events[1].split("The last:")[0]
    assert re.findall(r"`(\w+)`", places) == ["place", *place.Left._fields]
    assert f"`format` is `{transfer.FORMAT}`, `version` is {transfer.VERSION}" in section
