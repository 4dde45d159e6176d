"""`tutor where`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main


def test_every_place_is_named_and_those_not_there_are_marked(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TUTOR_PATH", f"{home}/course:{home}/work/lessons")
    (home / "work" / "lessons").mkdir()
    assert main(["where"]) == ExitCode.FINE
    out, err = capsys.readouterr()
    assert out.replace(str(home), "/H") == (
        "settings  /H/home/config/config.toml  (not there yet)\n"
        "progress  /H/home/data/progress.db  (not there yet)\n"
        "backups   /H/home/data/backups  (not there yet)\n"
        "copies    /H/home/data/attached  (not there yet)\n"
        "cache     /H/home/cache  (not there yet)\n"
        "log       /H/home/state/tutor.log  (not there yet)\n"
        "lessons   /H/course  (not there yet)\n"
        "lessons   /H/work/lessons\n"
        "lessons   /H/home/data/lessons  (not there yet)\n"
        "lessons   /H/bundled  (not there yet)\n"
    )
    assert err == ""


def test_the_places_can_be_had_as_json(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["where", "--json"]) == ExitCode.FINE
    places = json.loads(capsys.readouterr().out)
    assert list(places) == ["settings", "progress", "backups", "copies", "cache", "log", "lessons"]
    assert places["lessons"] == [f"{home}/work/lessons", f"{home}/home/data/lessons", f"{home}/bundled"]


def test_asking_makes_nothing(home: Path) -> None:
    main(["where"])
    assert not (home / "home").exists()


def test_a_folder_with_a_hostile_name_is_shown_as_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TUTOR_PATH", "/odd\x1b[2J\nlessons   /etc")
    main(["where"])
    assert "lessons   /odd␛[2J␊lessons   /etc  (not there yet)\n" in capsys.readouterr().out
