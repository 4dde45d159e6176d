"""`tutor recover`: brings back what can be brought back of a damaged or missing progress file."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import output, place
from tutor.cli.asking import NO_TERMINAL, agrees, can_ask, say
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode
from tutor.cli.stored import Refused, with_store

if TYPE_CHECKING:
    from datetime import datetime

    from tutor.progress.fault import RecoverableStore
    from tutor.progress.rebuilding import Rebuilt
    from tutor.progress.store import Store

LARGEST = 16 * 1024 * 1024 * 1024
"""Bytes of the largest file that is looked through."""
_EXAMPLES = (
    "tutor recover                                   # see what can be brought back, and be asked",
    "tutor recover --from /media/stick/progress.db   # also from a backup of your own",
    "tutor recover --yes --json                      # unasked, for a program",
)
_DESCRIPTION = """\
Looks through the progress file. If it is damaged or missing, a new one is made
of the newest good backup and of every entry that can still be read and proven
in the damaged file. You see first what comes back and what is lost, and are
asked. The damaged file is not changed: it is moved, with what belongs to it, to
a folder with the date in its name.

`--from` adds what another file has more: a backup of your own, or a damaged
file that was kept. Nothing is replaced by it and nothing is doubled, so it also
serves to add a backup to a progress file that is whole."""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(
        commands, "recover", run, "bring back damaged or missing progress", _EXAMPLES, _DESCRIPTION
    )
    parser.add_argument("--from", dest="file", metavar="FILE", help="add what this file has more")
    parser.add_argument("-y", "--yes", action="store_true", help="do not ask")
    parser.add_argument("--json", action="store_true", help="say what was done as JSON")


def run(options: argparse.Namespace) -> int:
    """Look, say what comes back, ask, and put it in its place."""
    from tutor import paths
    from tutor.progress.fault import StoreError

    path = Path(os.path.realpath(paths.progress_file()))
    try:
        return _run(path, options)
    except Refused as refused:
        output.note(f"tutor recover: {refused}")
        return refused.code
    except StoreError as error:
        output.note(f"tutor recover: {error}")
        return ExitCode.PROBLEMS


def _run(path: Path, options: argparse.Namespace) -> int:
    from tutor.progress import recovery

    also = None if options.file is None else _named(Path(options.file), path)
    if recovery.finish(path, place.now()):
        output.note("A recovery that was interrupted is finished.")
    if not recovery.is_there(path):
        if also is None:
            raise Refused(f"there is no progress yet ({output.shown(path)} does not exist).")
        return _recover(path, None, also, options)
    output.passing("Looking through the progress file ...")
    trouble = recovery.trouble(path, place.now)
    output.passing("")
    if trouble is not None:
        return _recover(path, trouble, also, options)
    if also is not None:
        return with_store("recover", lambda store: _add(store, also, options))
    return with_store("recover", lambda store: _whole(store, options))


def _named(file: Path, path: Path) -> Path | None:
    """The file that was named; None if it is the progress file itself. Raises Refused or StoreError."""
    from tutor.file import UnreadableFile, find_file, is_there, reason
    from tutor.progress import opening

    try:
        found, _ = find_file(file, largest=LARGEST)
        with found.open("rb") as opened:
            is_export = opened.read(1) == b"{"
    except (UnreadableFile, OSError) as error:
        what = reason(error) if isinstance(error, OSError) else str(error)
        code = ExitCode.PROBLEMS if is_there(file) else ExitCode.WRONG_USE
        raise Refused(f"{output.shown(file)} {what}.", code) from error
    if is_export:
        raise Refused(f"{output.shown(file)} is an export: `tutor import-progress` takes it.")
    opening.refuse_newer(found)
    return None if path.exists() and found.samefile(path) else found


def _whole(store: Store, options: argparse.Namespace) -> int:
    """Say that there is nothing to recover."""
    if not options.json:
        output.note(
            f"{output.shown(store.path)} is whole: {output.entries(_entries(store))}. Nothing was changed."
        )
    _print_json(options, store.path, False, _entries(store))
    return ExitCode.FINE


def _add(store: Store, file: Path, options: argparse.Namespace) -> int:
    """Add to a whole progress file what a backup has more."""
    from tutor.cli.import_progress import take_over
    from tutor.file import reason
    from tutor.progress import custody

    before = _entries(store)
    try:
        with custody.salvaged(store, file) as found:
            if found.is_empty:
                raise Refused(f"in {output.shown(file)} nothing can be read that tutor wrote.")
            code = take_over(store, found, yes=options.yes)
    except OSError as error:
        raise Refused(f"{output.shown(file)} {reason(error)}. Nothing was changed.") from error
    _print_json(options, store.path, False, _entries(store), added=_entries(store) - before)
    return ExitCode(code)


def _recover(
    path: Path, trouble: RecoverableStore | None, also: Path | None, options: argparse.Namespace
) -> int:
    """Make a new progress file, ask, and put it in its place."""
    from tutor.progress import recovery

    output.passing("Reading what can be read ...")
    with recovery.recovered(path, place.now(), [also] if also else []) as made:
        output.passing("")
        found = trouble.found if trouble else f"There is no progress file yet ({path})."
        say("\n".join([found, *_said(path, made, also), *_kept(path)]))
        if not options.yes and not can_ask():
            raise Refused(f"nothing was changed: {NO_TERMINAL}", ExitCode.WRONG_USE)
        if not options.yes and not agrees("Recover it?"):
            output.note("Nothing was changed.")
            return ExitCode.PROBLEMS
        folder = recovery.put_in_place(path, made, place.now())
    output.note(f"Recovered: {output.entries(made.from_backup + made.added)}.")
    if folder is not None:
        output.note(f"What was there is kept in {output.shown(folder)}; delete it when you miss nothing.")
    _print_json(
        options,
        path,
        True,
        made.from_backup + made.added,
        from_backup=made.from_backup,
        backup=str(made.backup.path) if made.backup else None,
        added=made.added,
        lost=made.lost,
        is_end_known=made.is_end_known,
        kept=str(folder) if folder else None,
    )
    return ExitCode.FINE


def _said(path: Path, made: Rebuilt, also: Path | None) -> list[str]:
    """What comes back, and what does not."""
    lines = ["This can be brought back:"]
    if made.backup is None:
        lines.append("  nothing from backups: there is no good one")
    else:
        lines.append(f"  {output.entries(made.from_backup)} from the backup of {_moment(made.backup.made)}")
    others = ["what is left of the file"] if path.exists() else []
    others += [output.shown(also)] if also else []
    if others:
        lines.append(f"  {output.entries(made.added)} more from {' and '.join(others)}")
    if made.is_log_foreign:
        lines.append(f"  nothing from {path.name}-wal, which belongs to another progress file")
    if made.unreadable:
        pages = output.count(made.unreadable, "page")
        lines.append(f"  nothing from {pages} that the disk does not give: it reports an error")
    if made.latest is not None:
        lines.append(f"  the last of them is of {_moment(made.latest)}")
    lost = output.entries(made.lost)
    if made.is_end_known:
        lines.append(f"Lost, as far as the file tells: {lost if made.lost else 'nothing'}.")
    else:
        lines.append(f"Lost: {f'at least {lost}, and ' if made.lost else ''}whatever was written after that.")
    return lines


def _kept(path: Path) -> list[str]:
    """Where the damaged file is going to be."""
    from tutor.progress import aside

    if not path.exists():
        return []
    return [f"What is there now is not changed, but moved to a folder in {output.shown(aside.folder(path))}."]


def _moment(moment: datetime) -> str:
    """A time as clocks here show it."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def _entries(store: Store) -> int:
    from tutor.progress import custody
    from tutor.progress.forgetting import EVERYTHING

    return custody.covered(store, [EVERYTHING]).events


def _print_json(
    options: argparse.Namespace, path: Path, was_damaged: bool, entries: int, **more: object
) -> None:
    if options.json:
        output.data_json({"file": str(path), "was_damaged": was_damaged, "entries": entries, **more})
