"""Where files live."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor import paths

KEPT = [paths.data_dir, paths.config_dir, paths.cache_dir, paths.state_dir]


@pytest.fixture(autouse=True)
def a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith(("TUTOR_", "XDG_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "learner"))
    return tmp_path


@pytest.mark.parametrize("place", KEPT)
def test_without_settings_everything_is_beneath_the_home_folder(
    place: Callable[[], Path], tmp_path: Path
) -> None:
    assert place().is_relative_to(tmp_path / "learner")
    assert "tutor" in place().parts


@pytest.mark.parametrize("place", KEPT)
def test_tutor_home_puts_everything_beneath_one_folder(
    place: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "one"))
    assert place().parent == tmp_path / "one"


def test_the_four_folders_differ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path))
    assert len({place() for place in KEPT}) == len(KEPT)


def test_a_relative_tutor_home_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TUTOR_HOME", "mine")
    assert paths.progress_file() == tmp_path / "mine" / "data" / "progress.db"


def test_an_empty_tutor_home_counts_as_not_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_HOME", "")
    assert paths.data_dir().is_relative_to(tmp_path / "learner")


def test_answers_and_own_lessons_are_data_and_the_log_is_not() -> None:
    assert paths.progress_file().parent == paths.lessons_dir().parent == paths.data_dir()
    assert paths.log_file().parent == paths.state_dir()


def test_tutor_path_is_split_in_order_without_empty_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [str(tmp_path / "b"), "", "~/a", str(tmp_path / "with space")]
    monkeypatch.setenv("TUTOR_PATH", os.pathsep.join(entries))
    assert paths.search_path() == (tmp_path / "b", tmp_path / "learner" / "a", tmp_path / "with space")


def test_without_tutor_path_nothing_is_searched() -> None:
    assert paths.search_path() == ()


def test_an_unknown_user_in_tutor_path_is_a_folder_of_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TUTOR_PATH", "~no-such-user-here/x")
    assert paths.search_path() == (tmp_path / "~no-such-user-here" / "x",)


def test_the_bundled_lessons_of_a_checkout_are_beside_the_package() -> None:
    assert paths.bundled_dir() == Path(paths.__file__).resolve().parent.parent / "lessons"


def test_the_bundled_lessons_of_a_wheel_are_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bundled").mkdir()
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "paths.py"))
    assert paths.bundled_dir() == tmp_path.resolve() / "bundled"


def test_nothing_is_created(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "one"))
    for place in [*KEPT, paths.progress_file, paths.lessons_dir, paths.log_file]:
        place()
    assert list(tmp_path.iterdir()) == []


def test_importing_it_imports_no_platformdirs() -> None:
    code = "import sys, tutor.paths; sys.exit('platformdirs' in sys.modules)"
    root = Path(paths.__file__).parent.parent
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
