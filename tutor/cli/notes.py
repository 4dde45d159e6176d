"""`tutor notes`: a study sheet of what was marked, noted, looked up and missed in a lesson."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import output, place
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode
from tutor.cli.stored import Refused, lesson_id, opened_lesson, with_store
from tutor.cli.writing import write

if TYPE_CHECKING:
    from tutor.authoring.study_sheet import StudySheet
    from tutor.library.opened import OpenLesson
    from tutor.progress.store import Store
    from tutor.study.notes import Note

_EXAMPLES = (
    "tutor notes china-leverage               # on the screen",
    "tutor notes china-leverage | less        # page by page",
    "tutor notes china-leverage -o sheet.md   # into a file",
)
_DESCRIPTION = """\
Prints a study sheet as Markdown: the sentences that you marked and what you
wrote about them, section by section; the terms you looked up, with their
definitions; the questions you missed, with the right answer and the words that
prove it. What you marked and the text no longer holds stands at the end.

While reading, `m` marks sentences and `M` lists what is marked."""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(commands, "notes", run, "print a study sheet of a lesson", _EXAMPLES, _DESCRIPTION)
    parser.add_argument("lesson", metavar="LESSON", help="a lesson's id, or its file")
    parser.add_argument("-o", "--output", metavar="FILE", help="write it to a file that is not there yet")
    parser.add_argument("--force", action="store_true", help="replace the file if it is there")


def run(options: argparse.Namespace) -> int:
    """Print the sheet, or write it to a file."""
    return with_store("notes", lambda store: _sheet(store, options))


def _sheet(store: Store, options: argparse.Namespace) -> int:
    from tutor.authoring.study_sheet import as_markdown

    sheet = _made(store, options.lesson)
    if sheet.is_empty:
        raise Refused("there is nothing to write: nothing was marked, looked up or missed.")
    text = as_markdown(sheet)
    if options.output is None:
        output.data(text.removesuffix("\n"))
    else:
        write(Path(options.output), text.encode(errors="replace"), force=options.force)
        output.note(f"Written to {output.shown(options.output)}.")
    return ExitCode.FINE


def _made(store: Store, name: str) -> StudySheet:
    from tutor.authoring.study_sheet import sheet_without_lesson, study_sheet
    from tutor.progress.lookback import to_study

    key = lesson_id(store, name)
    lesson = opened_lesson(store, name) or opened_lesson(store, key)
    done = to_study(store, key)
    if lesson is None or lesson.outline.id != key:
        output.note(f"The lesson `{output.shown(key)}` cannot be opened: its notes are listed without it.")
        known = store.met(key) or {}
        return sheet_without_lesson(str(known.get("title") or key), _kept_notes(store, key), done)
    return study_sheet(lesson, _notes(store, lesson), done)


def _notes(store: Store, lesson: OpenLesson) -> tuple[Note, ...]:
    from tutor.authoring.own_copy import own_copy
    from tutor.progress.recorder import Recorder
    from tutor.study.course import Course

    copies = place.library().copies
    copy, said = own_copy(copies, lesson, keep=False) if copies is not None else (None, "")
    if said:
        output.note(said)
    return Course(lesson, Recorder(store), lambda: "", copy).notes.all()


def _kept_notes(store: Store, key: str) -> tuple[Note, ...]:
    from tutor.study.notes import kept_aside

    return kept_aside(store.marks(key))
