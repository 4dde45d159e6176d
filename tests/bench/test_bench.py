"""The measurements can be believed: what is slower is found to be slower, what is there is found."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.bench.book import lesson
from tests.bench.checking import write_lessons
from tests.bench.figure import line, ratio_figure, time_figure
from tests.bench.history import Shape, drafts, lesson_text, write_history
from tests.bench.home import Home, Program
from tests.bench.memory import CAN_MEASURE
from tests.bench.pairing import Spread, compare, compared, spread
from tests.bench.screen import Screen
from tests.bench.terminal import NotShown
from tutor.lesson.loading import load
from tutor.progress.store import Store


def _program(folder: Path, code: str, shown: str = "here it is") -> Program:
    return Program((sys.executable, "-S", "-c", code), dict(os.environ), folder, shown, shown)


def test_words_that_a_program_writes_are_seen_on_its_screen(tmp_path: Path) -> None:
    assert 0 < _program(tmp_path, "print('so here it is')").first_frame() < 30


def test_a_program_that_ends_without_the_words_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotShown, match="something else"):
        _program(tmp_path, "print('something else')").first_frame()


@pytest.mark.long
def test_a_slowed_program_shows_a_larger_ratio(tmp_path: Path) -> None:
    quick = _program(tmp_path, "print('here it is')")
    slow = _program(tmp_path, "import time; time.sleep(1.5); print('here it is')")
    assert compare(slow.first_frame, quick.first_frame, 1).ratio.middle > 1.5


@pytest.mark.long
def test_a_key_is_answered_for_as_long_as_something_is_drawn(tmp_path: Path) -> None:
    code = "import time; input('ready'); [(time.sleep(0.03), print('x' * 50, flush=True)) for _ in range(10)]"
    with _program(tmp_path, code).start() as terminal:
        terminal.wait_for("ready")
        terminal.settle()
        reaction = terminal.press(b"a\r")
    assert reaction is not None
    assert reaction.seconds > 0.25
    assert reaction.sent >= 500
    assert reaction.clears == 0


@pytest.mark.long
def test_a_key_that_draws_nothing_has_no_time(tmp_path: Path) -> None:
    with _program(tmp_path, "import getpass; getpass.getpass('ready')").start() as terminal:
        terminal.wait_for("ready")
        assert terminal.press(b"a") is None


@pytest.mark.skipif(not CAN_MEASURE, reason="the system does not tell")
@pytest.mark.long
def test_memory_is_that_of_the_program(tmp_path: Path) -> None:
    code = "held = b'x' * {}; print('here it is'); input()"
    peaks = []
    for size in (0, 60_000_000):
        with _program(tmp_path, code.format(size)).start() as terminal:
            terminal.wait_for("here it is")
            peaks.append(terminal.peak_memory())
    assert peaks[1] - peaks[0] > 50_000_000


@pytest.mark.parametrize(
    ("output", "shown"),
    [
        ("\x1b[2;3Hthe words", True),
        ("the wor\x1b[1;8Hds", True),
        ("\x1b[31mthe\x1b[0m words\x1b]0;a title\x07", True),
        ("\x1b[?2026hthe words", False),
        ("\x1b[?2026hthe words\x1b[?2026l", True),
        ("the words\x1b[2J", False),
        ("the words\r\x1b[K", False),
        ("the words\x1b[1;1Hxxx", False),
        ("the\r\nwords", False),
        ("the words" + "\r\n" * 5, False),
    ],
)
def test_the_screen_shows_what_a_terminal_would(output: str, shown: bool) -> None:
    whole, piecewise = Screen(20, 4), Screen(20, 4)
    whole.feed(output)
    for character in output:
        piecewise.feed(character)
    assert whole.shows("the words") is piecewise.shows("the words") is shown


def test_a_wipe_of_the_whole_screen_is_counted() -> None:
    screen = Screen(20, 4)
    screen.feed("a\x1b[K\x1b[J\x1b[2Jb\x1b[H\x1b[2J")
    assert screen.clears == 2


def test_the_ratio_is_that_of_the_pairs_and_not_of_the_medians() -> None:
    slow_machine_now_and_then = [(2.0, 1.0), (20.0, 10.0), (2.2, 1.1), (200.0, 100.0), (2.0, 1.0)]
    assert compared(slow_machine_now_and_then).ratio == Spread(2.0, 2.0, 2.0)
    assert spread([5.0, 1.0, 3.0, 2.0, 4.0]) == Spread(2.0, 3.0, 4.0)


def test_measure_and_control_take_turns_at_going_first() -> None:
    order: list[str] = []

    def note(name: str) -> float:
        order.append(name)
        return time.perf_counter()

    compare(lambda: note("a"), lambda: note("b"), 3)
    assert "".join(order) == "ab" + "ab" + "ba" + "ab"


def test_a_figure_says_whether_its_goal_is_reached_and_how_surely() -> None:
    found = compared([(1.0, 1.0), (1.2, 1.0), (1.6, 1.0)])
    assert ratio_figure("x", found, 2).verdict == "yes"
    assert ratio_figure("x", found, 1.3).verdict == "yes, close"
    assert ratio_figure("x", found, 1.15).verdict == "NO, close"
    assert ratio_figure("x", found, 1.05).verdict == "NO"
    assert "1.20x (1.10-1.40)" in line(ratio_figure("x", found, 2))
    assert time_figure("x", Spread(0.01, 0.02, 0.03), 0.04, "5 bytes").verdict == "yes"
    assert time_figure("x", Spread(0.01, 0.05, 0.06), 0.04, "5 bytes").verdict == "NO, close"


def test_a_generated_lesson_is_what_was_asked_for_and_always_the_same() -> None:
    toml, first = lesson("small-book", words=5_600, sections=10, terms=100, questions=50)
    assert lesson("small-book", words=5_600, sections=10, terms=100, questions=50)[0] == toml
    loaded = load(toml.encode())
    assert loaded.lesson is not None
    assert loaded.diagnostics == ()
    assert (len(loaded.lesson.sections), len(loaded.lesson.glossary)) == (10, 100)
    assert sum(len(section.questions) for section in loaded.lesson.sections) == 50
    assert loaded.lesson.sections[0].text.startswith(first)
    assert 5_300 < sum(len(section.text.split()) for section in loaded.lesson.sections) < 5_900


def test_the_lessons_that_are_checked_are_lessons_and_all_different(tmp_path: Path) -> None:
    paths = sorted(write_lessons(tmp_path / "lessons", 3).iterdir())
    sources = [path.read_bytes() for path in paths]
    lessons = [load(source).lesson for source in sources]
    assert len(set(sources)) == 3
    assert [one.id for one in lessons if one] == ["lesson-0", "lesson-1", "lesson-2"]
    assert all(1_900 < sum(len(part.text.split()) for part in one.sections) < 2_100 for one in lessons if one)


def test_a_lesson_of_a_home_is_found_by_the_program_that_runs_there(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.add("short", lesson("short", words=50, sections=1, terms=1, questions=1)[0])
    listed = home.tutor("list", shown="short", title="short")
    assert listed.first_frame() > 0


def test_a_history_is_what_was_asked_for_and_always_the_same(tmp_path: Path) -> None:
    shape = Shape(lessons=2, sections=2, questions=2, terms=5, answers=20, days=10)
    last = datetime(2026, 3, 1, 18, tzinfo=UTC)
    told = []
    for name in ("one.db", "other.db"):
        write_history(tmp_path / name, shape, last)
        with Store.open(tmp_path / name, lambda: last) as store:
            told.append([(event.id, event.kind, event.wall, event.body) for event in store.events()])
            assert set(store.standings()) == {"lesson-0", "lesson-1"}
    assert told[0] == told[1]
    assert [kind for _, kind, *_ in told[0]].count("answered") == 20
    moments = [wall for _, _, wall, _ in told[0]]
    assert moments == sorted(moments)
    assert last - timedelta(days=11) < moments[0] < moments[-1] <= last


def test_the_lesson_of_a_history_has_its_questions() -> None:
    shape = Shape(lessons=1, sections=2, questions=3, terms=5, answers=1, days=1)
    loaded = load(lesson_text(0, shape).encode()).lesson
    assert loaded is not None
    asked = {one.id: one.fingerprint for part in loaded.sections for one in part.questions}
    (answered,) = (one for one in drafts(shape, datetime(2026, 3, 1, tzinfo=UTC), Random(0)) if one.question)
    assert asked[answered.question] == answered.fingerprint
