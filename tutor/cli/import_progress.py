"""`tutor import-progress`: takes over what another machine's progress has more."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tutor.cli import output
from tutor.cli.asking import NO_TERMINAL, agrees, can_ask, say
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode
from tutor.cli.stored import Refused, with_store
from tutor.text import safe_line

if TYPE_CHECKING:
    from tutor.progress.merging import Merged
    from tutor.progress.salvage import Salvage
    from tutor.progress.store import Store
    from tutor.progress.transfer import Transfer

LARGEST = 1024 * 1024 * 1024
"""Bytes; a million answers need half of it."""
_LESSONS_SHOWN = 20
_EXAMPLES = (
    "tutor export --all -o everything.jsonl   # on the one machine",
    "tutor import-progress everything.jsonl   # on the other",
)
_DESCRIPTION = """\
Adds what `tutor export --all` wrote on another machine to what is here. What is
here already is not doubled, so the same file may be imported twice, and two
machines may import each other's, in any order. What was forgotten on either
stays forgotten. A file that is damaged or cut off is refused as a whole."""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(
        commands, "import-progress", run, "add the progress of another machine", _EXAMPLES, _DESCRIPTION
    )
    parser.add_argument("file", metavar="FILE", help="what `tutor export --all` wrote")
    parser.add_argument("-y", "--yes", action="store_true", help="do not ask")


def run(options: argparse.Namespace) -> int:
    """Say what would be added, ask, and add it."""
    from tutor.file import UnreadableFile, is_there, open_file

    path = Path(options.file)
    try:
        with open_file(path, largest=LARGEST) as file:
            return with_store(
                "import-progress", lambda store: _import(store, path, file, yes=options.yes), make=True
            )
    except UnreadableFile as error:
        output.note(f"tutor import-progress: {output.shown(path)} {error}.")
        return ExitCode.PROBLEMS if is_there(path) else ExitCode.WRONG_USE


def _import(store: Store, path: Path, file: BinaryIO, *, yes: bool) -> int:
    from tutor.file import reason
    from tutor.progress.transfer import LONGEST_LINE, NotTaken, Transfer

    def lines() -> Iterator[bytes]:
        file.seek(0)
        return iter(lambda: file.readline(LONGEST_LINE + 1), b"")

    try:
        return take_over(store, Transfer(lines), yes=yes)
    except NotTaken as refused:
        raise Refused(f"{output.shown(path)} {refused}. Nothing was changed.") from refused
    except OSError as error:
        raise Refused(f"{output.shown(path)} {reason(error)}. Nothing was changed.") from error


def take_over(store: Store, source: Transfer | Salvage, *, yes: bool) -> int:
    """Say what would be added, ask, and add it. Raises Refused, NotTaken, StoreError, OSError."""
    from tutor.progress import custody

    expected = custody.would_merge(store, source)
    if not _adds_anything(expected):
        output.note("Everything in it is here already. Nothing was changed.")
        return ExitCode.FINE
    say(_said(expected))
    if not yes and not can_ask():
        raise Refused(f"nothing was changed: {NO_TERMINAL}", ExitCode.WRONG_USE)
    adds = expected.added or expected.places
    if not yes and not agrees("Add it?" if adds else "Forget it here, too?"):
        output.note("Nothing was changed.")
        return ExitCode.PROBLEMS
    custody.merge(store, source)
    output.note("Done.")
    return ExitCode.FINE


def _adds_anything(expected: Merged) -> bool:
    return bool(expected.added or expected.forgotten or expected.places or expected.tombstones)


def _said(expected: Merged) -> str:
    """What would change here."""
    rows = sorted(expected.added.items())
    lines = ["This file holds what is not here yet:"] if rows or expected.places else []
    lines += [f"  {output.entries(count)} of {safe_line(lesson)}" for lesson, count in rows[:_LESSONS_SHOWN]]
    if len(rows) > _LESSONS_SHOWN:
        lines.append(f"  and of {output.count(len(rows) - _LESSONS_SHOWN, 'more lesson')}")
    if expected.places:
        lines.append(f"  {output.count(expected.places, 'later place')} where you stopped reading")
    if expected.known:
        lines.append(f"{output.entries(expected.known)} in it are here already, or were forgotten here.")
    if expected.tombstones:
        what = ", ".join(_subject(*one) for one in expected.tombstones[:_LESSONS_SHOWN])
        deleted = f"{output.entries(expected.forgotten)} of yours here would be deleted"
        lines.append(
            f"It says that this was forgotten: {what}. "
            + (f"{deleted} for that." if expected.forgotten else "Nothing of it is here.")
        )
    return "\n".join(lines)


def _subject(lesson: str, question: str) -> str:
    if not lesson:
        return "everything up to then"
    return safe_line(lesson) + (f" (question {safe_line(question)})" if question else "")
