"""`tutor backup`."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main
from tutor.progress.event import Draft
from tutor.progress.store import Store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def file(home: Path) -> Path:
    """A progress file with three entries."""
    path = home / "home" / "data" / "progress.db"
    with Store.open(path, lambda: NOW) as store:
        store.append(*(Draft(kind="begun", lesson=f"lesson-{number}") for number in range(3)))
    return path


def test_without_a_name_it_goes_to_the_folder_of_backups(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup"]) == ExitCode.FINE
    (made,) = (file.parent / "backups").iterdir()
    assert capsys.readouterr() == ("", f"3 entries in {made}.\n")


def test_a_backup_can_be_opened_as_progress(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "-o", "copy.db"]) == ExitCode.FINE
    assert capsys.readouterr().err == "3 entries in copy.db.\n"
    with Store.open(Path("copy.db"), lambda: NOW) as store:
        assert len(store.standings()) == 3
        store.verify()


def test_a_program_is_told_in_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "-o", "copy.db", "--json"]) == ExitCode.FINE
    out, err = capsys.readouterr()
    assert json.loads(out) == {"file": "copy.db", "entries": 3, "bytes": Path("copy.db").stat().st_size}
    assert err == ""


def test_a_file_that_is_there_is_replaced_only_when_that_is_asked_for(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("copy.db").write_bytes(b"mine")
    assert main(["backup", "-o", "copy.db"]) == ExitCode.PROBLEMS
    assert Path("copy.db").read_bytes() == b"mine"
    assert capsys.readouterr().err == "tutor backup: copy.db is there already. `--force` replaces it.\n"
    assert main(["backup", "-o", "copy.db", "--force"]) == ExitCode.FINE
    assert Path("copy.db").read_bytes().startswith(b"SQLite")


def test_the_progress_file_is_not_replaced_by_its_copy(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    Path("link.db").symlink_to(file)
    for name in (str(file), "link.db"):
        assert main(["backup", "-o", name, "--force"]) == ExitCode.WRONG_USE
    assert file.read_bytes() == before


def test_a_device_or_pipe_is_not_replaced_by_any_command(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo("pipe")
    Path("link").symlink_to("pipe")
    commands = ("backup", "export --all", "answers tour", "schema")
    for command in commands:
        for name in ("pipe", "link"):
            main([*command.split(), "-o", name, "--force"])
            assert f"tutor {command.split()[0]}: {name} is a pipe, not a file." in capsys.readouterr().err
    assert Path("pipe").is_fifo() and Path("link").is_symlink()


@pytest.mark.parametrize("name", ["nowhere/copy.db", "."])
def test_where_no_file_can_be_is_wrong_use(file: Path, name: str) -> None:
    assert main(["backup", "-o", name]) == ExitCode.WRONG_USE


def test_what_is_damaged_is_not_copied_and_the_help_is_named(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(file, lambda: NOW) as store:
        store._connection.execute("UPDATE event SET lesson = 'other' WHERE number = 1")
    assert main(["backup", "-o", "copy.db"]) == ExitCode.PROBLEMS
    said = capsys.readouterr().err
    assert "event 1 is not what was written" in said
    assert "`tutor recover`" in said
    assert not Path("copy.db").exists()


def test_without_progress_there_is_nothing_to_copy(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup"]) == ExitCode.PROBLEMS
    assert "there is no progress yet" in capsys.readouterr().err
    assert not (home / "home").exists()
