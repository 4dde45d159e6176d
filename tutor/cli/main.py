"""The way in: reads the command line, runs the command, and answers with an exit code, whatever happens."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Final

from tutor.cli import output
from tutor.cli.command import Parser
from tutor.cli.crash import CrashGuard
from tutor.cli.exit_code import ExitCode
from tutor.version import __version__

_COMMANDS: Final = {
    "read": "tutor.cli.read",
    "review": "tutor.cli.review",
    "progress": "tutor.cli.progress",
    "notes": "tutor.cli.notes",
    "list": "tutor.cli.listing",
    "add": "tutor.cli.add",
    "check": "tutor.cli.check",
    "attach": "tutor.cli.attach",
    "preview": "tutor.cli.preview",
    "answers": "tutor.cli.answers",
    "new": "tutor.cli.new",
    "import": "tutor.cli.importing",
    "schema": "tutor.cli.schema",
    "export": "tutor.cli.export",
    "import-progress": "tutor.cli.import_progress",
    "backup": "tutor.cli.backup",
    "recover": "tutor.cli.recover",
    "forget": "tutor.cli.forget",
    "settings": "tutor.cli.settings",
    "serve": "tutor.cli.serve",
    "where": "tutor.cli.where",
    "completion": "tutor.cli.completion",
}
"""Each with its module, which is imported when it is needed, since the program is to start quickly."""
_DESCRIPTION = """\
Close reading in the terminal: read an article section by section, look words
up, and prove what you understood.

Without a command the library opens. `tutor FILE` and `tutor ID` are short for
`tutor read`."""
_EXAMPLES = (
    "tutor                      # the library",
    "tutor read china-leverage  # a lesson by its id",
    "tutor my-lesson.toml       # a lesson by its file",
    "tutor check my-lesson.toml # what is wrong with it",
)


def main(arguments: Sequence[str]) -> int:
    """Run the command line `arguments`, without the program's name, and return the exit code."""
    output.prepare()
    with CrashGuard() as guard:
        guard.code = _run(arguments)
    return guard.code


def parser(commands: Iterable[str] = _COMMANDS) -> Parser:
    """The parser of the command line; with fewer `commands` it knows only these."""
    top = Parser(prog="tutor", description=_DESCRIPTION, examples=_EXAMPLES)
    top.add_argument("-V", "--version", action="version", version=f"tutor {__version__}")
    top.set_defaults(run=_open_library, asked=top)
    parsers = top.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    for command in commands:
        import_module(_COMMANDS[command]).add_to(parsers)
    return top


def _no_option(unknown: Sequence[str]) -> str:
    """What else may be wrong where the command may have been a lesson: its options."""
    options = [one for one in unknown if one.startswith("-")]
    return f", and `tutor read` has no {' '.join(options)}" if options else ""


def _open_library(options: argparse.Namespace) -> int:
    """Without a command: the library, whose module is imported when it is needed."""
    from tutor.cli import library

    return library.run(options)


def _run(arguments: Sequence[str]) -> int:
    try:
        code = _command(arguments)
        output.finish()
    except KeyboardInterrupt:
        return ExitCode.INTERRUPT
    except BrokenPipeError:
        output.give_up()
        return ExitCode.BROKEN_PIPE
    except output.NotPrinted as lost:
        output.give_up()
        output.note(f"tutor: {lost}")
        return ExitCode.PROBLEMS
    return code


def _command(arguments: Sequence[str]) -> int:
    bare = bool(arguments) and not arguments[0].startswith("-") and arguments[0] not in _COMMANDS
    given = ["read", *arguments] if bare else arguments
    top = parser(_needed(given))
    try:
        options, unknown = top.parse_known_args(given, argparse.Namespace(top=top, commands=()))
        if bare and unknown:
            top.error(f"there is no command `{arguments[0]}`{_no_option(unknown)}")
        if unknown:
            options.asked.error(f"unknown: {' '.join(unknown)}")
    except SystemExit as said_all:
        return int(said_all.code or 0)
    if bare:
        options.commands = tuple(_COMMANDS)
    code: int = options.run(options)
    return code


def _needed(given: Sequence[str]) -> Iterable[str]:
    """The commands that the parser has to know: one is enough unless all are to be listed."""
    if not given:
        return ()
    return given[:1] if given[0] in _COMMANDS and given[0] != "completion" else _COMMANDS
