"""No command puts a file in the place of what was read and answered, whatever it is asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main
from tutor.progress.event import JSON, Draft
from tutor.progress.store import Store

MARK: dict[str, JSON] = {"mark": "m", "words": "The council kept the bell.", "at": 0, "note": "Why?"}
WRITERS = {
    "schema": ("schema", "-o"),
    "answers": ("answers", "bell.toml", "-o"),
    "notes": ("notes", "harbour-bell", "-o"),
    "import": ("import", "article.txt", "-o"),
    "new": ("new", "--yes"),
    "export": ("export", "--all", "-o"),
    "anki": ("export", "--anki", "-o"),
    "backup": ("backup", "-o"),
}


@pytest.fixture
def progress(home: Path, write_lesson: Callable[..., Path]) -> Iterator[Path]:
    """A progress file in use, with its log, and what the commands read."""
    lesson = write_lesson("bell.toml")
    with lesson.open("a") as file:
        file.write('[[glossary]]\nterm = "council"\ndefinition = "Those who decide."\n')
    main(["add", "bell.toml"])
    Path("article.txt").write_text("A title\n\nThe council kept the bell, and nobody rang it for years.\n")
    path = home / "home" / "data" / "progress.db"
    with Store.open(path, lambda: datetime(2026, 3, 1, 12, tzinfo=UTC)) as store:
        store.append(
            Draft(kind="begun", lesson="harbour-bell"),
            Draft(kind="marked", lesson="harbour-bell", section="the-bell", body=MARK),
            Draft(kind="looked-up", lesson="harbour-bell", section="the-bell", body={"term": "council"}),
        )
        with closing(sqlite3.connect(path)) as reader:
            reader.execute("BEGIN").execute("SELECT * FROM event").fetchone()
            yield path


@pytest.mark.parametrize("name", ["progress.db", "progress.db-wal", "progress.db-shm", "link", "twin"])
@pytest.mark.parametrize("command", WRITERS)
def test_progress_is_not_replaced(
    progress: Path, command: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (progress.parent / "link").symlink_to("progress.db")
    (progress.parent / "twin").hardlink_to(progress)
    before = {path.name: path.stat().st_ino for path in progress.parent.iterdir()}
    target = progress.parent / name
    assert main([*WRITERS[command], str(target), "--force"]) == ExitCode.WRONG_USE
    said = capsys.readouterr().err
    assert "holds what you read and answered; name another file." in " ".join(said.split())
    assert {path.name: path.stat().st_ino for path in progress.parent.iterdir()} == before
    with closing(sqlite3.connect(progress)) as found:
        assert found.execute("SELECT count(*) FROM event").fetchone() == (3,)
