"""`tutor import`."""

from __future__ import annotations

import io
import sys
import tomllib
from pathlib import Path

import pytest

from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main

STAND_IN = Path(__file__).parents[1] / "authoring" / "article" / "stand_in.txt"
REPORT = """\
Found:
  title      Ferry council’s late-night vote hands bargaining power to the islands
  author     Elsbeth Rowan, from “Elsbeth Rowan is a research fellow at the Institute for Tidal Policy, \
focused on …”
  publisher  The Gazette, from “The Gazette's Morning Report”
  date       not found
  url        not found
  language   en
  sections   7, 76 to 126 words each
"""
LINES = (
    "Left out (7); --keep-all drops nothing:\n",
    "  a photo credit: “© Getty Images”\n",
    "  a follow-us footer: “Follow ITP on Twitter”\n",
    "  links that ran into a sentence: “Tomas (Tom) Ivar Ordway3 dockers hurt in crane accident The",
    "Beside it: lesson.schema.json, from which editors complete and explain keys.\n",
    "    tutor check ferry.toml            # what is wrong with it\n",
)


def test_an_article_becomes_a_draft_and_all_that_was_left_out_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["import", str(STAND_IN), "-o", "ferry.toml"]) == ExitCode.FINE
    out, err = capsys.readouterr()
    assert out == "ferry.toml\n"
    assert err.startswith(REPORT)
    assert all(line in err for line in LINES)
    assert main(["check", "ferry.toml"]) == ExitCode.FINE
    assert sorted(path.name for path in Path().iterdir()) == ["ferry.toml", "lesson.schema.json"]


def test_on_a_terminal_what_was_left_out_is_a_line_each(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tutor.cli.output.is_terminal", lambda _: True)
    assert main(["import", str(STAND_IN), "-o", "ferry.toml"]) == ExitCode.FINE
    err = capsys.readouterr().err
    assert max(map(len, err.splitlines())) <= 80
    assert all(line.endswith(("”", ":")) for line in err.partition("Left out")[2].splitlines()[:8])


def test_without_a_file_the_draft_is_printed_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(STAND_IN), "--id", "ferry", "--words", "120"]) == ExitCode.FINE
    document = tomllib.loads(capsys.readouterr().out)
    assert document["id"] == "ferry"
    assert len(document["sections"]) == 5
    assert list(Path().iterdir()) == []


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"# The bell\n\nIt is silent now.\n")))
    assert main(["import", "-"]) == ExitCode.FINE
    assert tomllib.loads(capsys.readouterr().out)["sections"][0]["text"] == "It is silent now.\n"


def test_nothing_is_overwritten_without_force(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.toml").write_text("mine")
    assert main(["import", str(STAND_IN), "-o", "mine.toml"]) == ExitCode.PROBLEMS
    assert capsys.readouterr().err == "tutor import: mine.toml is there already. `--force` replaces it.\n"
    assert Path("mine.toml").read_text() == "mine"
    assert main(["import", str(STAND_IN), "-o", "mine.toml", "--force", "--no-schema"]) == ExitCode.FINE
    assert [path.name for path in Path().iterdir()] == ["mine.toml"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["gone.txt"], ExitCode.WRONG_USE, "gone.txt does not exist."),
        (["."], ExitCode.PROBLEMS, ". is a folder, not a file."),
        (["x.pdf"], ExitCode.PROBLEMS, "x.pdf is a PDF; save its text, or the page that it was made from"),
        (
            ["x.pdf", "--id", "A"],
            ExitCode.WRONG_USE,
            "--id must be lower-case words joined by hyphens; write `a`.",
        ),
        (["x.pdf", "--words", "0"], ExitCode.WRONG_USE, "--words must be a number, such as 90."),
        (
            ["x.pdf", "--language", "?"],
            ExitCode.WRONG_USE,
            "--language must be a language code such as en or pt-BR.",
        ),
        (
            ["x.pdf", "--title", "\x1b"],
            ExitCode.WRONG_USE,
            "--title must not hold U+001B (a control character).",
        ),
    ],
)
def test_what_cannot_be_done_says_why(
    arguments: list[str], code: ExitCode, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("x.pdf").write_bytes(b"%PDF-1.7")
    assert main(["import", *arguments]) == code
    out, err = capsys.readouterr()
    assert (out, err.startswith(f"tutor import: {said}")) == ("", True)
    assert len(err.splitlines()) == 1


def test_a_page_without_the_libraries_names_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    Path("x.html").write_text("<p>It is silent.</p>")
    assert main(["import", "x.html"]) == ExitCode.PROBLEMS
    assert 'uv tool install --force ".[import]" brings them.\n' in capsys.readouterr().err


def test_hostile_words_reach_neither_the_terminal_nor_the_lesson(capsys: pytest.CaptureFixture[str]) -> None:
    Path("\x1b[2J.txt").write_bytes(
        b"A \x1b]52;c;x\x07 title\n\nIt is \x9b31m silent. [@click=app.quit]x[/]\n"
    )
    assert main(["import", "\x1b[2J.txt", "--encoding", "latin-1", "-o", "a.toml"]) == ExitCode.FINE
    assert main(["import", "\x1b[2J.pdf"]) == ExitCode.WRONG_USE
    out, err = capsys.readouterr()
    assert not any(c in out + err for c in "\x1b\x9b\x07")
    assert "[@click=app.quit]" in tomllib.loads(Path("a.toml").read_text(encoding="utf-8"))["sections"][0][
        "text"
    ].replace("\\", "")
