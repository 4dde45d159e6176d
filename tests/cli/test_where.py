"""`tutor where`."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main
from tutor.progress.event import Draft
from tutor.progress.store import Store


def test_every_place_is_named_and_those_not_there_are_marked(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TUTOR_PATH", f"{home}/course:{home}/here/lessons")
    (home / "here" / "lessons").mkdir()
    assert main(["where"]) == ExitCode.FINE
    out, err = capsys.readouterr()
    assert out.replace(str(home), "/H").partition("\n\n")[0] + "\n" == (
        "settings  /H/home/config/config.toml  (not there yet)\n"
        "progress  /H/home/data/progress.db  (not there yet)\n"
        "backups   /H/home/data/backups  (not there yet)\n"
        "copies    /H/home/data/attached  (not there yet)\n"
        "cache     /H/home/cache  (not there yet)\n"
        "log       /H/home/state/tutor.log  (not there yet)\n"
        "lessons   /H/course  (not there yet)\n"
        "lessons   /H/here/lessons\n"
        "lessons   /H/home/data/lessons  (not there yet)\n"
        "lessons   /H/bundled  (not there yet)\n"
    )
    assert err == ""


def test_the_places_can_be_had_as_json(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["where", "--json"]) == ExitCode.FINE
    places = json.loads(capsys.readouterr().out)
    assert list(places) == [
        *("settings", "progress", "backups", "copies", "cache", "log", "lessons"),
        *("store", "versions", "terminal", "locale"),
    ]
    assert places["store"] is None
    assert places["lessons"] == [f"{home}/here/lessons", f"{home}/home/data/lessons", f"{home}/bundled"]


def test_asking_makes_nothing(home: Path) -> None:
    main(["where"])
    assert not (home / "home").exists()


def test_a_folder_with_a_hostile_name_is_shown_as_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TUTOR_PATH", "/odd\x1b[2J\nlessons   /etc")
    main(["where"])
    assert "lessons   /odd␛[2J␊lessons   /etc  (not there yet)\n" in capsys.readouterr().out


def test_a_report_says_versions_terminal_locale_and_how_the_store_is(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    monkeypatch.setenv("HOME", str(home))
    file = home / "home" / "data" / "progress.db"
    file.parent.mkdir(parents=True)
    with Store.open(file, lambda: datetime(2026, 3, 1, tzinfo=UTC)) as store:
        store.append(Draft(kind="begun", lesson="bell"))
    main(["where"])
    out = capsys.readouterr().out
    assert "progress  ~/home/data/progress.db\n" in out
    assert re.search(r"^versions  tutor \S+, Python 3\.\S+, SQLite \S+, textual \S+, pydantic ", out, re.M)
    assert re.search(r"^terminal  size none, TERM xterm-256color", out, re.M)
    assert re.search(r"^versions  .*, textual-serve (?:\d|not installed)", out, re.M)
    assert re.search(r"^locale    LC_ALL=de_DE\.UTF-8(?:, \S+)*, encoding=\S+$", out, re.M)
    assert re.search(r"^store     whole, version \d+, 1 event, [\d ]+ bytes, -rw-------$", out, re.M)


@pytest.mark.parametrize(
    "content",
    [b"x", b"", b"SQLite format 3\x00" + b"\x00" * 4080],
    ids=["one byte", "empty", "zeros"],
)
def test_a_store_that_is_not_whole_is_told_as_such(
    home: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    file = home / "home" / "data" / "progress.db"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    assert main(["where"]) == ExitCode.FINE
    said = capsys.readouterr().out
    assert re.search(r"^store     (?!whole)\S", said, re.M)
    assert file.read_bytes() == content


def test_an_empty_home_is_no_home(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", "")
    assert main(["where"]) == ExitCode.FINE
    out = capsys.readouterr().out
    assert f"{home}/home/data/progress.db" in out
    assert "~" not in out


def test_what_is_no_file_in_the_place_of_the_progress_file_is_told_as_such(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "home" / "data" / "progress.db").mkdir(parents=True)
    assert main(["where"]) == ExitCode.FINE
    assert re.search(r"^store     no regular file, .*, drwx", capsys.readouterr().out, re.MULTILINE)
