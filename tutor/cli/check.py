"""`tutor check`: what is wrong with lesson files, with line and column."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import output
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from tutor.lesson.diagnostic import Diagnostic

_EXAMPLES = (
    "tutor check my-lesson.toml        # one file",
    "tutor check lessons/              # the lesson files of a folder",
    "tutor check --json lessons/       # for a program",
)
_DESCRIPTION = """\
Says what is wrong with lesson files, and shows the line:

  file:line:column: level[code]: message

After a fatal finding the lesson cannot be opened; with an error it can be read
but is not right; a warning is advice. The exit code is 1 when there is a fatal
finding or an error, and 2 when there is nothing to check."""


@dataclass(frozen=True, slots=True)
class _Checked:
    """One file and what was found."""

    path: Path
    source: bytes
    diagnostics: Sequence[Diagnostic]

    @property
    def ok(self) -> bool:
        return not any(diagnostic.level in ("fatal", "error") for diagnostic in self.diagnostics)


class _NothingToCheck(Exception):
    """The text says why, in one line."""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(
        commands, "check", run, "say what is wrong with lesson files", _EXAMPLES, _DESCRIPTION
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a lesson file, or a folder of lesson files")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")


def run(options: argparse.Namespace) -> int:
    """Check every file, print what was found, and sum it up."""
    try:
        files = [file for path in options.paths for file in _files(Path(path))]
    except _NothingToCheck as nothing:
        output.note(f"tutor check: {nothing}")
        return ExitCode.WRONG_USE
    checked: list[_Checked] = []
    for path, within in files:
        one = _check(path, within)
        checked.append(one)
        if not options.json:
            _print(one)
    if options.json:
        output.data_json(_as_json(checked))
    output.note(_summary(checked))
    return ExitCode.FINE if all(one.ok for one in checked) else ExitCode.PROBLEMS


def _files(path: Path) -> Iterator[tuple[Path, Path | None]]:
    """The files that a path stands for, with the folder that their links may not leave."""
    from tutor.file import reason
    from tutor.library.folder import files_in

    if not path.is_dir():
        if not path.is_symlink() and not path.exists():
            raise _NothingToCheck(f"{output.shown(path)} does not exist")
        yield path, None
        return
    try:
        found = list(files_in(path))
    except OSError as error:
        raise _NothingToCheck(f"the folder {output.shown(path)} {reason(error)}") from error
    if not found:
        raise _NothingToCheck(f"there is no .toml file in the folder {output.shown(path)}")
    for file in found:
        yield file.path, path


def _check(path: Path, within: Path | None) -> _Checked:
    from tutor.file import UnreadableFile, read_file
    from tutor.lesson.loading import load
    from tutor.library.entry import unreadable

    try:
        source = read_file(path, within=within)
    except UnreadableFile as error:
        return _Checked(path, b"", [unreadable(str(error))])
    return _Checked(path, source, load(source).diagnostics)


def _print(checked: _Checked) -> None:
    from tutor.cli.report import findings

    lines = findings(str(checked.path), checked.diagnostics, checked.source)
    if lines:
        output.data("\n".join(lines))


def _as_json(checked: Sequence[_Checked]) -> dict[str, object]:
    from tutor.cli.report import as_json

    return {
        "files": [
            {
                "path": str(one.path),
                "ok": one.ok,
                "diagnostics": [as_json(diagnostic) for diagnostic in one.diagnostics],
            }
            for one in checked
        ]
    }


def _summary(checked: Sequence[_Checked]) -> str:
    levels = [diagnostic.level for one in checked for diagnostic in one.diagnostics]
    counts = [
        output.count(number, word)
        for word, number in (
            ("fatal finding", levels.count("fatal")),
            ("error", levels.count("error")),
            ("warning", levels.count("warning")),
            ("remark", levels.count("info")),
        )
        if number
    ]
    return f"{output.count(len(checked), 'file')} checked: {', '.join(counts) or 'no problems'}."
