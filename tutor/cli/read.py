"""`tutor read LESSON`: opens a lesson where it was left."""

from __future__ import annotations

import argparse

from tutor.cli.command import Commands, add_command
from tutor.cli.full_screen import start

_EXAMPLES = (
    "tutor read china-leverage           # by its id, as `tutor list` shows it",
    "tutor read ~/lessons/bell.toml      # by its file",
    "tutor read --again china-leverage   # from the beginning",
)
_DESCRIPTION = """\
Opens a lesson at the place where you left it. A lesson that was opened by its
file is remembered: the library lists it as long as the file is there."""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(commands, "read", run, "read a lesson", _EXAMPLES, _DESCRIPTION)
    parser.add_argument("lesson", metavar="LESSON", help="a lesson's id, or its file")
    parser.add_argument(
        "--again", action="store_true", help="begin a new attempt; what you did before is kept and compared"
    )


def run(options: argparse.Namespace) -> int:
    """Open the lesson."""
    return start(options.lesson, again=options.again, commands=options.commands)
