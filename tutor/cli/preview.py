"""`tutor preview`: a lesson as students will see it, while it is written."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tutor.cli import output, place
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode
from tutor.cli.full_screen import NO_TERMINAL, is_on_a_terminal, run_app
from tutor.cli.lesson import NotOpened, opened
from tutor.text import safe_line

if TYPE_CHECKING:
    from tutor.library.opened import OpenLesson

_EXAMPLES = (
    "tutor preview --watch my-lesson.toml           # beside your editor; follows every save",
    "tutor preview --section the-bell my-lesson.toml  # stays in one section",
    "tutor preview china-leverage                     # a lesson by its id",
)
_DESCRIPTION = """\
Shows a lesson on the real screens. What you do there is thrown away at the end:
your progress is not touched. With --watch the section that you change appears
as soon as you save; when the file cannot be opened, the last version stays and
the line at the foot says why. `e` lists all problems, `v` shows every key and
reason of the section. A gate holds as it does for students; --section shows any
section."""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(
        commands, "preview", run, "look at a lesson while you write it", _EXAMPLES, _DESCRIPTION
    )
    parser.add_argument("lesson", metavar="LESSON", help="a lesson's file, or its id")
    parser.add_argument("--section", metavar="ID", default="", help="show this section and stay in it")
    parser.add_argument("--watch", action="store_true", help="follow the file as it is saved")


def run(options: argparse.Namespace) -> int:
    """Open the lesson over a store that is thrown away."""
    if not is_on_a_terminal():
        output.note(NO_TERMINAL)
        return ExitCode.WRONG_USE
    try:
        lesson = opened(options.lesson)
    except NotOpened as said:
        return said.code
    sections = [heading.id for heading in lesson.outline.sections]
    if options.section and options.section not in sections:
        known = ", ".join(sections[:20])
        output.note(f"tutor preview: there is no section `{safe_line(options.section)}`; there are {known}.")
        return ExitCode.WRONG_USE
    return _preview(lesson, options)


def _preview(lesson: OpenLesson, options: argparse.Namespace) -> int:
    import tempfile
    from pathlib import Path

    from tutor import paths, settings
    from tutor.library import Library
    from tutor.progress.recorder import Recorder
    from tutor.progress.store import Store
    from tutor.tui.preview import PreviewApp

    chosen, problems = settings.load(place.settings_file())
    with (
        tempfile.TemporaryDirectory(prefix="tutor-preview-") as folder,
        Store.open(Path(folder) / "progress.db", place.now) as store,
    ):
        app = PreviewApp(
            lesson.path,
            section=options.section,
            watch=options.watch,
            library=Library((), None, copies=paths.attached_dir()),
            recorder=Recorder(store),
            settings=chosen,
            settings_file=Path(folder) / "config.toml",
            now=place.now,
        )
        return run_app(app, problems)
