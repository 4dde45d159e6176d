"""`tutor settings`."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main


@pytest.fixture
def file(home: Path) -> Path:
    """Where the settings are kept."""
    file = home / "home" / "config" / "config.toml"
    file.parent.mkdir(parents=True)
    return file


def test_the_defaults_are_printed_as_the_file_would_say_them(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["settings"]) == ExitCode.FINE
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith(f"# {file}  (not there yet: these are the defaults)\n")
    said = tomllib.loads(out)
    assert said["column"] == 72
    file.write_text(out)
    assert main(["settings"]) == ExitCode.FINE


def test_what_is_wrong_is_told_and_the_rest_used(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text('colum = 60\ncolumn = 300\ntheme = "nrod"\nmarks = "all"\nkeys = { "quit" = "foo" }\n')
    assert main(["settings"]) == ExitCode.PROBLEMS
    out, err = capsys.readouterr()
    assert err.splitlines() == [
        "Unknown setting `colum`; did you mean `column`?",
        "`column` has to be a whole number from 40 to 120 and not 300; the default is used.",
        "`theme`: there is no theme `nrod`; did you mean `nord`?",
        "`keys.quit`: there is no key `foo`.",
    ]
    said = tomllib.loads(out)
    assert (said["column"], said["marks"], said["keys"]) == (72, "all", {"quit": "foo"})


def test_the_keys_there_are_to_choose_for_are_listed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text('[keys]\nreading.next = "x"\n')
    assert main(["settings", "--keys"]) == ExitCode.FINE
    lines = capsys.readouterr().out.splitlines()
    assert any(line.split() == ["reading.next", "x", "Next", "(yours)"] for line in lines)
    assert any(line.split() == ["reading.check", "c", "Check"] for line in lines)


def test_they_are_printed_for_a_program(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("retention = 0.8\nwrong = 1\n")
    assert main(["settings", "--json"]) == ExitCode.PROBLEMS
    said = json.loads(capsys.readouterr().out)
    assert (said["retention"], said["column"], said["file"]) == (0.8, 72, str(file))
    assert len(said["problems"]) == 1
