"""`tutor progress [LESSON]`: what was done so far, on a screen, as tables, or as JSON."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tutor.cli import output, place
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode
from tutor.cli.full_screen import First, is_in_a_browser, is_on_a_terminal, start
from tutor.cli.stored import Refused
from tutor.text import safe_line

if TYPE_CHECKING:
    from tutor.progress.store import Store
    from tutor.study.overview import Overview

_EXAMPLES = (
    "tutor progress                  # everything, on a screen",
    "tutor progress china-leverage   # one lesson, section by section",
    "tutor progress --plain          # as tables",
    "tutor progress --json           # for a program",
)
_DESCRIPTION = """\
Shows what you did: the days of the last four weeks, time on task, lessons and
their sections, how well you master each skill, how sure you were against how
often you were right, the reviews to come, and what you looked up most. Without
a terminal it prints the same as tables."""
_NOTHING = "Nothing done yet. `tutor` opens the library: read a section and answer its check."


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(commands, "progress", run, "show what you did so far", _EXAMPLES, _DESCRIPTION)
    parser.add_argument("lesson", metavar="LESSON", nargs="?", default="", help="a lesson's id, or its file")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--plain", action="store_true", help="print tables")
    form.add_argument("--json", action="store_true", help="print it as JSON")


def run(options: argparse.Namespace) -> int:
    """Open the screen, or print."""
    from tutor import paths
    from tutor.progress.fault import StoreError
    from tutor.progress.store import Store

    file = paths.progress_file()
    try:
        if not place.has_progress():
            return _show(None, options)
        with Store.open(file, place.now) as store:
            return _show(store, options)
    except Refused as refused:
        output.note(f"tutor progress: {refused}")
        return refused.code
    except StoreError as error:
        output.note(f"tutor progress: {error}")
        return ExitCode.PROBLEMS


def _show(store: Store | None, options: argparse.Namespace) -> int:
    lesson = _lesson_id(store, options.lesson) if options.lesson else ""
    if not (options.plain or options.json) and (is_on_a_terminal() or is_in_a_browser()):
        return start(first=First("progress", lesson))
    found, problems = _overview(store, lesson)
    if options.json:
        from tutor.study.overview_record import as_json

        output.data_json(as_json(found))
    else:
        from tutor.cli.progress_table import tables

        for line in tables(found):
            output.data(line)
    if found.is_empty:
        output.note(_NOTHING)
    for problem in problems:
        output.note(problem)
    return ExitCode.FINE


def _overview(store: Store | None, lesson: str) -> tuple[Overview, tuple[str, ...]]:
    """What there is to show, and what is wrong with the settings."""
    from tutor import settings
    from tutor.study.overview import overview

    chosen, problems = settings.load(place.settings_file())
    library = place.library(store.paths() if store else ())
    return overview(store, library, chosen, place.now(), lesson), problems


def _lesson_id(store: Store | None, name: str) -> str:
    """The id of the lesson that is meant: one with progress, or one that is there. Raises Refused."""
    from difflib import get_close_matches

    from tutor.library import LessonNotFound, LessonUnusable

    known = store.standings() if store else {}
    if name in known:
        return name
    try:
        return place.library(store.paths() if store else ()).open(name).outline.id
    except LessonUnusable as unusable:
        raise Refused(f"{unusable} `tutor check` says why.") from unusable
    except LessonNotFound as missing:
        near = dict.fromkeys((*get_close_matches(name, known, n=3, cutoff=0.5), *missing.near))
        meant = " or ".join(f"`{safe_line(one)}`" for one in near)
        hint = f" Did you mean {meant}?" if meant else ""
        words = f"there is no lesson `{safe_line(name)}`, and no progress of one.{hint}"
        raise Refused(words, ExitCode.WRONG_USE) from missing
