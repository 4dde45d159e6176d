"""Starting the full-screen program, and what is said when it cannot start or has ended."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from tutor.cli import output, place
from tutor.cli.exit_code import ExitCode
from tutor.cli.session import named, over_progress

if TYPE_CHECKING:
    from tutor.progress.store import Store
    from tutor.settings import Settings
    from tutor.tui.app import TutorApp

NO_TERMINAL = """\
tutor: this needs a terminal that can be drawn on. `tutor read --plain` and
`tutor review --plain` work without one, in numbered lines."""


class First(NamedTuple):
    """A screen to begin with, over all lessons or one."""

    screen: Literal["progress", "review"]
    lesson: str = ""
    """The id of the one lesson, whether or not it can be opened."""


def start(
    name: str = "", *, again: bool = False, first: First | None = None, commands: Sequence[str] = ()
) -> int:
    """Open the library, or the lesson of this name (an id or a path), and return the exit code.

    `first` is another screen to open instead. `commands` are the names that the lesson's name may be a slip
    for.
    """
    if not (is_on_a_terminal() or is_in_a_browser()):
        output.note(NO_TERMINAL)
        return ExitCode.WRONG_USE
    # Whatever is made from here to the first frame stays; looking for garbage in it only costs time.
    gc.disable()
    try:
        return over_progress(
            lambda store, chosen, problems: _run(store, name, again, first, chosen, problems), commands
        )
    finally:
        gc.enable()


def is_on_a_terminal() -> bool:
    """Whether a screen can be drawn, for which standard error serves, and keys can be read."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if any(stream is None or stream.closed or not stream.isatty() for stream in streams):
        return False
    return os.environ.get("TERM", "") not in ("", "dumb")


def is_in_a_browser() -> bool:
    """Whether `tutor serve` has started this for a page, which is drawn on as a terminal is."""
    from tutor.web import DRIVER

    return os.environ.get("TEXTUAL_DRIVER") == DRIVER


def _run(
    store: Store, name: str, again: bool, first: First | None, chosen: Settings, problems: Sequence[str]
) -> int:
    from tutor.progress.recorder import Recorder

    library = place.library(store.paths())
    lesson = named(store, library, name) if name else None

    from tutor.tui.app import TutorApp

    app = TutorApp(
        library=library,
        recorder=Recorder(store),
        settings=chosen,
        settings_file=place.settings_file(),
        now=place.now,
        start=str(lesson.path) if lesson and first is None else None,
        again=again,
    )
    if first is not None:
        from tutor.tui.request import OpenProgress, OpenReview

        only = lesson.outline.id if lesson else first.lesson
        app.begin_with(OpenReview(only) if first.screen == "review" else OpenProgress(only))
    return run_app(app, problems)


def run_app(app: TutorApp, problems: Sequence[str]) -> int:
    """Run the program to its end, say what is to be said, and return the exit code."""
    ended = app.run()
    if app.fault is not None:
        raise app.fault
    if ended is not None and ended.code == ExitCode.HANGUP:
        output.hang_up()
    for line in (ended.message if ended else "", *problems):
        if line:
            output.note(line)
    return ended.code if ended else ExitCode.FINE
