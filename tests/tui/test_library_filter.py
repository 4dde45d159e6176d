"""What the library's filter looks at."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.library.entry import Entry
from tutor.tui.screens.library import searched

BELL = Entry(
    path=Path("bell.toml"),
    id="harbour-bell",
    title="The Harbour Bell",
    source="A. Writer, The Quay Gazette, 1962",
    summary="Why a town kept it.",
    level="B1",
    tags=("History", "sea"),
    usable=True,
)


@pytest.mark.parametrize("typed", ["harbour b", "quay", "1962", "town", "b1", "history", "sea"])
def test_a_lesson_is_found_by_what_is_known_of_it(typed: str) -> None:
    assert typed in searched(BELL)
