"""`tutor recover`."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tutor.cli import recover
from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main
from tutor.progress.event import Draft
from tutor.progress.store import Store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def file(home: Path) -> Path:
    """A progress file with a backup of ten entries, and five more."""
    path = home / "home" / "data" / "progress.db"
    with Store.open(path, lambda: NOW) as store:
        store.append(*(Draft(kind="begun", lesson=f"lesson-{number}") for number in range(10)))
        store.back_up_if_due()
        store.append(*(Draft(kind="begun", lesson=f"later-{number}") for number in range(5)))
    return path


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Answers what is asked."""

    def set_answer(yes: bool) -> None:
        monkeypatch.setattr(recover, "can_ask", lambda: True)
        monkeypatch.setattr(recover, "agrees", lambda question: yes)

    return set_answer


def spoil(file: Path, number: int = 13) -> None:
    with Store.open(file, lambda: NOW) as store:
        store._connection.execute("UPDATE event SET lesson = 'other' WHERE number = ?", (number,))


def lessons(file: Path) -> int:
    with Store.open(file, lambda: NOW) as store:
        store.verify()
        return len(store.standings())


def test_a_whole_file_is_said_to_be_whole(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file.read_bytes()
    assert main(["recover"]) == ExitCode.FINE
    assert capsys.readouterr().err == f"{file} is whole: 15 entries. Nothing was changed.\n"
    assert main(["recover", "--json"]) == ExitCode.FINE
    assert json.loads(capsys.readouterr().out) == {"file": str(file), "was_damaged": False, "entries": 15}
    assert len(file.read_bytes()) == len(before)


def test_what_comes_back_is_said_before_it_is_asked(
    file: Path, answer: Callable[[bool], None], capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(file)
    before = file.read_bytes()
    answer(False)
    assert main(["recover"]) == ExitCode.PROBLEMS
    said = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "THEN", capsys.readouterr().err)
    assert said == (
        f"The progress file {file} is damaged: event 13 is not what was written.\n"
        "This can be brought back:\n"
        "  10 entries from the backup of THEN\n"
        "  4 entries more from what is left of the file\n"
        "  the last of them is of THEN\n"
        "Lost, as far as the file tells: 1 entry.\n"
        f"What is there now is not changed, but moved to a folder in {file.parent}/damaged.\n"
        "Nothing was changed.\n"
    )
    assert file.read_bytes() == before
    assert not (file.parent / "damaged").exists()


def test_after_a_yes_the_damaged_file_is_kept_and_the_new_one_is_in_its_place(
    file: Path, answer: Callable[[bool], None], capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(file)
    before = file.read_bytes()
    answer(True)
    assert main(["recover"]) == ExitCode.FINE
    (kept,) = (file.parent / "damaged").iterdir()
    assert (kept / "progress.db").read_bytes() == before
    said = capsys.readouterr().err
    assert said.endswith(
        f"Recovered: 14 entries.\nWhat was there is kept in {kept}; delete it when you miss nothing.\n"
    )
    assert lessons(file) == 14


def test_a_program_is_told_in_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(file)
    assert main(["recover", "--yes", "--json"]) == ExitCode.FINE
    (kept,) = (file.parent / "damaged").iterdir()
    (backup,) = (file.parent / "backups").iterdir()
    assert json.loads(capsys.readouterr().out) == {
        "file": str(file),
        "was_damaged": True,
        "entries": 14,
        "from_backup": 10,
        "backup": str(backup),
        "added": 4,
        "lost": 1,
        "is_end_known": True,
        "kept": str(kept),
    }


def test_without_a_terminal_it_needs_a_yes_beforehand(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(file)
    assert main(["recover"]) == ExitCode.WRONG_USE
    assert "`--yes` says yes beforehand" in capsys.readouterr().err


def test_every_command_says_what_helps(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.truncate(file, 1)
    for command in (["list"], ["backup"], ["export", "--all"], ["forget", "--all"], ["review", "--count"]):
        assert main(command) == ExitCode.PROBLEMS
        assert "`tutor recover`" in capsys.readouterr().err
    file.unlink()
    for command in (["list"], ["backup"], ["export", "--all"], ["forget", "--all"], ["review", "--count"]):
        assert main(command) == ExitCode.PROBLEMS
        said = capsys.readouterr().err
        assert "is missing, and there are backups of it in" in said
        assert "`tutor recover`" in said


def test_a_missing_file_comes_back_from_its_backup(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.unlink()
    assert main(["recover", "--yes"]) == ExitCode.FINE
    said = capsys.readouterr().err
    assert "Lost: whatever was written after that.\n" in said
    assert said.endswith("Recovered: 10 entries.\n")
    assert lessons(file) == 10


def test_a_file_of_ones_own_adds_what_it_has_more(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    main(["backup", "-o", "mine.db"])
    os.truncate(file, 1)
    assert main(["recover", "--from", "mine.db", "--yes"]) == ExitCode.FINE
    assert "5 entries more from what is left of the file and " in capsys.readouterr().err
    assert lessons(file) == 15
    monkeypatch.setenv("TUTOR_HOME", str(home / "elsewhere"))
    assert main(["recover", "--from", "mine.db", "--yes"]) == ExitCode.FINE
    assert lessons(home / "elsewhere" / "data" / "progress.db") == 15


def test_to_a_whole_file_it_is_added(file: Path, capsys: pytest.CaptureFixture[str], home: Path) -> None:
    other = home / "other.db"
    with Store.open(other, lambda: NOW) as store:
        store.append(Draft(kind="begun", lesson="elsewhere"))
    assert main(["recover", "--from", str(other), "--yes", "--json"]) == ExitCode.FINE
    out, err = capsys.readouterr()
    assert json.loads(out) == {"file": str(file), "was_damaged": False, "entries": 16, "added": 1}
    assert err == "This file holds what is not here yet:\n  1 entry of elsewhere\nDone.\n"
    assert main(["recover", "--from", str(other)]) == ExitCode.FINE
    assert capsys.readouterr().err == "Everything in it is here already. Nothing was changed.\n"
    assert lessons(file) == 16


@pytest.mark.parametrize(
    ("name", "said", "code"),
    [
        ("nothing.db", "does not exist", ExitCode.WRONG_USE),
        (".", "is a folder", ExitCode.PROBLEMS),
        ("/dev/zero", "is a device", ExitCode.PROBLEMS),
        ("export.jsonl", "is an export: `tutor import-progress` takes it", ExitCode.PROBLEMS),
        ("other.txt", "nothing can be read that tutor wrote", ExitCode.PROBLEMS),
        ("newer.db", "was written by a newer version", ExitCode.PROBLEMS),
    ],
)
def test_what_is_no_progress_file_is_refused(
    file: Path, capsys: pytest.CaptureFixture[str], name: str, said: str, code: ExitCode
) -> None:
    main(["export", "--all", "-o", "export.jsonl"])
    main(["backup", "-o", "newer.db"])
    with Store.open(Path("newer.db"), lambda: NOW) as store:
        store._connection.execute("PRAGMA user_version = 999")
    Path("other.txt").write_text("my shopping list\n" * 500)
    capsys.readouterr()
    assert main(["recover", "--from", name]) == code
    assert said in capsys.readouterr().err
    assert lessons(file) == 15


def test_a_newer_file_is_left_alone(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store.open(file, lambda: NOW) as store:
        store._connection.execute("PRAGMA user_version = 999")
    before = file.read_bytes()
    for command in (["recover", "--yes"], ["backup"], ["recover", "--from", str(file), "--yes"]):
        assert main(command) == ExitCode.PROBLEMS
        assert "newer version of tutor" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_where_nothing_was_there_is_nothing_to_recover(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["recover"]) == ExitCode.PROBLEMS
    assert "there is no progress yet" in capsys.readouterr().err
    assert not (home / "home").exists()
