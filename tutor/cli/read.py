"""`tutor read LESSON`: opens a lesson where it was left."""

from __future__ import annotations

import argparse

from tutor.cli import output
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode
from tutor.cli.full_screen import start

_EXAMPLES = (
    "tutor read china-leverage           # by its id, as `tutor list` shows it",
    "tutor read ~/lessons/bell.toml      # by its file",
    "tutor read --again china-leverage   # from the beginning",
    "tutor read --plain china-leverage   # in numbered lines, without a screen",
    "tutor read --plain                  # the same, with a list to choose from",
)
_DESCRIPTION = """\
Opens a lesson at the place where you left it. A lesson that was opened by its
file is remembered: the library lists it as long as the file is there.

With --plain it is read in numbered lines on standard output, and answers come
from standard input: for screen readers, simple terminals, pipes and scripts.
An empty line does the next useful thing, `?` lists what else can be typed."""

_NO_LESSON = """\
tutor read: the following arguments are required: LESSON
`tutor read --help` shows how."""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(commands, "read", run, "read a lesson", _EXAMPLES, _DESCRIPTION)
    parser.add_argument("lesson", metavar="LESSON", nargs="?", default="", help="a lesson's id, or its file")
    parser.add_argument(
        "--again", action="store_true", help="begin a new attempt; what you did before is kept and compared"
    )
    parser.add_argument("--plain", action="store_true", help="numbered lines instead of a screen")


def run(options: argparse.Namespace) -> int:
    """Open the lesson."""
    if options.plain:
        from tutor.cli import plain

        return plain.read(options.lesson, again=options.again, commands=options.commands)
    if not options.lesson:
        output.note(_NO_LESSON)
        return ExitCode.WRONG_USE
    return start(options.lesson, again=options.again, commands=options.commands)
