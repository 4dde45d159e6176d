"""`tutor list`."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main
from tutor.progress.event import Draft
from tutor.progress.store import Store

WriteLesson = Callable[..., Path]
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(home: Path) -> Store:
    """The learner's progress file."""
    file = home / "home" / "data" / "progress.db"
    file.parent.mkdir(parents=True)
    return Store.open(file, lambda: NOW)


def test_lessons_are_listed_with_what_was_read_and_what_is_wrong(
    home: Path, store: Store, write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("lessons/bell.toml")
    write_lesson("lessons/second.toml", "The Harbour Bell", "Another")
    write_lesson(
        "lessons/wide.toml", 'harbour-bell"\ntitle = "The Harbour Bell', 'wide"\ntitle = "中文 \u200dx'
    )
    Path("lessons/bad.toml").write_text("format = \n")
    with store:
        store.append(
            Draft(kind="attempt-begun", lesson="harbour-bell"),
            Draft(kind="section-read", lesson="harbour-bell", section="the-bell"),
        )
    assert main(["list"]) == ExitCode.FINE
    lines = capsys.readouterr().out.replace(str(home), "/H").splitlines()
    assert lines[0].startswith("-             bad.toml          broken: ")
    assert lines[0].endswith(" (tutor check /H/here/lessons/bad.toml)")
    assert lines[1] == "harbour-bell  The Harbour Bell  1 of 1 section read, 5 words"
    assert lines[2] == "harbour-bell  Another           not used: /H/here/lessons/bell.toml has the same id"
    assert len(lines) == 4


def test_a_file_that_was_read_by_its_path_is_listed_while_it_is_there(
    store: Store, write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    far = write_lesson("far/bell.toml").absolute()
    with store:
        store.remember_path(far)
    main(["list"])
    assert capsys.readouterr().out == "harbour-bell  The Harbour Bell  0 of 1 section read, 5 words\n"
    far.unlink()
    main(["list"])
    assert capsys.readouterr().out == ""


def test_the_list_can_be_had_as_json(
    store: Store, write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_lesson("lessons/bell.toml").absolute()
    store.close()
    assert main(["list", "--json"]) == ExitCode.FINE
    assert json.loads(capsys.readouterr().out) == [
        {
            "id": "harbour-bell",
            "title": "The Harbour Bell",
            "source": "",
            "summary": "",
            "level": "",
            "path": str(path),
            "words": 5,
            "sections": 1,
            "questions": 0,
            "usable": True,
            "problem": None,
            "shadowed_by": None,
            "progress": None,
        }
    ]


def test_the_ids_of_what_can_be_read_can_be_had_alone(
    write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("lessons/bell.toml")
    write_lesson("lessons/second.toml", "The Harbour Bell", "Another")
    Path("lessons/bad.toml").write_text("format = \n")
    assert main(["list", "--ids"]) == ExitCode.FINE
    assert capsys.readouterr() == ("harbour-bell\n", "")


def test_without_lessons_it_is_said_what_to_do_and_no_progress_is_begun(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list"]) == ExitCode.FINE
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("There are no lessons. `tutor add FILE` adds one,")
    assert not (home / "home" / "data").exists()


def test_lessons_are_listed_also_when_the_progress_cannot_be_read(
    home: Path, write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("lessons/bell.toml")
    file = home / "home" / "data" / "progress.db"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"not a database" * 100)
    assert main(["list"]) == ExitCode.PROBLEMS
    out, err = capsys.readouterr()
    assert out.startswith("harbour-bell  The Harbour Bell")
    assert str(file) in err
    assert file.read_bytes() == b"not a database" * 100
