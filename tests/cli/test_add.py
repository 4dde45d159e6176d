"""`tutor add`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main

WriteLesson = Callable[..., Path]


@pytest.fixture
def added(home: Path) -> Path:
    """Where the lesson goes."""
    return home / "home" / "data" / "lessons" / "harbour-bell.toml"


def test_a_lesson_is_copied_under_its_id(
    added: Path, write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write_lesson("some name.toml")
    assert main(["add", "some name.toml"]) == ExitCode.FINE
    assert added.read_bytes() == source.read_bytes()
    assert capsys.readouterr() == (f"{added}\n", "Added. `tutor read harbour-bell` opens it.\n")


def test_adding_the_same_again_changes_nothing(
    added: Path, write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("bell.toml")
    main(["add", "bell.toml"])
    before = added.stat().st_mtime_ns, added.stat().st_ino
    capsys.readouterr()
    assert main(["add", "bell.toml"]) == ExitCode.FINE
    assert (added.stat().st_mtime_ns, added.stat().st_ino) == before
    assert capsys.readouterr().err == "It was there already. `tutor read harbour-bell` opens it.\n"


def test_a_different_lesson_of_the_same_id_is_replaced_only_by_force(
    added: Path, write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    old = write_lesson("old.toml").read_bytes()
    new = write_lesson("new.toml", "The Harbour Bell", "The New Bell").read_bytes()
    main(["add", "old.toml"])
    capsys.readouterr()
    assert main(["add", "new.toml"]) == ExitCode.PROBLEMS
    assert added.read_bytes() == old
    assert capsys.readouterr() == (
        "",
        f"tutor add: {added} is a different file of the same id. `--force` replaces it; "
        "answers to questions that did not change are kept.\n",
    )
    assert main(["add", "--force", "new.toml"]) == ExitCode.FINE
    assert added.read_bytes() == new


def test_a_link_in_the_place_of_the_copy_is_replaced_and_not_written_through(
    home: Path, added: Path, write_lesson: WriteLesson
) -> None:
    (home / "letter").write_text("dear")
    added.parent.mkdir(parents=True)
    added.symlink_to(home / "letter")
    write_lesson("bell.toml")
    assert main(["add", "bell.toml"]) == ExitCode.PROBLEMS
    assert main(["add", "--force", "bell.toml"]) == ExitCode.FINE
    assert (home / "letter").read_text() == "dear"
    assert not added.is_symlink()


def test_what_is_no_lesson_is_not_copied_and_its_faults_are_shown(
    added: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("bad.toml").write_text("format = \n")
    assert main(["add", "bad.toml"]) == ExitCode.PROBLEMS
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("bad.toml:1:")
    assert err.endswith("bad.toml was not added: it cannot be opened as it is.\n")
    assert not added.parent.exists()


@pytest.mark.parametrize("name", ["../escape", "/etc/passwd", ".hidden", "", "a/b", "x" * 101])
def test_an_id_never_leads_out_of_the_folder(
    home: Path, write_lesson: WriteLesson, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("bad.toml", "harbour-bell", name)
    assert main(["add", "bad.toml"]) == ExitCode.PROBLEMS
    assert not (home / "home").exists()


def test_a_file_that_is_not_there_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "gone.toml"]) == ExitCode.WRONG_USE
    assert main(["add", "."]) == ExitCode.PROBLEMS
    assert capsys.readouterr() == (
        "",
        "tutor add: gone.toml does not exist.\ntutor add: . is a folder, not a file.\n",
    )


def test_a_folder_that_takes_no_file_is_told(
    home: Path, write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("bell.toml")
    (home / "home").write_text("in the way")
    assert main(["add", "bell.toml"]) == ExitCode.PROBLEMS
    assert "harbour-bell.toml" in capsys.readouterr().err
