"""`tutor forget`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tutor.cli import forget
from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main
from tutor.progress.event import Draft
from tutor.progress.store import Store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
QUESTION = """
[[sections.questions]]
id = "why-kept"
was = ["why"]
type = "true_false"
prompt = "It was kept."
answer = true
"""


@pytest.fixture
def store(home: Path) -> Store:
    """Progress in two lessons."""
    store = Store.open(home / "home" / "data" / "progress.db", lambda: NOW)
    for lesson in ("harbour-bell", "other"):
        store.append(
            Draft(kind="begun", lesson=lesson),
            Draft(kind="answered", lesson=lesson, section="the-bell", question="why-kept"),
            Draft(kind="answered", lesson=lesson, section="the-bell", question="why"),
        )
    return store


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], list[str]]:
    """Answers what is asked; returns the questions."""

    def set_answer(yes: bool) -> list[str]:
        asked: list[str] = []
        monkeypatch.setattr(forget, "can_ask", lambda: True)

        def agrees(question: str) -> bool:
            asked.append(question)
            return yes

        monkeypatch.setattr(forget, "agrees", agrees)
        return asked

    return set_answer


def test_a_lesson_is_forgotten_after_a_yes(
    store: Store, answer: Callable[[bool], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = answer(True)
    assert main(["forget", "other"]) == ExitCode.FINE
    assert asked == ["Delete it for good?"]
    assert capsys.readouterr().err == (
        "This deletes 3 entries of: other, also from the backups that tutor made. It cannot be undone.\n"
        "Forgotten: 3 entries.\n"
    )
    assert store.standings().keys() == {"harbour-bell"}


def test_nothing_is_forgotten_after_a_no(
    store: Store, answer: Callable[[bool], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    answer(False)
    assert main(["forget", "--all"]) == ExitCode.PROBLEMS
    assert capsys.readouterr().err == (
        "This deletes 6 entries of: harbour-bell, other, also from the backups that tutor made. "
        "It cannot be undone.\nNothing was deleted.\n"
    )
    assert len(store.standings()) == 2


def test_without_a_terminal_it_needs_a_yes_beforehand(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forget", "other"]) == ExitCode.WRONG_USE
    assert "there is no terminal to ask on; `--yes` says yes beforehand." in capsys.readouterr().err
    assert len(store.standings()) == 2
    assert main(["forget", "--all", "--yes"]) == ExitCode.FINE
    assert store.standings() == {}
    assert main(["forget", "--all", "--yes"]) == ExitCode.FINE
    assert capsys.readouterr().err.endswith("There is nothing to forget.\n")


def test_a_question_is_forgotten_under_its_former_ids_too(
    store: Store, write_lesson: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_lesson("lessons/bell.toml")
    file.write_text(file.read_text() + QUESTION)
    assert main(["forget", str(file), "--question", "why-kept", "--yes"]) == ExitCode.FINE
    assert "deletes 2 entries about the question `why-kept` of: harbour-bell" in capsys.readouterr().err
    assert [event.kind for event in store.events("harbour-bell")] == ["begun"]
    assert len(list(store.events("other"))) == 3


@pytest.mark.parametrize(
    "arguments",
    [[], ["--all", "other"], ["--all", "--question", "q"], ["--question", "q"], ["othr"],
     ["other", "--question", "no\x1b[2J"]],
)  # fmt: skip
def test_what_is_not_clear_is_wrong_use(
    store: Store, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forget", *arguments, *(["--yes"] if arguments else [])]) == ExitCode.WRONG_USE
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), "\x1b" in err) == ("", 1, False)
    assert len(list(store.events())) == 6
    assert "othr" not in arguments or "Did you mean `other`?" in err


def test_without_progress_there_is_nothing_to_forget(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forget", "--all", "--yes"]) == ExitCode.PROBLEMS
    assert "there is no progress yet" in capsys.readouterr().err
