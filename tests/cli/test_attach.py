"""`tutor attach`: what was found is shown before anything is kept."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.cli.main import main

Lesson = Callable[..., Path]
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def table(home: Path, ferry_lesson: str, ferry_page: str) -> None:
    """A lesson that the library finds, and a copy of its article."""
    Path("lessons").mkdir()
    Path("lessons/last-ferry.toml").write_text(ferry_lesson, encoding="utf-8")
    Path("page.txt").write_text(ferry_page, encoding="utf-8")


def kept(home: Path) -> Path:
    return home / "home" / "data" / "attached" / "last-ferry.copy"


def answer(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    import io
    import sys

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(line))
    monkeypatch.setattr("tutor.cli.attach._can_ask", lambda: True)


def test_a_copy_is_reported_by_section_and_kept_with_yes(home: Path, capsys: Captured) -> None:
    assert main(["attach", "last-ferry", "page.txt", "--yes"]) == 0
    said = capsys.readouterr()
    assert "1  A vote at night: found, 14 words" in said.out
    assert "left out (skipped)" in said.out
    assert "3 of 3 sections found in page.txt." in said.err
    assert stat.S_IMODE(kept(home).stat().st_mode) == 0o600


def test_without_a_terminal_nothing_is_kept_unasked(home: Path, capsys: Captured) -> None:
    assert main(["attach", "last-ferry", "page.txt"]) == 1
    assert "Nothing was kept: `--yes` keeps it." in capsys.readouterr().err
    assert not kept(home).exists()


@pytest.mark.parametrize(
    ("line", "is_kept"), [("\n", True), ("Yes\n", True), ("n\n", False), ("what\n", False)]
)
def test_on_a_terminal_it_is_asked_first(
    home: Path, monkeypatch: pytest.MonkeyPatch, line: str, is_kept: bool
) -> None:
    answer(monkeypatch, line)
    assert main(["attach", "last-ferry", "page.txt"]) == (0 if is_kept else 1)
    assert kept(home).exists() == is_kept


def test_an_end_of_input_is_no_yes(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "")
    assert main(["attach", "last-ferry", "page.txt"]) == 1
    assert not kept(home).exists()


def test_what_is_attached_is_said_and_removed(home: Path, capsys: Captured) -> None:
    assert main(["attach", "last-ferry"]) == 0
    assert (
        "No copy is attached to `last-ferry`. The lesson is about “Why the ferry should stay” by A. Writer."
        in (capsys.readouterr().err)
    )
    main(["attach", "last-ferry", "page.txt", "--yes"])
    capsys.readouterr()
    assert main(["attach", "last-ferry"]) == 0
    assert capsys.readouterr().out == "page.txt: 3 of 3 sections, 79 words\n"
    assert main(["attach", "--remove", "last-ferry"]) == 0
    assert not kept(home).exists()
    assert main(["attach", "--remove", "last-ferry"]) == 0
    assert "No copy is attached" in capsys.readouterr().err


def test_another_article_keeps_nothing_and_leaves_what_was_kept(home: Path, capsys: Captured) -> None:
    main(["attach", "last-ferry", "page.txt", "--yes"])
    before = kept(home).read_bytes()
    Path("soup.txt").write_text("Take four fish.\n")
    assert main(["attach", "last-ferry", "soup.txt", "--yes"]) == 1
    assert "Nothing of this lesson is in soup.txt, and nothing was kept." in capsys.readouterr().err
    assert kept(home).read_bytes() == before


@pytest.mark.parametrize(
    ("name", "data", "code", "why"),
    [
        ("none.txt", None, 2, "does not exist"),
        ("empty.txt", b"", 1, "holds no words"),
        ("binary.txt", b"\0\1\2", 1, "is not a text file"),
        ("page.html", b"<p>On Monday</p>", 1, "is a web page"),
    ],
)
def test_a_file_that_is_no_text_is_refused(
    home: Path, capsys: Captured, name: str, data: bytes | None, code: int, why: str
) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    assert main(["attach", "last-ferry", name, "--yes"]) == code
    assert why in capsys.readouterr().err
    assert not kept(home).exists()


def test_a_lesson_without_anchors_takes_no_copy(write_lesson: Lesson, capsys: Captured) -> None:
    write_lesson("lessons/harbour-bell.toml")
    assert main(["attach", "harbour-bell", "page.txt", "--yes"]) == 1
    assert "says of no section where it stands" in capsys.readouterr().err


def test_a_lesson_that_there_is_not_is_told_of(capsys: Captured) -> None:
    assert main(["attach", "last-fery", "page.txt"]) == 2
    assert "Did you mean `last-ferry`?" in capsys.readouterr().err


def test_remove_takes_no_file(capsys: Captured) -> None:
    assert main(["attach", "--remove", "last-ferry", "page.txt"]) == 2


def test_a_damaged_copy_is_told_of_and_can_be_replaced(home: Path, capsys: Captured) -> None:
    main(["attach", "last-ferry", "page.txt", "--yes"])
    kept(home).write_bytes(kept(home).read_bytes()[:-3])
    assert main(["attach", "last-ferry"]) == 1
    assert "is damaged; attach it again" in capsys.readouterr().err
    assert main(["attach", "last-ferry", "page.txt", "--yes"]) == 0
    assert main(["attach", "last-ferry"]) == 0


def test_a_changed_lesson_is_said_to_be_lined_up_anew(capsys: Captured) -> None:
    main(["attach", "last-ferry", "page.txt", "--yes"])
    path = Path("lessons/last-ferry.toml")
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert main(["attach", "last-ferry"]) == 0
    assert "it is lined up anew when you open it" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_told_of(home: Path, capsys: Captured) -> None:
    kept(home).parent.parent.mkdir(parents=True)
    kept(home).parent.write_text("in the way")
    assert main(["attach", "last-ferry", "page.txt", "--yes"]) == 1
    assert "nothing was kept" in capsys.readouterr().err


def test_the_report_for_a_program_is_json(capsys: Captured) -> None:
    main(["attach", "last-ferry", "page.txt", "--yes", "--json"])
    reports = json.loads(capsys.readouterr().out)
    assert [(report["section"], report["outcome"]) for report in reports] == [
        ("the-vote", "found"),
        ("the-captain", "found"),
        ("the-bill", "found"),
    ]
    main(["attach", "last-ferry", "--json"])
    assert json.loads(capsys.readouterr().out)["sections"] == ["the-vote", "the-captain", "the-bill"]


def test_a_hostile_copy_reaches_the_terminal_as_text(capsys: Captured, ferry_page: str) -> None:
    Path("page.txt").write_text(
        ferry_page.replace("Monday evening", "Monday \x1b[31mevening").replace(
            "Island school", "\u202eIsland"
        ),
        encoding="utf-8",
    )
    main(["attach", "last-ferry", "page.txt", "--yes"])
    said = capsys.readouterr()
    assert "\x1b" not in said.out + said.err
    assert "\u202e" not in said.out
