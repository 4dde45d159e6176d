"""`tutor schema`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tutor.authoring.schema_file import schema_text
from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == ExitCode.FINE
    out, err = capsys.readouterr()
    assert out == schema_text()
    assert json.loads(out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert err == ""


def test_it_is_written_to_a_file_in_the_place_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--output", "new/s.json"]) == ExitCode.FINE
    assert Path("new/s.json").read_text(encoding="utf-8") == schema_text()
    Path("new/s.json").write_text("mine")
    assert main(["schema", "-o", "new/s.json"]) == ExitCode.PROBLEMS
    assert Path("new/s.json").read_text() == "mine"
    assert capsys.readouterr() == (
        "new/s.json\n",
        "tutor schema: new/s.json is there already. `--force` replaces it.\n",
    )
    assert main(["schema", "-o", "new/s.json", "--force"]) == ExitCode.FINE
    assert Path("new/s.json").read_text(encoding="utf-8") == schema_text()
    assert main(["schema", "-o", "new"]) == ExitCode.WRONG_USE
    assert capsys.readouterr().err == "tutor schema: new is a folder; name a file in it.\n"
