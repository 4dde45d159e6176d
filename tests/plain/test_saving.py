"""“Saved” is said of what is on the disk; what is not is told when it begins, when it ends and at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tutor.plain.console import EndOfInput
from tutor.plain.desk import Quit, lost_words

if TYPE_CHECKING:
    from tests.plain.conftest import Home, Talk

NOT_SAVED = "Not saved: it cannot be written."


def typing(home: Home, lines: Sequence[str]) -> Callable[[Talk], str | None]:
    """Types lines; at `fail` the progress file can no longer be written to, at `mend` it can again."""
    rest = iter(lines)

    def answer(_: Talk) -> str | None:
        for line in rest:
            if line not in ("fail", "mend"):
                return line
            home.store._connection.execute(f"PRAGMA query_only = {'ON' if line == 'fail' else 'OFF'}")
        return None

    return answer


def test_a_failure_is_told_once_and_its_end_too(home: Home, every: str) -> None:
    lesson = home.write(every)
    typed = ["", "fail", "1", "3", "", "1 3", "mend", "", "false"]
    talk = home.read(lesson, typing(home, typed), width=1000)
    assert sum(line.startswith(NOT_SAVED) for line in talk.lines) == 1
    at = next(number for number, line in enumerate(talk.lines) if line.startswith(NOT_SAVED))
    assert talk.lines[at].endswith("It is tried again with everything you do.")
    assert talk.lines[at + 1] == "Not right. 1 try left."
    mended = talk.lines.index("Everything is saved again.")
    assert not any("Saved." in line for line in talk.lines[at:mended])
    assert "Right. Saved." in talk.lines[mended:]
    assert home.kinds().count("answered") == 4


def test_what_is_never_saved_is_told_at_the_end(home: Home, every: str) -> None:
    course = home.course(home.write(every))
    talk = home.read(course, typing(home, ["", "fail", "1", "3"]), width=1000)
    assert talk.ended is EndOfInput
    assert "Your place is kept." not in talk.lines
    assert lost_words(course.recorder).startswith("2 entries are lost. Not saved: it cannot be written.")
    home.store._connection.execute("PRAGMA query_only = OFF")
    assert lost_words(course.recorder) == ""
    assert home.kinds().count("answered") == 2


def test_who_quits_is_asked_before_something_is_lost(home: Home, every: str) -> None:
    course = home.course(home.write(every))
    talk = home.read(course, typing(home, ["", "fail", "1", "Q", "", "Q", "Q"]), width=1000)
    assert talk.text.count("Enter goes on and tries again; Q quits and loses it.") == 2
    assert talk.ended is Quit
    assert course.recorder.pending == 1


def test_leaving_saves_what_waited(home: Home, every: str) -> None:
    course = home.course(home.write(every))
    talk = home.read(course, typing(home, ["", "fail", "1", "mend", "Q"]), width=1000)
    assert (talk.lines[-1], course.recorder.pending) == ("Your place is kept.", 0)


def test_time_on_task_is_recorded(home: Home, every: str) -> None:
    lines = iter(["", "2", "3", "q", "q"])

    def answer(_: Talk) -> str | None:
        home.seconds += 20
        return next(lines, None)

    home.read(home.write(every), answer)
    spent = [(event.kind, event.body["spent"]) for event in home.events() if event.body.get("spent")]
    assert sum(float(str(seconds)) for _, seconds in spent) == 100
    answer_event = next(event for event in home.events() if event.kind == "answered")
    assert answer_event.body["seconds"] == 20
