"""`tutor preview`: what it refuses, and that nothing of the learner's is touched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tutor.cli.main import main

if TYPE_CHECKING:
    from tutor.tui.app import TutorApp

Captured = pytest.CaptureFixture[str]


def test_it_needs_a_terminal(write_lesson: Callable[..., Path], capsys: Captured) -> None:
    write_lesson("bell.toml")
    assert main(["preview", "bell.toml"]) == 2
    assert "needs a terminal" in capsys.readouterr().err


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if there were one."""
    monkeypatch.setattr("tutor.cli.preview.is_on_a_terminal", lambda: True)


@pytest.mark.usefixtures("terminal")
def test_a_section_that_there_is_not_is_told_of(write_lesson: Callable[..., Path], capsys: Captured) -> None:
    write_lesson("bell.toml")
    assert main(["preview", "--section", "the-boll", "bell.toml"]) == 2
    assert "there is no section `the-boll`; there are the-bell." in capsys.readouterr().err


@pytest.mark.usefixtures("terminal")
def test_a_lesson_that_cannot_be_opened_is_told_of(
    write_lesson: Callable[..., Path], capsys: Captured
) -> None:
    write_lesson("broken.toml", "format = 1", "format = ")
    assert main(["preview", "broken.toml"]) == 1
    assert "tutor check broken.toml" in capsys.readouterr().err.replace(str(Path.cwd()) + "/", "")


@pytest.mark.usefixtures("terminal")
def test_the_learners_files_are_not_touched(
    home: Path, write_lesson: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[Path] = []

    def run(app: TutorApp, problems: object) -> int:
        store = app._recorder.store
        assert store is not None
        store.rebuild()
        used.append(store.path)
        return 0

    monkeypatch.setattr("tutor.cli.preview.run_app", run)
    write_lesson("bell.toml")
    assert main(["preview", "bell.toml"]) == 0
    assert used
    assert not used[0].is_relative_to(home / "home")
    assert not used[0].exists()
    assert not (home / "home" / "data").exists()
    assert not (home / "home" / "config").exists()
