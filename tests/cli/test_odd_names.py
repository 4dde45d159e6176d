"""Files and folders that cannot be looked at: told in a line, by every command that takes a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.cli.main import main

LONG = "a" * 300
GIVEN = ["check", "add", "recover --from", "import", "import-progress", "new --title T --yes"]


def closed(self: Path, **_: object) -> None:
    """What the system says of everything in a folder that may not be entered."""
    raise PermissionError(13, "Permission denied", str(self))


@pytest.mark.parametrize("command", GIVEN)
def test_a_name_that_no_file_can_have_is_told(
    command: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command.split(), LONG]) in (1, 2)
    assert "file name too long" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["list", "where", "progress", "review --count", "backup", "settings"])
def test_a_home_that_cannot_be_looked_at_is_told(
    command: str, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Path, "stat", closed)
    code = main(command.split())
    told = capsys.readouterr()
    assert code < 70
    assert command in ("where", "settings") or "ermission" in told.err


def test_a_folder_that_was_deleted_is_no_fault(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert main(["list"]) == 0
    assert main(["where"]) == 0
    assert main(["read", "--plain", "no-such-lesson"]) < 70
