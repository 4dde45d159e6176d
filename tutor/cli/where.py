"""`tutor where`: which files and folders are used."""

from __future__ import annotations

import argparse

from tutor.cli import output, place
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode

_EXAMPLES = (
    "tutor where          # every file and folder",
    "tutor where --json   # for a program",
)
_DESCRIPTION = """\
Shows which files and folders are used. The variable TUTOR_HOME puts your files
beneath one folder; TUTOR_PATH names more folders of lessons, with a colon
between them. Of lessons with the same id the first wins."""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(commands, "where", run, "show which files are used", _EXAMPLES, _DESCRIPTION)
    parser.add_argument("--json", action="store_true", help="print them as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the places, those that are not there yet as such."""
    from tutor import paths

    places = {
        "settings": place.settings_file(),
        "progress": paths.progress_file(),
        "backups": paths.backups_dir(),
        "copies": paths.attached_dir(),
        "cache": paths.cache_dir(),
        "log": paths.log_file(),
    }
    folders = place.folders()
    if options.json:
        output.data_json(
            {name: str(path) for name, path in places.items()} | {"lessons": [str(path) for path in folders]}
        )
        return ExitCode.FINE
    for name, path in [*places.items(), *(("lessons", folder) for folder in folders)]:
        absent = "" if path.exists() else "  (not there yet)"
        output.data(f"{name:<10}{output.shown(path)}{absent}")
    return ExitCode.FINE
