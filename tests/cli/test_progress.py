"""`tutor progress`, printed: tables, JSON, and everything that can be wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main
from tutor.progress.event import JSON, Draft
from tutor.progress.store import Store

WriteLesson = Callable[..., Path]
Capture = pytest.CaptureFixture[str]
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LESSON = "harbour-bell"


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands still, at noon: that is the same day nearly everywhere."""
    monkeypatch.setattr("tutor.cli.place.now", lambda: NOW)


@pytest.fixture
def file(home: Path) -> Path:
    """Where the learner's progress is."""
    file = home / "home" / "data" / "progress.db"
    file.parent.mkdir(parents=True)
    return file


def answers(number: int, lesson: str = LESSON) -> list[Draft]:
    """One answer a day, every third wrong, and what goes with them."""
    drafts = [Draft(kind="begun", lesson=lesson, wall=NOW - timedelta(number))]
    drafts.append(Draft(kind="section-read", lesson=lesson, section="the-bell", body={"spent": 90}))
    for at in range(number):
        body: dict[str, JSON] = {
            "credit": int(at % 3 > 0),
            "points": 1,
            "skill": "infer" if at % 2 else "vocab",
            "confidence": 0.75,
            "seconds": 30,
            "spent": 60,
        }
        when = NOW - timedelta(number - 1 - at)
        drafts.append(
            Draft(kind="answered", lesson=lesson, question=f"q{at}", fingerprint="f", body=body, wall=when)
        )
    drafts.append(Draft(kind="looked-up", lesson=lesson, section="the-bell", body={"term": "knell"}))
    return drafts


def kept(file: Path, *drafts: Draft) -> None:
    with Store.open(file, lambda: NOW) as store:
        store.append(*drafts)


def test_everything_is_printed_as_tables(file: Path, write_lesson: WriteLesson, capsys: Capture) -> None:
    write_lesson("lessons/bell.toml")
    kept(file, *answers(12))
    assert main(["progress"]) == ExitCode.FINE
    out, err = capsys.readouterr()
    assert err == ""
    lines = out.splitlines()
    assert lines[:6] == [
        "Progress on 2026-03-01",
        "Active on 12 of the last 28 days, 14 min on task in all",
        "",
        "Days",
        "  2026-02-18  Wed  1 answer  1 min",
        "  2026-02-19  Thu  1 answer  1 min",
    ]
    assert lines[16:] == [
        "",
        "Lessons",
        "  harbour-bell  The Harbour Bell  1 of 1 section read  0 of 0 answered  first try 67%  14 min",
        "",
        "Skills, the weakest first",
        "  inference   62%  6 first tries  on 6 days",
        "  vocabulary  63%  6 first tries  on 6 days",
        "",
        "How sure, and how often right",
        "  fairly sure  75% sure  67% right  12 answers",
        "  Over 12 answers you were 8 points in 100 more sure than right. Brier score 0.229.",
        "",
        "Reviews to come",
        "  2026-03-01  4",
        "  2026-03-02  1",
        "",
        "Looked up most",
        "  knell  1x  harbour-bell",
    ]


def test_one_lesson_is_printed_section_by_section(
    file: Path, write_lesson: WriteLesson, capsys: Capture
) -> None:
    write_lesson("lessons/bell.toml")
    kept(file, *answers(3), *answers(2, "another"))
    assert main(["progress", "--plain", LESSON]) == ExitCode.FINE
    by_id = capsys.readouterr().out
    assert by_id.startswith(
        "Progress on 2026-03-01: harbour-bell, The Harbour Bell\nActive on 3 of the last 28 days, 4 min"
    )
    assert "\nSections\n  A bell nobody rings  read" in by_id
    assert "another" not in by_id
    assert main(["progress", "lessons/bell.toml"]) == ExitCode.FINE
    assert capsys.readouterr().out == by_id


def test_a_program_gets_json(file: Path, capsys: Capture) -> None:
    kept(file, *answers(12))
    assert main(["progress", "--json"]) == ExitCode.FINE
    said = json.loads(capsys.readouterr().out)
    assert said["schema"] == "tutor-progress-1"
    assert said["active_days"] == 12
    assert len(said["days"]) == 28
    assert said["lessons"][0]["sections"] is None
    assert said["calibration"]["answers"] == 12


@pytest.mark.parametrize("option", ["--plain", "--json"])
def test_who_has_done_nothing_is_told_what_to_do_and_no_progress_is_begun(
    home: Path, option: str, capsys: Capture
) -> None:
    assert main(["progress", option]) == ExitCode.FINE
    out, err = capsys.readouterr()
    assert out
    assert err == "Nothing done yet. `tutor` opens the library: read a section and answer its check.\n"
    assert not (home / "home" / "data").exists()


def test_a_lesson_that_was_never_read_has_no_progress(write_lesson: WriteLesson, capsys: Capture) -> None:
    write_lesson("lessons/bell.toml")
    assert main(["progress", LESSON]) == ExitCode.FINE
    assert "Nothing done yet" in capsys.readouterr().err


def test_a_lesson_whose_file_is_gone_still_has_its_progress(file: Path, capsys: Capture) -> None:
    kept(file, *answers(4))
    assert main(["progress", LESSON]) == ExitCode.FINE
    assert "  the-bell  read  0 of ? answered" in capsys.readouterr().out
    main(["progress"])
    assert "its file cannot be opened" in capsys.readouterr().out


def test_an_unknown_lesson_is_wrong_use_and_near_names_are_said(file: Path, capsys: Capture) -> None:
    kept(file, *answers(1))
    assert main(["progress", "harbor-bell\x1b[2J"]) == ExitCode.WRONG_USE
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        "tutor progress: there is no lesson `harbor-bell␛[2J`, and no progress of one. "
        "Did you mean `harbour-bell`?\n"
    )


def test_a_lesson_that_cannot_be_opened_is_told_of(file: Path, capsys: Capture) -> None:
    Path("bad.toml").write_text("format = ")
    assert main(["progress", "bad.toml"]) == ExitCode.PROBLEMS
    assert "cannot be opened" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"x", b"not a database" * 100])
def test_a_damaged_file_is_left_alone(file: Path, content: bytes, capsys: Capture) -> None:
    file.write_bytes(content)
    assert main(["progress", "--plain"]) == ExitCode.PROBLEMS
    out, err = capsys.readouterr()
    assert out == ""
    assert str(file) in err
    assert file.read_bytes() == content


def test_a_file_of_a_newer_version_is_left_alone(file: Path, capsys: Capture) -> None:
    import sqlite3

    kept(file, *answers(1))
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert main(["progress", "--json"]) == ExitCode.PROBLEMS
    assert "newer version" in capsys.readouterr().err


def test_strange_ids_terms_and_skills_are_shown_as_text(file: Path, capsys: Capture) -> None:
    strange = "\x1b]0;x\x07\u202e"
    body: dict[str, JSON] = {"credit": 1, "skill": strange, "confidence": 0.5}
    kept(
        file,
        Draft(kind="answered", lesson=strange, question="q", body=body),
        Draft(kind="looked-up", lesson=strange, body={"term": strange}),
        Draft(kind="met", lesson=strange, body={"title": strange}),
    )
    assert main(["progress", "--plain"]) == ExitCode.FINE
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert out.count("␛]0;x") == 5
