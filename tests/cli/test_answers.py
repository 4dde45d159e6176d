"""`tutor answers`: the key on the screen or in a file of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.cli.main import main

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def lesson(home: Path, minimal_lesson_toml: str) -> None:
    """A lesson in the folder."""
    Path("bell.toml").write_text(minimal_lesson_toml)


def test_the_key_is_printed_as_markdown(capsys: Captured) -> None:
    assert main(["answers", "bell.toml"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# Answers: The Harbour Bell\n")
    assert "- **right:** The crews asked for it.\n" in out


def test_a_page_is_printed_when_asked_for(capsys: Captured) -> None:
    assert main(["answers", "--format", "html", "bell.toml"]) == 0
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")


def test_the_name_of_the_file_says_what_is_written(capsys: Captured) -> None:
    assert main(["answers", "bell.toml", "-o", "key.html"]) == 0
    assert capsys.readouterr().out == ""
    assert Path("key.html").read_text(encoding="utf-8").endswith("</html>\n")
    assert main(["answers", "bell.toml", "-o", "key.md"]) == 0
    assert Path("key.md").read_text(encoding="utf-8").startswith("# Answers")


def test_nothing_is_overwritten_without_force(capsys: Captured) -> None:
    Path("key.md").write_text("mine")
    assert main(["answers", "bell.toml", "-o", "key.md"]) == 1
    assert Path("key.md").read_text() == "mine"
    assert "`--force` replaces it" in capsys.readouterr().err
    assert main(["answers", "--force", "bell.toml", "-o", "key.md"]) == 0
    assert Path("key.md").read_text() != "mine"


def test_a_place_that_cannot_be_written_is_told_of(capsys: Captured) -> None:
    Path("file").write_text("")
    assert main(["answers", "bell.toml", "-o", "file/key.md"]) == 1
    assert "tutor answers: file/key.md" in capsys.readouterr().err


def test_that_questions_are_missing_because_they_are_wrong_is_said(
    minimal_lesson_toml: str, capsys: Captured
) -> None:
    Path("wrong.toml").write_text(minimal_lesson_toml.replace("answer = ", "answer = 'None' #"))
    assert main(["answers", "wrong.toml"]) == 0
    said = capsys.readouterr()
    assert "Why did the council" not in said.out
    assert "the lesson has 1 error, so that questions may be missing here" in said.err
    assert f"`tutor check {Path('wrong.toml').resolve()}` says more." in said.err
    assert main(["answers", "wrong.toml", "-o", "key.md"]) == 0
    assert "the lesson has 1 error" in capsys.readouterr().err


def test_nothing_is_said_of_a_lesson_without_errors(capsys: Captured) -> None:
    assert main(["answers", "bell.toml"]) == 0
    assert capsys.readouterr().err == ""


def test_a_lesson_that_cannot_be_opened_is_told_of(
    write_lesson: Callable[..., Path], capsys: Captured
) -> None:
    write_lesson("broken.toml", "format = 1", "format = ")
    assert main(["answers", "broken.toml"]) == 1
    assert main(["answers", "none.toml"]) == 2
    assert "Traceback" not in capsys.readouterr().err
