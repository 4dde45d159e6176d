"""A learner's machine in a folder of its own, and lesson files to put on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

LESSON = """format = 1
id = "harbour-bell"
title = "The Harbour Bell"

[[sections]]
id = "the-bell"
title = "A bell nobody rings"
text = "The council kept the bell."
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything the program keeps and the folder it runs in are below this one; no lesson is bundled."""
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TUTOR_PATH", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("tutor.paths.bundled_dir", lambda: tmp_path / "bundled")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path


@pytest.fixture
def write_lesson() -> Callable[..., Path]:
    """Writes a lesson file, with some of its text replaced, and returns its path."""

    def write(path: str, old: str = "", new: str = "") -> Path:
        file = Path(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(LESSON.replace(old, new) if old else LESSON)
        return file

    return write
