"""`tutor answers`: the answer key of a lesson, for the teacher's desk."""

from __future__ import annotations

import argparse
from pathlib import Path

from tutor.cli import output
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode
from tutor.cli.lesson import NotOpened, opened
from tutor.cli.stored import Refused
from tutor.cli.writing import refuse_to_replace, write

_EXAMPLES = (
    "tutor answers china-leverage                             # Markdown, on the screen",
    "tutor answers --format html -o key.html china-leverage   # a page to print",
    "tutor answers my-lesson.toml | less                      # of a lesson by its file",
)
_DESCRIPTION = """\
Prints every question of a lesson with its key: what is right, every reason, the
words of the text that prove it, what is accepted and what is not, rubrics and
model answers. The page is one file without scripts, made to be printed."""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(
        commands, "answers", run, "print the answer key of a lesson", _EXAMPLES, _DESCRIPTION
    )
    parser.add_argument("lesson", metavar="LESSON", help="a lesson's id, or its file")
    parser.add_argument(
        "--format", choices=("markdown", "html"), help="markdown unless the file ends in .html"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write it to a file that is not there yet")
    parser.add_argument("--force", action="store_true", help="replace the file if it is there")


def run(options: argparse.Namespace) -> int:
    """Print the key, or write it to a file."""
    from tutor.authoring.answer_key import answer_key
    from tutor.authoring.answer_sheet import as_markdown, as_page

    path = Path(options.output) if options.output else None
    page = options.format == "html" or (
        options.format is None and path is not None and path.suffix.lower() in (".html", ".htm")
    )
    try:
        if path is not None:
            refuse_to_replace(path, force=options.force, with_folder=True)
        lesson = opened(options.lesson)
        key = answer_key(lesson)
        sheet = as_page(key) if page else as_markdown(key)
        if path is None:
            output.data(sheet.removesuffix("\n"))
            _tell_of_errors(lesson.path)
            return ExitCode.FINE
        write(path, sheet.encode(), force=options.force, with_folder=True)
    except NotOpened as said:
        return said.code
    except Refused as why:
        output.note(f"tutor answers: {why}")
        return why.code
    output.note(f"Written to {output.shown(path)}.")
    _tell_of_errors(lesson.path)
    return ExitCode.FINE


def _tell_of_errors(path: Path) -> None:
    """Say that the key is not all that the author wrote, where that is so."""
    from tutor.authoring.checking import check
    from tutor.file import UnreadableFile, read_file

    try:
        errors = sum(one.level in ("fatal", "error") for one in check(read_file(path)))
    except UnreadableFile:
        return
    if errors:
        output.note(
            f"tutor answers: the lesson has {errors} error{'' if errors == 1 else 's'}, so that questions may"
            f" be missing here or their proofs be wrong.\n`tutor check {output.shown(path)}` says more."
        )
