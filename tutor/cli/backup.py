"""`tutor backup`: a copy of all your progress in one file, looked through."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import output, place
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode
from tutor.cli.stored import with_store
from tutor.cli.writing import refuse_to_replace

if TYPE_CHECKING:
    from tutor.progress.store import Store

_EXAMPLES = (
    "tutor backup                              # beside the progress file",
    "tutor backup -o /media/stick/progress.db  # on another disk, which is better",
    "tutor backup -o progress.db --force       # in place of the one made last time",
)
_DESCRIPTION = """\
Copies your progress to one file, also while another tutor is using it, and looks
through the copy: what is damaged is not copied, but told. The copy is for you
alone, since it holds every word that you typed. `tutor recover` uses it.

tutor makes backups by itself, once a day, beside the progress file, and before
a new version changes it. It keeps the newest of three days and of four weeks;
what you make without `-o` is one of these. They help against mistakes and a
damaged file, not against a broken disk: for that, use `-o`. `tutor where` names
the folder."""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(commands, "backup", run, "copy your progress", _EXAMPLES, _DESCRIPTION)
    parser.add_argument("-o", "--output", metavar="FILE", help="write to this file")
    parser.add_argument("--force", action="store_true", help="replace the file if it is there")
    parser.add_argument("--json", action="store_true", help="say what was made as JSON")


def run(options: argparse.Namespace) -> int:
    """Make a backup."""

    def back_up(store: Store) -> int:
        from tutor.progress import custody
        from tutor.progress.forgetting import EVERYTHING

        entries = custody.covered(store, [EVERYTHING]).events
        file = _made(store, options.output, force=options.force)
        if options.json:
            output.data_json({"file": str(file), "entries": entries, "bytes": file.stat().st_size})
        else:
            output.note(f"{output.entries(entries)} in {output.shown(file)}.")
        return ExitCode.FINE

    return with_store("backup", back_up)


def _made(store: Store, target: str | None, *, force: bool) -> Path:
    """Where the backup is now. Raises Refused or StoreError."""
    from tutor.progress import backup, rotation

    if target is None:
        return rotation.make(store.path, place.now()).path
    path = Path(target)
    refuse_to_replace(path, force=force)
    backup.back_up(store.path, path.absolute(), replace=force)
    return path
