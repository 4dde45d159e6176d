"""`tutor check`."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main

WriteLesson = Callable[..., Path]


def test_a_lesson_without_faults_is_fine(
    write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("bell.toml")
    assert main(["check", "bell.toml"]) == ExitCode.FINE
    assert capsys.readouterr() == ("", "1 file checked: no problems.\n")


def test_a_finding_is_shown_with_its_place_its_line_and_a_caret(
    write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("bell.toml", "title = ", "titel = ")
    assert main(["check", "bell.toml"]) == ExitCode.PROBLEMS
    out, err = capsys.readouterr()
    lines = out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("bell.toml:3:1: "))
    assert "[unknown-key]: " in lines[at]
    assert lines[at + 1 : at + 3] == ['    titel = "The Harbour Bell"', "    ^^^^^"]
    assert err.startswith("1 file checked: ")


def test_a_fault_inside_a_text_has_its_caret_at_the_character(
    write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    gaps = '[[questions]]\nid = "gaps"\ntype = "cloze"\ntext = "The {council kept the {bell}."\n\n'
    write_lesson("bell.toml", "[[sections]]", gaps + "[[sections]]")
    assert main(["check", "bell.toml"]) == ExitCode.PROBLEMS
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("bell.toml:8:13: error[unclosed-gap]: question `gaps`: ")
    assert lines[1:] == ['    text = "The {council kept the {bell}."', "                ^"]


def test_every_file_of_a_folder_is_checked(
    write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("lessons/one.toml")
    write_lesson("lessons/two.toml", "harbour-bell", "other-bell")
    write_lesson("lessons/notes.txt", "title", "t")
    os.mkfifo("lessons/pipe.toml")
    assert main(["check", "lessons"]) == ExitCode.PROBLEMS
    assert capsys.readouterr() == (
        "lessons/pipe.toml: fatal[unreadable]: The file is a pipe, not a file.\n",
        "3 files checked: 1 fatal finding.\n",
    )


def test_a_link_out_of_the_folder_is_not_followed_unless_it_is_named_itself(
    write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("bell.toml")
    Path("lessons").mkdir()
    Path("lessons/out.toml").symlink_to("../bell.toml")
    assert main(["check", "lessons"]) == ExitCode.PROBLEMS
    assert "is a link that leads out of its folder" in capsys.readouterr().out
    assert main(["check", "lessons/out.toml"]) == ExitCode.FINE


def test_nothing_to_check_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty").mkdir()
    assert main(["check", "gone.toml"]) == ExitCode.WRONG_USE
    assert main(["check", "empty"]) == ExitCode.WRONG_USE
    assert main(["check", "odd\n\x1b.toml"]) == ExitCode.WRONG_USE
    assert capsys.readouterr() == (
        "",
        "tutor check: gone.toml does not exist\n"
        "tutor check: there is no .toml file in the folder empty\n"
        "tutor check: odd␊␛.toml does not exist\n",
    )


def test_findings_can_be_had_as_json(write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]) -> None:
    write_lesson("bell.toml")
    os.mkfifo("pipe.toml")
    assert main(["check", "--json", "bell.toml", "pipe.toml"]) == ExitCode.PROBLEMS
    out, err = capsys.readouterr()
    assert json.loads(out) == {
        "files": [
            {"path": "bell.toml", "ok": True, "diagnostics": []},
            {
                "path": "pipe.toml",
                "ok": False,
                "diagnostics": [
                    {
                        "line": 0,
                        "column": 0,
                        "end_column": 0,
                        "level": "fatal",
                        "code": "unreadable",
                        "message": "The file is a pipe, not a file.",
                    }
                ],
            },
        ]
    }
    assert err == "2 files checked: 1 fatal finding.\n"


def test_nothing_in_a_file_reaches_the_terminal_raw(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad\x1b[2J.toml").write_bytes(b'format = 1\n"\x1b]52;c;x\x07\xff\xe2\x80\xae" = 1\n')
    assert main(["check", "bad\x1b[2J.toml"]) == ExitCode.PROBLEMS
    out, err = capsys.readouterr()
    assert not {"\x1b", "\x07", "\u202e"} & set(out + err)
