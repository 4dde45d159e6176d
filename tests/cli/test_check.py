"""`tutor check`."""

from __future__ import annotations

import errno
import io
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.authoring.catalogue import RULES
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


WARNED = (
    '[[sections.questions]]\nid = "kept"\ntype = "true_false"\nprompt = "It was kept."\nanswer = true\n'
    'explanation = "The council kept it, as the first sentence says."\n'
)


@pytest.fixture
def warned(write_lesson: WriteLesson) -> Path:
    """A lesson with one warning: a question without evidence."""
    path = write_lesson("bell.toml")
    path.write_text(path.read_text() + WARNED)
    return path


def test_warnings_fail_when_that_is_asked_for(warned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(warned)]) == ExitCode.FINE
    assert main(["check", "--strict", str(warned)]) == ExitCode.PROBLEMS
    assert "warning[unproved-answer]" in capsys.readouterr().out


def test_rules_can_be_chosen_and_left_out(warned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict", "--ignore", "unproved-answer", str(warned)]) == ExitCode.FINE
    assert main(["check", "--strict", "--select", "no-key,few", str(warned)]) == ExitCode.FINE
    assert main(["check", "--strict", "--select", "unproved", str(warned)]) == ExitCode.PROBLEMS
    capsys.readouterr()
    assert main(["check", "--ignore", "unprooved-answer", str(warned)]) == ExitCode.WRONG_USE
    assert capsys.readouterr() == (
        "",
        "tutor check: there is no rule `unprooved-answer`; did you mean `unproved-answer`?\n",
    )


def test_what_is_wrong_is_followed_by_where_to_read_more(
    warned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", str(warned)])
    assert capsys.readouterr().err == (
        "1 file checked: 1 warning.\n`tutor check --explain unproved-answer` says more about it.\n"
    )


def test_a_rule_is_explained_with_wrong_and_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", "no-gap"]) == ExitCode.FINE
    out = capsys.readouterr().out
    assert out.startswith("error[no-gap]: a cloze has no gap\n\nPut braces")
    assert '\n\nWrong:\n\n    type = "cloze"\n' in out
    assert '\n\nRight:\n\n    type = "cloze"\n' in out
    assert max(map(len, out.splitlines())) < 80
    assert main(["check", "--explain", "nogap"]) == ExitCode.WRONG_USE
    assert capsys.readouterr().err == "tutor check: there is no rule `nogap`; did you mean `no-gap`?\n"


def test_every_rule_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--rules"]) == ExitCode.FINE
    out = capsys.readouterr().out
    assert all(f"\n  {code} " in out for code in RULES)
    assert main(["check", "--rules", "--json"]) == ExitCode.FINE
    listed = json.loads(capsys.readouterr().out)["rules"]
    assert [(one["code"], one["wrong"]) for one in listed] == [(r.code, r.wrong) for r in RULES.values()]


def test_without_a_path_there_is_nothing_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == ExitCode.WRONG_USE
    assert capsys.readouterr().err == "tutor check: name a lesson file, or a folder of lesson files\n"


def test_a_file_that_is_named_twice_is_checked_once(
    write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("lessons/bell.toml")
    assert main(["check", "lessons/bell.toml", "lessons", "lessons/bell.toml"]) == ExitCode.FINE
    assert capsys.readouterr().err == "1 file checked: no problems.\n"


def test_github_shows_findings_beside_the_lines(
    write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lesson("a, b:50%.toml", 'title = "The', 'titel = "The')
    assert main(["check", "--format", "github", "a, b:50%.toml"]) == ExitCode.PROBLEMS
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("::error file=a%2C b%3A50%25.toml,line=1,col=1,title=missing-key::")
    assert lines[1] == (
        "::error file=a%2C b%3A50%25.toml,line=3,col=1,endLine=3,endColumn=5,title=unknown-key::"
        "the lesson: there is no key `titel`; did you mean `title`?"
    )


def test_findings_can_be_had_as_sarif(write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]) -> None:
    write_lesson("my lessons/ä.toml", 'title = "The', 'titel = "The')
    os.mkfifo("pipe.toml")
    assert main(["check", "--format", "sarif", "my lessons", "pipe.toml"]) == ExitCode.PROBLEMS
    log = json.loads(capsys.readouterr().out)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (ran,) = log["runs"]
    assert set(ran) == {"tool", "columnKind", "results"}
    assert ran["columnKind"] == "unicodeCodePoints"
    rules = ran["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({rule["id"] for rule in rules})
    for rule in rules:
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    for result in ran["results"]:
        assert result["level"] in ("error", "warning", "note")
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        (where,) = result["locations"]
        place = where["physicalLocation"]
        assert place["artifactLocation"]["uri"] in ("my%20lessons/%C3%A4.toml", "pipe.toml")
        if result["ruleId"] == "unreadable":
            assert "region" not in place
        else:
            region = place["region"]
            assert region["startLine"] >= 1
            assert region["startColumn"] >= 1
            assert region.get("endColumn", 99) > region["startColumn"]
    assert {result["ruleId"] for result in ran["results"]} == {"missing-key", "unknown-key", "unreadable"}


def test_at_most_twenty_findings_of_a_file_are_shown_the_most_serious_first(
    write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_lesson("bell.toml")
    path.write_text(
        path.read_text() + "".join(WARNED.replace("kept", f"q-{n}", 1) for n in range(25)) + "x = 1\n"
    )
    assert main(["check", "bell.toml"]) == ExitCode.PROBLEMS
    out, err = capsys.readouterr()
    assert out.count("warning[unproved-answer]") == 19
    assert out.count("error[unknown-key]") == 1
    assert "bell.toml: warning[more-problems]: " in out
    assert err.startswith("1 file checked: 1 error, 2")
    main(["check", "--json", "bell.toml"])
    found = json.loads(capsys.readouterr().out)["files"][0]["diagnostics"]
    assert sum(one["code"] == "unproved-answer" for one in found) == 24


def test_what_is_safe_is_mended_and_told(
    write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_lesson("bell.toml")
    path.write_text(path.read_text() + WARNED.replace('id = "kept"\n', ""))
    path.chmod(0o644)
    link = Path("link.toml")
    link.symlink_to("bell.toml")
    assert main(["check", "--fix", "link.toml"]) == ExitCode.FINE
    assert link.is_symlink()
    assert 'id = "it-was-kept"' in path.read_text()
    assert path.stat().st_mode & 0o777 == 0o644
    assert capsys.readouterr().err.startswith(
        "link.toml:10: wrote the id `it-was-kept`\n1 file checked: 1 warning."
    )
    before = path.stat().st_mtime_ns, path.read_bytes()
    assert main(["check", "--fix", "bell.toml"]) == ExitCode.FINE
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_a_file_that_may_not_be_written_is_told_of_and_stays(
    write_lesson: WriteLesson, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_lesson("bell.toml")
    path.write_text(path.read_text() + WARNED.replace('id = "kept"\n', ""))
    before = path.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr("tutor.file.write_whole", full)
    assert main(["check", "--fix", "bell.toml"]) == ExitCode.PROBLEMS
    assert (
        "bell.toml was not changed: it cannot be written: no space left on device." in capsys.readouterr().err
    )
    assert path.read_bytes() == before


class _Terminal(io.StringIO):
    """Says that somebody looks at it."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_colour_is_for_terminals_that_want_it(
    warned: Path, monkeypatch: pytest.MonkeyPatch, no_colour: str, coloured: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", no_colour)
    monkeypatch.setenv("TERM", "xterm")
    screen = _Terminal()
    monkeypatch.setattr("sys.stdout", screen)
    assert main(["check", str(warned)]) == ExitCode.FINE
    shown = screen.getvalue()
    assert ("\x1b[1;33mwarning\x1b[0m" in shown) is coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown).startswith("bell.toml:9:1: warning[unproved-answer]: ")


def test_a_terminal_sees_how_far_it_is_and_a_file_does_not(
    write_lesson: WriteLesson, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        write_lesson(f"lessons/{number}.toml", "harbour-bell", f"bell-{number}")
    assert main(["check", "lessons"]) == ExitCode.FINE
    assert capsys.readouterr().err == "3 files checked: no problems.\n"
    monkeypatch.setenv("TERM", "xterm")
    screen = _Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    assert main(["check", "lessons"]) == ExitCode.FINE
    assert "\r2 of 3 files checked\x1b[K" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K3 files checked: no problems.\n")
