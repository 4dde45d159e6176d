"""`tutor review --count`, and what `tutor list` says is due."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main
from tutor.library import Library
from tutor.progress import migration
from tutor.progress.event import Draft
from tutor.progress.schema import CARDS
from tutor.progress.store import Store

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def file(home: Path, write_lesson: Callable[..., Path]) -> Path:
    """The progress file, in which three questions and a term of a lesson became due long ago."""
    write_lesson("lessons/bell.toml")
    file = home / "home" / "data" / "progress.db"
    with Store.open(file, lambda: NOW) as store:
        store.append(Draft(kind="begun", lesson="harbour-bell"))
        for name in "abc":
            store.append(
                Draft(
                    kind="answered", lesson="harbour-bell", question=name, fingerprint="f", body={"credit": 0}
                )
            )
        store.append(Draft(kind="looked-up", lesson="harbour-bell", body={"term": "bell"}))
    return file


def said(capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(["review", "--count"])
    return code, *capsys.readouterr()


def test_nothing_is_due_before_anything_was_read(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys) == (ExitCode.FINE, "0\n", "")
    assert not (home / "home").exists()


def test_what_is_due_is_counted_and_the_file_stays_as_it_is(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.stat()
    assert said(capsys) == (ExitCode.FINE, "4\n", "")
    assert (file.stat().st_mtime_ns, file.stat().st_size) == (before.st_mtime_ns, before.st_size)


def test_the_settings_of_the_learner_hold(home: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = home / "home" / "config" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("new_a_day = 3\n")
    assert said(capsys)[1] == "3\n"


def test_a_file_of_an_earlier_version_is_counted_too(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for statement in reversed(CARDS):
            connection.execute(f"DROP {' '.join(statement.split()[1:3])}")
        connection.execute(f"PRAGMA user_version = {migration.MIGRATIONS.index(CARDS)}")
    assert said(capsys) == (ExitCode.FINE, "4\n", "")


def test_a_file_that_cannot_be_read_is_told_of(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("progress.db", "progress.db-wal"):
        file.with_name(name).write_bytes(b"x" * 2048)
    code, out, err = said(capsys)
    assert (code, out) == (ExitCode.PROBLEMS, "")
    assert err.startswith("tutor review: ")
    assert err.count("\n") == 1


def test_what_is_due_of_a_lesson_that_is_gone_is_not_counted_and_takes_no_room(
    home: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(file, lambda: NOW) as store:
        for name in "abcdefghijkl":
            store.append(
                Draft(kind="answered", lesson="a-lesson", question=name, fingerprint="f", body={"credit": 0})
            )
    assert said(capsys) == (ExitCode.FINE, "4\n", "")
    main(["list"])
    assert capsys.readouterr().out.endswith(", 4 due\n")
    Path("lessons/bell.toml").unlink()
    assert said(capsys) == (ExitCode.FINE, "0\n", "")


def test_what_is_due_of_a_lesson_that_was_opened_by_path_is_counted(
    home: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = Path("lessons/bell.toml").rename(home / "bell.toml")
    with Store.open(file, lambda: NOW) as store:
        store.remember_path(elsewhere)
    assert said(capsys) == (ExitCode.FINE, "4\n", "")


def test_nothing_due_is_told_without_a_look_at_the_lessons(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(home / "home" / "data" / "progress.db", lambda: NOW) as store:
        store.append(Draft(kind="begun", lesson="harbour-bell"))
    monkeypatch.delattr(Library, "entries")
    assert said(capsys) == (ExitCode.FINE, "0\n", "")


def test_the_list_says_what_is_due(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["list"])
    assert capsys.readouterr().out.endswith("0 of 1 section read, 5 words, 4 due\n")
    main(["list", "--json"])
    assert json.loads(capsys.readouterr().out)[0]["progress"]["due"] == 4


def test_counting_imports_nothing_heavy_once_the_lessons_are_known(file: Path) -> None:
    """The first of the two counts reads the lesson files."""
    heavy = [
        "textual",
        "pydantic",
        "fsrs",
        "rich",
        "tomllib",
        "tomli",
        "markdown_it",
        "hashlib",
        "platformdirs",
    ]
    heavy += ["tutor.progress.store", "tutor.lesson.loading", "tutor.lesson.model", "tutor.quiz"]
    heavy += ["tutor.library.opened", "tutor.library.building"]
    script = (
        "import sys; sys.argv = ['tutor', 'review', '--count']\n"
        "from tutor.__main__ import run\n"
        f"code = run(); print(code, sorted(set({heavy!r}) & set(sys.modules)), file=sys.stderr)"
    )
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("4\n", "0 []\n")
