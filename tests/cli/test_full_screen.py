"""Starting the full-screen program, with a stand-in for the program itself."""

from __future__ import annotations

import gc
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import ClassVar

import pytest

from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main
from tutor.library import Library
from tutor.progress.recorder import Recorder
from tutor.settings import Settings

WriteLesson = Callable[..., Path]
NO_TERMINAL = """\
tutor: this needs a terminal that can be drawn on. `tutor read --plain` and
`tutor review --plain` work without one, in numbered lines.
"""


@dataclass(frozen=True)
class Ended:
    """How the program ended."""

    code: int = 0
    message: str = ""


class StandIn:
    """Notes what the program was started with, and ends at once."""

    started: ClassVar[dict[str, object]] = {}
    ended: ClassVar[Ended] = Ended()
    fault: ClassVar[Exception | None] = None

    def __init__(self, **given: object) -> None:
        type(self).started = given | {"collecting": gc.isenabled()}

    def run(self) -> Ended:
        """End at once."""
        return self.ended


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> type[StandIn]:
    """The stand-in, on a terminal."""

    class App(StandIn):
        started: ClassVar[dict[str, object]] = {}

    module = ModuleType("tutor.tui.app")
    vars(module)["TutorApp"] = App
    monkeypatch.setitem(sys.modules, "tutor.tui.app", module)
    monkeypatch.setattr("tutor.cli.full_screen.is_on_a_terminal", lambda: True)
    return App


def test_the_library_is_started_with_all_it_needs(app: type[StandIn], home: Path) -> None:
    (home / "home" / "config").mkdir(parents=True)
    (home / "home" / "config" / "config.toml").write_text("column = 50\n")
    assert main([]) == ExitCode.FINE
    started = app.started
    assert isinstance(started["library"], Library)
    assert isinstance(started["recorder"], Recorder)
    assert started["settings"] == Settings(column=50)
    assert started["settings_file"] == home / "home" / "config" / "config.toml"
    assert (started["start"], started["again"]) == (None, False)
    now = started["now"]
    assert callable(now)
    assert now().tzinfo is not None


def test_garbage_is_not_looked_for_while_starting_and_is_afterwards(app: type[StandIn]) -> None:
    main([])
    assert app.started["collecting"] is False
    assert gc.isenabled()


def test_a_lesson_is_started_by_id_by_path_and_by_either_alone(
    app: type[StandIn], write_lesson: WriteLesson
) -> None:
    path = str(write_lesson("lessons/bell.toml").absolute())
    for arguments in (["read", "harbour-bell"], ["read", "lessons/bell.toml"], ["harbour-bell"], [path]):
        assert main(arguments) == ExitCode.FINE
        assert (app.started["start"], app.started["again"]) == (path, False)
    main(["lessons/bell.toml", "--again"])
    assert app.started["again"] is True


def test_a_file_elsewhere_is_remembered_and_one_in_the_library_is_not(
    app: type[StandIn], write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("lessons/near.toml", "harbour-bell", "near")
    write_lesson("far/bell.toml")
    main(["lessons/near.toml"])
    main(["far/bell.toml"])
    Path("lessons/near.toml").unlink()
    main(["list"])
    assert capsys.readouterr().out.startswith("harbour-bell ")


def test_a_name_that_is_nearly_right_gets_a_proposal(
    app: type[StandIn], write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("lessons/bell.toml")
    assert main(["read", "harbor-bell"]) == ExitCode.WRONG_USE
    assert main(["lisst"]) == ExitCode.WRONG_USE
    assert main(["read", "lisst"]) == ExitCode.WRONG_USE
    assert app.started == {}
    assert capsys.readouterr().err == (
        "tutor: There is no lesson `harbor-bell`. Did you mean `harbour-bell`?\n"
        "`tutor list` shows the lessons there are.\n"
        "tutor: There is no lesson `lisst`. Did you mean `tutor list`?\n"
        "`tutor list` shows the lessons there are.\n"
        "tutor: There is no lesson `lisst`.\n"
        "`tutor list` shows the lessons there are.\n"
    )


def test_a_lesson_that_cannot_be_opened_is_explained(
    app: type[StandIn], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("bad.toml").write_text("format = \n")
    assert main(["bad.toml"]) == ExitCode.PROBLEMS
    assert app.started == {}
    said = capsys.readouterr().err.splitlines()
    bad = Path("bad.toml").absolute()
    assert said[0] == f"tutor: {bad} cannot be opened."
    assert said[1].startswith(f"{bad}:1:")
    assert said[2] == f"`tutor check {bad}` says more."


def test_a_progress_file_that_cannot_be_read_stops_the_start_and_stays_as_it_is(
    app: type[StandIn], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = home / "home" / "data" / "progress.db"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"tiny")
    assert main([]) == ExitCode.PROBLEMS
    assert app.started == {}
    assert str(file) in capsys.readouterr().err
    assert file.read_bytes() == b"tiny"


def test_what_the_program_says_in_the_end_follows_with_what_is_wrong_in_the_settings(
    app: type[StandIn], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "home" / "config").mkdir(parents=True)
    (home / "home" / "config" / "config.toml").write_text("column = 5\n")
    app.ended = Ended(143, "Ended from outside\x1b[2J.")
    assert main([]) == ExitCode.TERMINATED
    assert capsys.readouterr() == (
        "",
        "Ended from outside␛[2J.\n"
        "`column` has to be a whole number from 40 to 120 and not 5; the default is used.\n",
    )


def test_a_fault_inside_the_program_is_reported_once_the_screen_is_gone(
    app: type[StandIn], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app.fault = LookupError("odd")
    assert main([]) == ExitCode.INTERNAL
    assert capsys.readouterr().err.startswith("tutor: a fault in the program: LookupError: odd\n")
    assert "LookupError: odd" in (home / "home" / "state" / "tutor.log").read_text()


@pytest.mark.parametrize("arguments", [[], ["read", "harbour-bell"], ["harbour-bell"]])
def test_without_a_terminal_it_is_said_what_works(
    arguments: list[str], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == ExitCode.WRONG_USE
    assert capsys.readouterr() == ("", NO_TERMINAL)
    assert not (home / "home").exists()


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_draw_is_refused_before_the_screen_is_imported(term: str) -> None:
    here, there = pty.openpty()
    script = (
        "import sys; from tutor.cli.main import main; code = main([]); print(code, 'textual' in sys.modules)"
    )
    try:
        done = subprocess.run(
            [sys.executable, "-c", script],
            stdin=there,
            stdout=there,
            stderr=subprocess.PIPE,
            env={**os.environ, "TERM": term},
            check=False,
        )
        assert done.stderr.decode() == NO_TERMINAL
        assert os.read(here, 100).decode().strip() == "2 False"
    finally:
        os.close(here)
        os.close(there)
