"""`tutor add`: copies a lesson file into the learner's own folder, when it can be read as a lesson."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import output
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from tutor.lesson.diagnostic import Diagnostic

_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
"""Ids that are safe as the name of a file."""
_EXAMPLES = (
    "tutor add ~/Downloads/harbour-bell.toml          # put it into the library",
    "tutor add --force ~/Downloads/harbour-bell.toml  # in place of an older one",
)
_DESCRIPTION = """\
Copies a lesson file into your own folder of lessons, under the lesson's id, so
that the library lists it wherever you are. A file that cannot be opened as a
lesson is not copied. `tutor where` names the folder."""


class _Refused(Exception):
    """The text says why nothing was copied, in one line."""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(commands, "add", run, "add a lesson file to the library", _EXAMPLES, _DESCRIPTION)
    parser.add_argument("file", metavar="FILE", help="the lesson file")
    parser.add_argument("--force", action="store_true", help="replace a different lesson of the same id")


def run(options: argparse.Namespace) -> int:
    """Validate, copy whole or not at all, and say what can be done with it."""
    from tutor.file import UnreadableFile, is_there, read_file
    from tutor.lesson.loading import load

    path = Path(options.file)
    try:
        source = read_file(path)
    except UnreadableFile as error:
        output.note(f"tutor add: {output.shown(path)} {error}.")
        return ExitCode.PROBLEMS if is_there(path) else ExitCode.WRONG_USE
    loaded = load(source)
    _print(path, loaded.diagnostics, source)
    if loaded.lesson is None:
        output.note(f"{output.shown(path)} was not added: it cannot be opened as it is.")
        return ExitCode.PROBLEMS
    try:
        target = _target(loaded.lesson.id)
        is_new = _copy(source, target, force=options.force)
    except _Refused as refused:
        output.note(f"tutor add: {refused}")
        return ExitCode.PROBLEMS
    output.data(output.shown(target))
    done = "Added" if is_new else "It was there already"
    output.note(f"{done}. `tutor read {loaded.lesson.id}` opens it.")
    return ExitCode.FINE


def _print(path: Path, diagnostics: Sequence[Diagnostic], source: bytes) -> None:
    from tutor.cli.report import findings

    lines = findings(str(path), diagnostics, source)
    if lines:
        output.note("\n".join(lines))


def _target(lesson: str) -> Path:
    from tutor import paths

    if not _FILE_NAME.fullmatch(lesson):
        raise _Refused("the lesson's id has to be of letters, digits and hyphens to name a file.")
    return paths.lessons_dir() / f"{lesson}.toml"


def _copy(source: bytes, target: Path, *, force: bool) -> bool:
    """Put the lesson in its place; False when the very same is there already."""
    from tutor.file import UnreadableFile, read_file, reason, write_whole

    if target.is_symlink() or target.exists():
        try:
            if read_file(target) == source:
                return False
        except UnreadableFile as error:
            if not force:
                raise _Refused(f"{output.shown(target)} is in the way: it {error}.") from error
        if not force:
            raise _Refused(
                f"{output.shown(target)} is a different file of the same id. `--force` replaces it; "
                "answers to questions that did not change are kept."
            )
    try:
        write_whole(target, source)
    except OSError as error:
        raise _Refused(f"{output.shown(target)} {reason(error, 'written')}.") from error
    return True
