"""`tutor new`."""

from __future__ import annotations

import io
import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main

NEXT = """\
Beside it: lesson.schema.json, from which editors complete and explain keys.
Next, edit it, and
    tutor check {0}            # what is wrong with it
    tutor preview --watch {0}  # as students see it, at each save
"""


class Typed(io.StringIO):
    """A terminal at which somebody types these lines."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Types lines at the terminal."""

    def typed(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", Typed("".join(f"{line}\n" for line in lines)))

    return typed


def test_without_a_terminal_options_say_it_all_and_the_lesson_has_no_problem(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["new", "--title", "The Harbour Bell"]) == ExitCode.FINE
    file = Path("the-harbour-bell.toml")
    assert capsys.readouterr() == (f"{file}\n", NEXT.format(file))
    assert file.read_text(encoding="utf-8").startswith("#:schema ./lesson.schema.json\n")
    assert Path("lesson.schema.json").is_file()
    assert main(["check", str(file)]) == ExitCode.FINE
    assert capsys.readouterr() == ("", "1 file checked: no problems.\n")


def test_a_file_names_the_lesson_when_nothing_else_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "lessons/harbour_bell.toml", "--no-schema"]) == ExitCode.FINE
    document = tomllib.loads(Path("lessons/harbour_bell.toml").read_text(encoding="utf-8"))
    assert (document["title"], document["id"]) == ("Harbour bell", "harbour-bell")
    assert [path.name for path in Path("lessons").iterdir()] == ["harbour_bell.toml"]
    assert "schema" not in capsys.readouterr().err


def test_a_folder_takes_the_file_under_its_id() -> None:
    Path("lessons").mkdir()
    assert main(["new", "lessons", "--title", "Bell", "--id", "big-bell"]) == ExitCode.FINE
    assert Path("lessons/big-bell.toml").is_file()


def test_on_a_terminal_it_asks_and_asks_again_when_an_answer_will_not_do(
    types: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    types(
        "",
        "The Harbour Bell",
        "Big Bell",
        "",
        "english",
        "de",
        "0",
        "2",
        "Die Glocke",
        "A. Writer",
        "ftp:x",
        "",
    )
    assert main(["new"]) == ExitCode.FINE
    err = capsys.readouterr().err
    assert err.startswith("Title of the lesson: ")
    assert "  Must be lower-case words joined by hyphens; write `big-bell`.\n" in err
    assert "  Must be a language code such as en or pt-BR.\n" in err
    assert "  Must be a number from 1 to 99.\n" in err
    assert "  Must be an address with https:// or http://.\n" in err
    document = tomllib.loads(Path("the-harbour-bell.toml").read_text(encoding="utf-8"))
    assert (document["id"], document["language"], len(document["sections"])) == ("the-harbour-bell", "de", 2)
    assert document["source"] == {"title": "Die Glocke", "author": "A. Writer"}


def test_with_yes_it_asks_nothing_on_a_terminal(
    types: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    types("Not asked for")
    assert main(["new", "--title", "Bell", "--yes"]) == ExitCode.FINE
    assert "[" not in capsys.readouterr().err


def test_who_stops_answering_leaves_nothing_behind(
    types: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    types("Bell")
    assert main(["new"]) == ExitCode.PROBLEMS
    assert capsys.readouterr().err.endswith("\ntutor new: nothing was written.\n")
    assert list(Path().iterdir()) == []


def test_nothing_is_overwritten_and_nothing_is_asked_in_vain(
    types: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("bell.toml").write_text("mine")
    types("Bell")
    assert main(["new", "bell.toml"]) == ExitCode.PROBLEMS
    assert capsys.readouterr().err == "tutor new: bell.toml is there already. `--force` replaces it.\n"
    assert Path("bell.toml").read_text() == "mine"
    assert main(["new", "bell.toml", "--yes", "--force"]) == ExitCode.FINE
    assert Path("bell.toml").read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "nothing was asked, so give --title: it must not be empty."),
        (["--title", " "], "--title: must not be empty."),
        (["--title", "A", "--id", "A B"], "--id: must be lower-case words joined by hyphens; write `a-b`."),
        (["--title", "A", "--sections", "-1"], "--sections: must be a number from 1 to 99."),
        (["--title", "A", "--sections", "²"], "--sections: must be a number from 1 to 99."),
        (
            ["--title", "A", "--language", "English"],
            "--language: must be a language code such as en or pt-BR.",
        ),
        (["--title", "A", "--source-url", "x"], "--source-url: must be an address with https:// or http://."),
    ],
)
def test_an_option_that_will_not_do_is_told(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", *arguments]) == ExitCode.WRONG_USE
    assert capsys.readouterr() == ("", f"tutor new: {said}\n")
    assert list(Path().iterdir()) == []


def test_hostile_words_stay_words_or_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    title = 'x" [[sections]] [@click=app.quit]'
    assert main(["new", "bell.toml", "--title", title, "--id", "bell"]) == ExitCode.FINE
    assert tomllib.loads(Path("bell.toml").read_text(encoding="utf-8"))["title"] == title
    capsys.readouterr()
    assert main(["new", "other.toml", "--title", "x\x1b[2J"]) == ExitCode.WRONG_USE
    assert capsys.readouterr().err == "tutor new: --title: must not hold U+001B (a control character).\n"
    assert not Path("other.toml").exists()


def test_a_folder_that_takes_no_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("work").write_text("in the way")
    assert main(["new", "work/bell.toml"]) == ExitCode.PROBLEMS
    assert capsys.readouterr().err.startswith("tutor new: work/bell.toml cannot be written: ")


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of Unix")
def test_the_lesson_may_be_read_by_others_as_the_system_has_it() -> None:
    before = os.umask(0o022)
    try:
        main(["new", "bell.toml"])
    finally:
        os.umask(before)
    assert Path("bell.toml").stat().st_mode & 0o777 == 0o644
