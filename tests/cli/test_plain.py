"""`tutor read --plain`: over pipes, as a program of its own."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tutor.cli import conversation
from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main
from tutor.progress.fault import DamagedStore
from tutor.progress.store import Store

WriteLesson = Callable[..., Path]
QUESTION = """
[[sections.questions]]
id = "kept"
type = "true_false"
prompt = "The council kept the bell."
answer = true
"""
HEAVY = ("textual", "pydantic", "pydantic_core", "tomllib", "tomli", "asyncio", "argcomplete")


def with_question(write_lesson: WriteLesson) -> Path:
    """The lesson with a question."""
    path = write_lesson("lessons/bell.toml")
    path.write_text(path.read_text() + QUESTION)
    return path


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let this be the standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))


def program(*arguments: str, text: str = "", **settings: str) -> subprocess.CompletedProcess[bytes]:
    """What a process of its own answers to this input."""
    return subprocess.run(
        [sys.executable, "-m", "tutor", *arguments],
        input=text.encode(),
        capture_output=True,
        env={**os.environ, **settings},
        check=False,
    )


def test_a_lesson_is_read_and_answered_over_a_pipe(write_lesson: WriteLesson, home: Path) -> None:
    with_question(write_lesson)
    done = program("read", "--plain", "harbour-bell", text="\ntrue\n\n\n")
    assert (done.returncode, done.stderr.decode()) == (0, "")
    lines = done.stdout.decode().splitlines()
    assert lines[:2] == ["The Harbour Bell. 1 section, 1 min.", "Section 1 of 1, A bell nobody rings."]
    assert "Right. Saved." in lines
    assert lines[-1] == "Your place is kept."
    assert all(len(line) <= 80 for line in lines)
    done = program("read", "--plain", "lessons/bell.toml", text="s\n")
    assert b"1 of 1 questions answered." in done.stdout


def test_without_a_lesson_one_is_chosen_from_the_list(
    write_lesson: WriteLesson, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("lessons/bell.toml")
    write_lesson("lessons/other.toml", "harbour-bell", "other-bell")
    Path("lessons/broken.toml").write_text("format = \n")
    typed(monkeypatch, "7\n2\nq\n\nq\nQ\n")
    assert main(["read", "--plain"]) == ExitCode.FINE
    out = capsys.readouterr().out
    assert "1. The Harbour Bell: 1 min, 1 section." in out
    assert "Cannot be opened: broken.toml, line 1: " in out
    assert "“7” is no number from 1 to 2." in out
    assert out.count("Section 1 of 1, A bell nobody rings.") == 2
    assert "1. The Harbour Bell: read to the end, 1 of 1 sections." in out


def test_what_is_due_is_asked_in_lines(
    write_lesson: WriteLesson, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_question(write_lesson)
    today = datetime(2026, 3, 2, 12, tzinfo=UTC)
    monkeypatch.setattr("tutor.cli.place.now", lambda: today)
    typed(monkeypatch, "c\nfalse\n\ntrue\n\n")
    assert main(["read", "--plain", "harbour-bell"]) == ExitCode.FINE
    typed(monkeypatch, "")
    assert main(["review", "--plain"]) == ExitCode.FINE
    assert "Nothing is due.\nThe next is due tomorrow.\n" in capsys.readouterr().out
    monkeypatch.setattr("tutor.cli.place.now", lambda: today + timedelta(days=1))
    typed(monkeypatch, "true\n\n")
    assert main(["review", "--plain", "harbour-bell"]) == ExitCode.FINE
    out, err = capsys.readouterr()
    assert out.startswith("Review: 1 card.\n\nCard 1 of 1, from The Harbour Bell.\n")
    assert "1 card reviewed.\n1 known.\n" in out
    assert err == ""
    assert main(["review", "--plain", "nothing"]) == ExitCode.WRONG_USE


def test_without_lessons_it_is_said_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "")
    assert main(["read", "--plain"]) == ExitCode.FINE
    assert capsys.readouterr().out.startswith("There are no lessons here.\n`tutor add FILE` puts")


def test_without_plain_a_lesson_has_to_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--again"]) == ExitCode.WRONG_USE
    assert capsys.readouterr().err.startswith("tutor read: the following arguments are required: LESSON\n")


@pytest.mark.parametrize("arguments", [["read", "--plain", "nothing"], ["nothing", "--plain"]])
def test_a_lesson_that_is_not_there_is_told_as_ever(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == ExitCode.WRONG_USE
    assert capsys.readouterr().err.startswith("tutor: There is no lesson `nothing`.")


def test_a_known_lesson_is_read_without_what_is_heavy(write_lesson: WriteLesson) -> None:
    with_question(write_lesson)
    program("read", "--plain", "harbour-bell")
    script = (
        "import sys; sys.argv[1:] = ['read', '--plain', 'harbour-bell']; from tutor.__main__ import run; "
        f"code = run(); print(code, sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input=b"\ntrue\n\ns\n", capture_output=True, check=False
    )
    assert done.stderr.decode() == "0 []\n"
    assert b"Right. Saved." in done.stdout


def test_a_reader_that_goes_away_ends_the_program_without_a_word(write_lesson: WriteLesson) -> None:
    write_lesson("lessons/bell.toml")
    reading, writing = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-m", "tutor", "read", "--plain", "harbour-bell"],
        stdin=subprocess.PIPE,
        stdout=writing,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(writing)
        os.read(reading, 10)
        os.close(reading)
        _, said = process.communicate(b"r\nr\nq\n")
        assert said == b""
    assert process.returncode == ExitCode.BROKEN_PIPE


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (signal.SIGINT, ExitCode.INTERRUPT),
        (signal.SIGTERM, ExitCode.TERMINATED),
        (signal.SIGHUP, ExitCode.HANGUP),
    ],
)
def test_a_signal_ends_the_program_in_order(write_lesson: WriteLesson, number: int, code: int) -> None:
    with_question(write_lesson)
    with subprocess.Popen(
        [sys.executable, "-m", "tutor", "read", "--plain", "harbour-bell"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"\ntrue\n")
        process.stdin.flush()
        while b"Saved." not in process.stdout.readline():
            pass
        process.stdout.readline()
        process.send_signal(number)
        assert process.wait() == code
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert b"1 of 1 questions answered." in program("read", "--plain", "harbour-bell", text="q\ns\n").stdout


def test_bytes_that_are_no_text_and_lines_without_end_are_taken_as_they_can_be(
    write_lesson: WriteLesson, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("lessons/bell.toml")
    data = b"\xff\xfe\n" + b"x" * 3 * conversation.LONGEST + b"\nq"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    assert main(["read", "--plain", "harbour-bell"]) == ExitCode.FINE
    out = capsys.readouterr().out
    assert "“\ufffd\ufffd” is not known here; ? lists what is." in out
    assert out.count("is not known here") == 2
    assert out.endswith("Your place is kept.\n")


def test_no_standard_input_is_the_end_of_it(
    write_lesson: WriteLesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_lesson("lessons/bell.toml")
    monkeypatch.setattr("sys.stdin", None)
    assert main(["read", "--plain", "harbour-bell"]) == ExitCode.FINE


def test_what_cannot_be_saved_is_told_at_the_end(
    write_lesson: WriteLesson, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("lessons/bell.toml")
    opened = Store.open

    def read_only(path: Path, now: Callable[[], datetime], day_start: int = 4) -> Store:
        store = opened(path, now, day_start)
        store._connection.execute("PRAGMA query_only = ON")
        return store

    monkeypatch.setattr(Store, "open", read_only)
    typed(monkeypatch, "q\n")
    assert main(["read", "--plain", "harbour-bell"]) == ExitCode.PROBLEMS
    out, err = capsys.readouterr()
    assert out.count("Not saved:") == 2
    assert err.startswith("tutor: ")
    assert "lost. Not saved: it cannot be written." in err


def test_damage_that_is_found_meanwhile_ends_the_reading(
    write_lesson: WriteLesson, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("lessons/bell.toml")

    def damaged(_: Store) -> bool:
        raise DamagedStore(Path("progress.db"), "odd")

    monkeypatch.setattr(Store, "verify_if_due", damaged)
    monkeypatch.setattr("threading.Thread.start", lambda thread: thread.run())
    typed(monkeypatch, "q\n")
    assert main(["read", "--plain", "harbour-bell"]) == ExitCode.PROBLEMS
    assert "is damaged: odd." in capsys.readouterr().err


def test_the_settings_hold_here_too(
    write_lesson: WriteLesson,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with_question(write_lesson)
    (home / "home" / "config").mkdir(parents=True)
    (home / "home" / "config" / "config.toml").write_text("confidence = true\ncolumn = 5\n")
    typed(monkeypatch, "\ntrue\n4\n")
    assert main(["read", "--plain", "harbour-bell"]) == ExitCode.FINE
    out, err = capsys.readouterr()
    assert "How sure are you?" in out
    assert err.startswith("`column` has to be")
