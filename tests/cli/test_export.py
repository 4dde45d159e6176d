"""`tutor export`, for a teacher."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tutor.cli import export
from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main
from tutor.cli.table import table
from tutor.lesson.question import Question
from tutor.library import Library
from tutor.progress.event import JSON, Draft, Event
from tutor.progress.store import Store
from tutor.study.question_finder import QuestionFinder

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
QUESTIONS = """
[[sections.questions]]
id = "kept"
type = "choice"
prompt = "What was kept?"
options = ["The bell", "The door"]
answer = "The bell"

[[sections.questions]]
id = "who"
type = "short"
prompt = "Who kept it?"
answer = "the council"
"""


@pytest.fixture
def questions(home: Path, write_lesson: Callable[..., Path]) -> dict[str, Question]:
    """A lesson with a question that is chosen and one that is typed."""
    file = write_lesson("lessons/bell.toml")
    file.write_text(file.read_text() + QUESTIONS)
    finder = QuestionFinder(Library([file.parent.absolute()], None))
    found = {name: finder.named("harbour-bell", name, "") for name in ("kept", "who")}
    return {name: question for name, question in found.items() if question}


@pytest.fixture
def progress(home: Path, questions: dict[str, Question]) -> Path:
    """Two answers, an override, a flag and a near miss."""

    def answered(name: str, kind: str = "answered", **body: JSON) -> Draft:
        question = questions[name]
        said: dict[str, JSON] = {
            "try": 1,
            "showing": 0,
            "hints": 0,
            "peeked": False,
            "seconds": 4.2,
            "skill": "retrieve",
        }
        return Draft(
            kind=kind,
            lesson="harbour-bell",
            section="the-bell",
            question=name,
            fingerprint=question.fingerprint,
            body={**said, "lesson_digest": "d1", "confidence": 0.95, **body},
        )

    file = home / "home" / "data" / "progress.db"
    with Store.open(file, lambda: NOW) as store:
        store.append(
            Draft(kind="begun", lesson="harbour-bell", body={"lesson_digest": "d1"}),
            answered("kept", answer=["The bell"], credit=1, points=1),
            answered("who", "neared", answer=["the counci"]),
            answered("who", answer=["=cmd|' /C calc'!A0"], credit=0, points=2),
            Draft(
                kind="counted",
                lesson="harbour-bell",
                section="the-bell",
                question="who",
                fingerprint=questions["who"].fingerprint,
            ),
            Draft(
                kind="flagged",
                lesson="harbour-bell",
                section="the-bell",
                question="who",
                fingerprint=questions["who"].fingerprint,
                body={"words": "my secret opinion"},
            ),
        )
    return file


def exported(*arguments: str) -> list[dict[str, object]]:
    """The rows that the command writes."""
    assert main(["export", "--yes", "--force", "-o", "out.jsonl", *arguments]) == ExitCode.FINE
    return [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]


def test_a_teacher_gets_answers_and_nothing_that_was_not_agreed_to(progress: Path) -> None:
    rows = exported()
    assert [(row["record"], row["question"], row["result"], row["answer"]) for row in rows] == [
        ("answer", "kept", "right", ["The bell"]),
        ("answer", "who", "near", []),
        ("answer", "who", "wrong", []),
        ("flag", "who", None, None),
    ]
    assert [row["counted"] for row in rows] == [False, None, True, None]
    assert [row["flagged"] for row in rows] == [False, True, True, True]
    assert {row["lesson_digest"] for row in rows} == {"d1"}
    assert {row["attempt"] for row in rows} == {1}
    text = Path("out.jsonl").read_text()
    for private in ("secret", "calc", "confidence", "0.95", "seconds", "4.2", "2026", str(progress)):
        assert private not in text
    assert Path("out.jsonl").stat().st_mode & 0o777 == 0o600


def test_a_flag_that_was_taken_back_goes_to_nobody(progress: Path) -> None:
    with Store.open(progress, lambda: NOW) as store:
        (flag,) = (one for one in store.events() if one.kind == "flagged")
        store.append(
            Draft(
                kind="unflagged",
                lesson=flag.lesson,
                section=flag.section,
                question=flag.question,
                fingerprint=flag.fingerprint,
            )
        )
    rows = exported()
    assert [row["record"] for row in rows] == ["answer"] * 3
    assert not any(row["flagged"] for row in rows)


def test_a_renamed_question_keeps_its_flag_and_what_is_said_of_its_answers(progress: Path) -> None:
    """It was flagged and counted as right under its old id, and both are taken further under the new one."""
    lesson = Path("lessons/bell.toml")
    lesson.write_text(lesson.read_text().replace('id = "kept"', 'id = "what"\nwas = ["kept"]'))
    lesson.write_text(lesson.read_text().replace('id = "who"', 'id = "keeper"\nwas = ["who"]'))
    with Store.open(progress, lambda: NOW) as store:
        kept, *_ = (one for one in store.events() if one.kind == "answered")
        (flag,) = (one for one in store.events() if one.kind == "flagged")

        def said(of: Event, kind: str, question: str, **body: JSON) -> Draft:
            return Draft(
                kind=kind, lesson=of.lesson, question=question, fingerprint=of.fingerprint, body=body
            )

        store.append(said(kept, "flagged", "what"), said(kept, "proved", "what", credit=1))
        rows = exported()
        assert [(row["question"], row["flagged"]) for row in rows] == [
            *(("kept", True), ("who", True), ("who", True), ("who", True), ("what", True)),
        ]
        assert rows[0]["proof"] == 1
        store.append(said(flag, "unflagged", "keeper"))
    rows = exported()
    assert [(row["record"], row["question"], row["flagged"]) for row in rows] == [
        *(("answer", "kept", True), ("answer", "who", False), ("answer", "who", False)),
        ("flag", "what", True),
    ]
    assert rows[0]["answer"] == ["The bell"]


def test_the_author_is_told_what_was_forgotten_again_and_again(
    progress: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(progress, lambda: NOW) as store:
        (kept,) = {one.fingerprint for one in store.events() if one.question == "kept"}
        for day in range(1, 7):
            store.append(
                *(
                    Draft(
                        kind="reviewed",
                        lesson="harbour-bell",
                        section="the-bell",
                        question=question,
                        fingerprint=kept if question else "",
                        body={"credit": 0, "term": term},
                        wall=NOW + timedelta(day),
                    )
                    for question, term in (("kept", ""), ("", "bell"))
                )
            )
    *_, question, term = exported()
    assert (question["record"], question["question"], question["answer"]) == ("leech", "kept", None)
    assert (term["record"], term["question"], term["answer"]) == ("leech", "", ["bell"])
    assert question.keys() == exported()[0].keys()
    assert question["learner"] == exported()[0]["learner"]
    main(["export"])
    assert "  and 2 cards of your reviews that you forgot four times\n" in capsys.readouterr().err
    main(["export", "--csv", "--yes"])
    assert capsys.readouterr().out.count(",leech,") == 2


def test_what_is_agreed_to_goes_along(progress: Path) -> None:
    rows = exported("--with", "text,confidence,timing", "harbour-bell")
    assert rows[2]["answer"] == ["=cmd|' /C calc'!A0"]
    assert (rows[3]["words"], rows[0]["words"]) == ("my secret opinion", None)
    assert (rows[0]["confidence"], rows[0]["seconds"]) == (0.95, 4.2)
    assert rows[0]["at"] == "2026-03-01T12:00:00+00:00"


def test_a_pseudonym_is_the_same_for_the_same_recipient(progress: Path) -> None:
    names = [exported("--for", who)[0]["learner"] for who in ("Ms Li", "Mr Ba", "Ms Li", "")]
    assert names[0] == names[2]
    assert len({*names}) == 3
    assert all(str(name).startswith("reader-") for name in names)
    assert exported("--name", "Ada")[0]["learner"] == "Ada"


def test_words_chosen_in_a_lesson_that_is_not_here_stay_here(progress: Path) -> None:
    Path("lessons/bell.toml").unlink()
    assert [row["answer"] for row in exported()] == [[], [], [], None]


def test_a_table_has_a_row_for_each_answer_and_runs_no_formula(
    progress: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--csv", "--with", "text", "--yes"]) == ExitCode.FINE
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == 4
    assert rows[2]["answer"] == "'=cmd|' /C calc'!A0"
    assert (rows[2]["counted"], rows[2]["credit"], rows[1]["credit"]) == ("yes", "0", "")
    assert rows[3]["words"] == "my secret opinion", "the end of the last line is in no cell"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\n=1", "＝1", "\u00a0=1"])
def test_no_cell_begins_like_a_formula(text: str) -> None:
    (cell,) = list(csv.reader(io.StringIO(table(["a"], [{"a": text}]))))[1]
    assert cell.startswith(("'", "␍"))


def test_no_cell_of_a_sheet_divided_elsewhere_begins_like_a_formula() -> None:
    """Where a comma is the decimal sign, spreadsheets divide at semicolons, quoted or not."""
    said = 'yes;=HYPERLINK("https://x")\n@SUM(1)\t+1 ; -2; -x, =1 (a-b)'
    made = table(["a", "b"], [{"a": said, "b": "x"}])
    for divided in (";", "\t", "\n"):
        for cell in made.replace('"', "").split(divided):
            assert not cell.strip().startswith(("=", "+", "-", "@")), (divided, cell)
    assert ", =1 (a-b)" in made


def test_cells_hold_what_they_are_given() -> None:
    columns, row = ["a", "b", "c", "d", "e"], {"a": "x\x1b[2J", "b": -1.5, "c": True, "d": ["p", "q"]}
    written = list(csv.reader(io.StringIO(table(columns, [row]))))
    assert written == [columns, ["x␛[2J", "-1.5", "yes", "p | q", ""]]


def test_what_goes_out_is_shown_and_asked_for(
    progress: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(export, "can_ask", lambda: True)
    answers = iter([False, True])
    monkeypatch.setattr(export, "agrees", lambda question: next(answers))
    Path("out.csv").write_text("old")
    assert main(["export", "--csv", "--with", "timing", "--force", "-o", "out.csv"]) == ExitCode.PROBLEMS
    said = capsys.readouterr().err
    assert Path("out.csv").read_text() == "old"
    for words in (
        "3 answers and 1 flag from 1 lesson: harbour-bell",
        "as reader-",
        "with when, and how long it took",
        "without what you typed and wrote; how sure you were (`--with text,confidence` adds that)",
        "The file out.csv is there already and is going to be replaced.",
        "Nothing was written.",
        "The first lines:\n  schema,record,",
        "\n  tutor-answers-1,answer,reader-",
    ):
        assert words in said
    assert main(["export", "--csv", "-o", "out.csv"]) == ExitCode.PROBLEMS, "before anything is asked"
    assert capsys.readouterr().err == "tutor export: out.csv is there already. `--force` replaces it.\n"
    assert main(["export", "--csv", "--force", "-o", "out.csv"]) == ExitCode.FINE
    assert Path("out.csv").read_text().startswith("schema,")


def test_without_a_terminal_it_needs_a_yes_beforehand(
    progress: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export"]) == ExitCode.WRONG_USE
    out, err = capsys.readouterr()
    assert out == ""
    assert "`--yes`" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--with", "text,salary"], "there is no `salary`"),
        (["--all", "--with", "text"], "are for answers that a teacher gets"),
        (["--all", "harbour-bell"], "`--all` takes no lesson"),
        (["--all", "-o", "."], "is a folder"),
        (["--yes", "-o", "no/such/folder/x"], "there is no folder no/such/folder"),
        (["--csv", "--all"], "not allowed with"),
        (["harbour-bel"], "Did you mean `harbour-bell`?"),
    ],
)
def test_wrong_use_is_told(
    progress: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *arguments]) == ExitCode.WRONG_USE
    assert said in capsys.readouterr().err


def test_without_answers_there_is_nothing_to_write(
    progress: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["forget", "--all", "--yes"])
    assert main(["export", "--yes"]) == ExitCode.PROBLEMS
    assert "there are no answers to write" in capsys.readouterr().err


def test_a_name_that_no_file_can_have_is_said_before_anything_is_asked(
    progress: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "-o", "x" * 300]) == ExitCode.PROBLEMS
    assert capsys.readouterr().err.endswith("cannot be written: file name too long.\n")
