"""Where files may not grow, every write that breaks off is told, and nothing that was stored is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reliability.running import run

pytestmark = pytest.mark.long

SIZES = 120


def test_a_disk_that_is_full_at_any_byte_loses_nothing(tmp_path: Path) -> None:
    found = run("limiting", tmp_path, SIZES)
    assert found["sizes"] == SIZES
    assert found["refused"] > SIZES
    assert found["acknowledged"] > SIZES
    assert (found["lost"], found["bad"]) == (0, 0)
