"""What was acknowledged survives kill -9 at random moments: of a store at work, and of a recovery."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.reliability.running import run

pytestmark = pytest.mark.long

KILLS = int(os.environ.get("TUTOR_KILLS", "1000"))
SHARE = 4
"""Runs, side by side where there are processors for it."""


@pytest.mark.parametrize("seed", range(SHARE))
def test_no_event_that_was_called_stored_is_lost(tmp_path: Path, seed: int) -> None:
    found = run("killing", tmp_path, KILLS // SHARE, seed)
    assert found["kills"] == KILLS // SHARE
    assert found["acknowledged"] > found["kills"], "too little was stored to show anything"
    assert 0 < found["unsaid"] < found["kills"], "no kill fell between storing and saying so"
    assert (found["lost"], found["unsound"]) == (0, 0)


def test_a_recovery_may_be_killed_at_any_moment(tmp_path: Path) -> None:
    found = run("killing_recovery", tmp_path, KILLS * 6 // 100, 0)
    assert found["in_the_middle"], "no kill fell between the old file and the new one"
    assert (found["lost"], found["silent"]) == (0, 0)
