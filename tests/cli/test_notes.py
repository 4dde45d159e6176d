"""`tutor notes`: a study sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main
from tutor.progress.event import JSON, Draft
from tutor.progress.store import Store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SHEET = """\
# Study sheet: The Harbour Bell

## Marks and notes

### 1 A bell nobody rings

> The council kept the bell.

Why?
"""


@pytest.fixture
def noted(home: Path, write_lesson: Callable[..., Path]) -> Path:
    """A lesson with a sentence that was written about; the progress file."""
    write_lesson("lessons/bell.toml")
    file = home / "home" / "data" / "progress.db"
    words: dict[str, JSON] = {"mark": "m", "words": "The council kept the bell.", "at": 0, "note": "Why?"}
    with Store.open(file, lambda: NOW) as store:
        store.append(
            Draft(kind="begun", lesson="harbour-bell"),
            Draft(kind="marked", lesson="harbour-bell", section="the-bell", body=words),
        )
    return file


def test_the_sheet_is_printed_by_id_and_by_file(noted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("harbour-bell", "lessons/bell.toml"):
        assert main(["notes", name]) == ExitCode.FINE
        assert capsys.readouterr() == (SHEET, "")


def test_it_is_written_to_a_file_that_is_not_replaced_unasked(
    noted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["notes", "harbour-bell", "-o", "sheet.md"]) == ExitCode.FINE
    assert Path("sheet.md").read_text() == SHEET
    Path("sheet.md").write_text("mine")
    assert main(["notes", "harbour-bell", "-o", "sheet.md"]) == ExitCode.PROBLEMS
    assert Path("sheet.md").read_text() == "mine"
    assert main(["notes", "harbour-bell", "-o", "sheet.md", "--force"]) == ExitCode.FINE
    assert Path("sheet.md").read_text() == SHEET
    assert capsys.readouterr().out == ""


def test_words_that_are_gone_stand_at_the_end(
    noted: Path, write_lesson: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("lessons/bell.toml", "The council kept the bell.", "Nothing was kept.")
    main(["notes", "harbour-bell"])
    assert capsys.readouterr().out.endswith(
        "## Not in the text any more\n\n> The council kept the bell.\n\nWhy?\n"
    )


def test_without_its_lesson_the_notes_are_printed_and_that_is_said(
    noted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("lessons/bell.toml").unlink()
    assert main(["notes", "harbour-bell"]) == ExitCode.FINE
    out, err = capsys.readouterr()
    assert out.startswith("# Study sheet: harbour-bell\n")
    assert "> The council kept the bell.\n\nWhy?" in out
    assert err == "The lesson `harbour-bell` cannot be opened: its notes are listed without it.\n"


def test_what_there_is_not_is_said(
    home: Path, write_lesson: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("lessons/bell.toml")
    assert main(["notes", "harbour-bell"]) == ExitCode.PROBLEMS
    assert "there is no progress yet" in capsys.readouterr().err
    with Store.open(home / "home" / "data" / "progress.db", lambda: NOW) as store:
        store.append(Draft(kind="begun", lesson="harbour-bell"))
    assert main(["notes", "harbour-bell"]) == ExitCode.PROBLEMS
    assert main(["notes", "harbor-bell"]) == ExitCode.WRONG_USE
    assert capsys.readouterr() == (
        "",
        "tutor notes: there is nothing to write: nothing was marked, looked up or missed.\n"
        "tutor notes: there is no progress of a lesson `harbor-bell`. Did you mean `harbour-bell`?\n",
    )


def test_notes_do_not_go_to_a_teacher_and_move_to_another_machine(
    noted: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(noted, lambda: NOW) as store:
        answer: dict[str, JSON] = {"answer": ["x"], "credit": 0}
        store.append(Draft(kind="answered", lesson="harbour-bell", question="q", body=answer))
    assert main(["export", "--with", "text,confidence,timing", "--yes"]) == ExitCode.FINE
    shared = capsys.readouterr().out
    assert "answered" not in shared
    assert "Why?" not in shared
    assert "kept the bell" not in shared
    main(["export", "--all", "-o", "all.jsonl"])
    monkeypatch.setenv("TUTOR_HOME", str(noted.parent / "elsewhere"))
    assert main(["import-progress", "all.jsonl", "--yes"]) == ExitCode.FINE
    capsys.readouterr()
    main(["notes", "harbour-bell"])
    assert capsys.readouterr().out.startswith(SHEET)
    main(["forget", "harbour-bell", "--yes"])
    assert main(["notes", "harbour-bell"]) == ExitCode.WRONG_USE
