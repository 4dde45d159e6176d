"""`tutor export --all` and `tutor import-progress`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tutor.cli import import_progress
from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main
from tutor.progress import custody
from tutor.progress.event import Draft
from tutor.progress.standing import StoredPlace
from tutor.progress.store import Store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
Go = Callable[[str], Path]


@pytest.fixture
def machine(home: Path, monkeypatch: pytest.MonkeyPatch) -> Go:
    """Goes to a machine of that name, and returns its progress file."""

    def go(name: str) -> Path:
        monkeypatch.setenv("TUTOR_HOME", str(home / name))
        return home / name / "data" / "progress.db"

    return go


def work(file: Path, lesson: str) -> None:
    """Read a little."""
    with Store.open(file, lambda: NOW) as store:
        store.append(Draft(kind="begun", lesson=lesson), Draft(kind="known", lesson=lesson))
        store.save_place(lesson, StoredPlace("s", 1, ""))


def test_everything_moves_to_another_machine_once(
    machine: Go, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work(machine("one"), "x")
    assert main(["export", "--all", "-o", "all.jsonl"]) == ExitCode.FINE
    out, err = capsys.readouterr()
    assert out == ""
    assert "tutor import-progress all.jsonl" in err
    assert Path("all.jsonl").stat().st_mode & 0o777 == 0o600
    there = machine("two")
    work(there, "y")
    assert main(["import-progress", "all.jsonl", "--yes"]) == ExitCode.FINE
    assert capsys.readouterr().err == (
        "This file holds what is not here yet:\n"
        "  2 entries of x\n"
        "  1 later place where you stopped reading\n"
        "Done.\n"
    )
    assert main(["import-progress", "all.jsonl"]) == ExitCode.FINE
    assert capsys.readouterr().err == "Everything in it is here already. Nothing was changed.\n"
    with Store.open(there, lambda: NOW) as store:
        assert store.standings().keys() == {"x", "y"}
        assert store.place("x") is not None
        store.verify()


def test_what_it_would_delete_is_said_before_it_is_asked(
    machine: Go, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    work(machine("one"), "x")
    main(["export", "--all", "-o", "old.jsonl"])
    main(["forget", "x", "--yes"])
    main(["export", "--all", "-o", "new.jsonl"])
    there = machine("two")
    main(["import-progress", "old.jsonl", "--yes"])
    capsys.readouterr()
    monkeypatch.setattr(import_progress, "can_ask", lambda: True)
    asked: list[str] = []
    monkeypatch.setattr(import_progress, "agrees", asked.append)
    assert main(["import-progress", "new.jsonl"]) == ExitCode.PROBLEMS
    said = capsys.readouterr().err
    assert asked == ["Forget it here, too?"]
    assert "what is not here yet" not in said
    assert "It says that this was forgotten: x. 2 entries of yours here would be deleted for that." in said
    assert said.endswith("Nothing was changed.\n")
    with Store.open(there, lambda: NOW) as store:
        assert len(list(store.events())) == 2
    assert main(["import-progress", "new.jsonl", "--yes"]) == ExitCode.FINE
    assert main(["import-progress", "old.jsonl", "--yes"]) == ExitCode.FINE
    with Store.open(there, lambda: NOW) as store:
        assert list(store.events()) == []


def test_without_a_terminal_it_needs_a_yes_beforehand(
    machine: Go, capsys: pytest.CaptureFixture[str]
) -> None:
    work(machine("one"), "x\x1b[2J")
    main(["export", "--all", "-o", "all.jsonl"])
    there = machine("two")
    assert main(["import-progress", "all.jsonl"]) == ExitCode.WRONG_USE
    said = capsys.readouterr().err
    assert "2 entries of x␛[2J" in said
    assert "`--yes`" in said
    with Store.open(there, lambda: NOW) as store:
        assert list(store.events()) == []


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty. Nothing was changed."),
        (b"SQLite format 3\x00", "is not a file that `tutor export --all` wrote. Nothing was changed."),
        (b'{"format":"tutor-progress","version":9}\n', "was written by a newer version of tutor."),
        (b"x" * 5_000_000, "longer than any that tutor writes"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_in_a_line(
    machine: Go, content: bytes, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = machine("one")
    work(file, "x")
    Path("bad.jsonl").write_bytes(content)
    assert main(["import-progress", "bad.jsonl", "--yes"]) == ExitCode.PROBLEMS
    said = capsys.readouterr().err
    assert why in said
    assert said.startswith("tutor import-progress: bad.jsonl ")
    assert said.count("\n") == 1
    with Store.open(file, lambda: NOW) as store:
        assert len(list(store.events())) == 2


def test_a_half_written_file_is_refused(machine: Go, capsys: pytest.CaptureFixture[str]) -> None:
    file = machine("one")
    work(file, "x")
    with Store.open(file, lambda: NOW) as store:
        lines = b"".join(custody.lines(store, "0"))
    Path("half.jsonl").write_bytes(lines[: len(lines) // 2])
    machine("two")
    assert main(["import-progress", "half.jsonl", "--yes"]) == ExitCode.PROBLEMS
    assert "is not complete" in capsys.readouterr().err


def test_what_is_no_file_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import-progress", "gone.jsonl"]) == ExitCode.WRONG_USE
    assert main(["import-progress", "/dev/zero"]) == ExitCode.PROBLEMS
    assert not (home / "home").exists()
    assert capsys.readouterr().err == (
        "tutor import-progress: gone.jsonl does not exist.\n"
        "tutor import-progress: /dev/zero is a device, not a file.\n"
    )
