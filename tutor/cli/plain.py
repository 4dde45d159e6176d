"""Starting plain mode: a lesson in numbered lines on standard output, answers on standard input."""

from __future__ import annotations

import io
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from tutor.cli import output, place
from tutor.cli.exit_code import ExitCode
from tutor.cli.session import named, over_progress

if TYPE_CHECKING:
    from types import FrameType

    from tutor.cli.verification import Verification
    from tutor.library import Library, OpenLesson
    from tutor.plain.console import Console
    from tutor.progress.recorder import Recorder
    from tutor.progress.store import Store
    from tutor.settings import Settings
    from tutor.study.course import Course
    from tutor.study.stopwatch import Stopwatch

LONGEST: Final = 10_000
"""Characters of a typed line; what goes beyond is left out."""
_SIGNALS: Final = {signal.SIGTERM: ExitCode.TERMINATED, signal.SIGHUP: ExitCode.HANGUP}


class Stopped(Exception):
    """A signal asked the program to end."""

    def __init__(self, code: ExitCode) -> None:
        super().__init__()
        self.code = code


def start(name: str = "", *, again: bool = False, commands: Sequence[str] = ()) -> int:
    """Read the lesson of this name (an id or a path), or one that is chosen first; returns the exit code.

    `commands` are the names that the lesson's name may be a slip for.
    """
    return over_progress(lambda store, chosen, problems: _run(store, name, again, chosen, problems), commands)


def _run(store: Store, name: str, again: bool, chosen: Settings, problems: Sequence[str]) -> int:
    from tutor.cli.verification import Verification
    from tutor.plain.console import Console
    from tutor.plain.lesson import lost_words
    from tutor.progress.recorder import Recorder

    library = place.library(store.paths())
    lesson = named(store, library, name) if name else None
    recorder = Recorder(store)
    verification = Verification(store)
    console = Console(lambda: _read_on(verification), output.data_safe, width)
    verification.start()
    code = _ended(lambda: _read(library, recorder, console, chosen, lesson, again))
    lost = lost_words(recorder)
    for line in (f"tutor: {lost}" if lost else "", *problems):
        if line:
            output.note(line)
    return code or (ExitCode.PROBLEMS if lost else ExitCode.FINE)


def _ended(work: Callable[[], None]) -> int:
    """How the work ended: by itself, at the end of the input, by a signal, or since nobody reads any more."""
    from tutor.plain.console import EndOfInput
    from tutor.plain.desk import Quit

    try:
        with _signals():
            work()
    except (EndOfInput, Quit):
        return ExitCode.FINE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPT
    except Stopped as stopped:
        if stopped.code == ExitCode.HANGUP:
            output.hang_up()
        return stopped.code
    except BrokenPipeError:
        output.give_up()
        return ExitCode.BROKEN_PIPE
    return ExitCode.FINE


def _read(
    library: Library,
    recorder: Recorder,
    console: Console,
    chosen: Settings,
    lesson: OpenLesson | None,
    again: bool,
) -> None:
    """Read the lesson; without one, choose one, and again after each."""
    from tutor.plain.lesson import read_lesson
    from tutor.plain.library import choose_lesson
    from tutor.study.stopwatch import Stopwatch

    watch = Stopwatch(time.monotonic)
    while True:
        opened = lesson
        if opened is None:
            standings = recorder.store.standings() if recorder.store else {}
            entry = choose_lesson(console, library.entries(), standings)
            if entry is None:
                return
            opened = library.open(str(entry.path))
        course = _course(library, recorder, opened, watch, console)
        course.chosen_marks = chosen.marks or None
        read_lesson(console, course, watch, asks_how_sure=chosen.confidence, again=again)
        if lesson is not None:
            return
        again = False


def _course(
    library: Library, recorder: Recorder, lesson: OpenLesson, watch: Stopwatch, console: Console
) -> Course:
    """The learner's way through a lesson, with their own copy of its article if there is one."""
    from tutor.authoring.own_copy import own_copy
    from tutor.study.course import Course

    copy, said = own_copy(library.copies, lesson, keep=True) if library.copies else (None, "")
    if said:
        console.say(said)
    return Course(lesson, recorder, lambda: os.urandom(8).hex(), copy, lambda: watch.seconds)


def _read_on(verification: Verification) -> str:
    """The next line, unless the progress file turned out to be damaged, which raises a `StoreError`."""
    verification.tell()
    return read_line()


def read_line() -> str:
    """The next line of standard input with its end; nothing when there is none any more."""
    output.flush()
    if sys.stdin is None:
        return ""
    if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors != "replace":
        sys.stdin.reconfigure(errors="replace")
    try:
        line = more = sys.stdin.readline(LONGEST)
        while more and not more.endswith("\n"):
            more = sys.stdin.readline(LONGEST)
        return line
    except OSError:
        # The terminal is gone.
        return ""


def width() -> int:
    """Cells of a line: those of the terminal that is written to, or as many as is usual."""
    return shutil.get_terminal_size((80, 24)).columns


@contextmanager
def _signals() -> Iterator[None]:
    """Let signals that ask for the end raise `Stopped`, wherever the program is."""

    def stop(number: int, _: FrameType | None) -> None:
        raise Stopped(_SIGNALS[signal.Signals(number)])

    before = {number: signal.signal(number, stop) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
