"""`tutor check`: what is wrong with lesson files, with line and column."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tutor.cli import output
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from tutor.authoring.selection import Selection
    from tutor.lesson.diagnostic import Diagnostic, Level

_EXAMPLES = (
    "tutor check my-lesson.toml              # one file",
    "tutor check lessons/                    # the lesson files of a folder",
    "tutor check --strict lessons/           # warnings fail, too",
    "tutor check --fix my-lesson.toml        # mend what is safe to mend",
    "tutor check --ignore no-why lessons/    # without some rules",
    "tutor check --explain quiet-negative    # what a rule is about",
    "tutor check --format sarif lessons/     # for a program",
)
_DESCRIPTION = """\
Says what is wrong with lesson files, and shows the line:

  file:line:column: level[code]: message

After a fatal finding the lesson cannot be opened; with an error it can be read
but is not right; a warning and a remark (info) are advice. The exit code is 1
when there is a fatal finding or an error, with --strict also when there is a
warning, and 2 when there is nothing to check."""
_WORDS: Final[dict[Level, str]] = {
    "fatal": "fatal finding",
    "error": "error",
    "warning": "warning",
    "info": "remark",
}
"""What a finding of each level is called, the most serious first."""


@dataclass(frozen=True, slots=True)
class _Checked:
    """One file and what was found."""

    path: Path
    diagnostics: Sequence[Diagnostic]

    def ok(self, *, strict: bool = False) -> bool:
        bad = ("fatal", "error", "warning") if strict else ("fatal", "error")
        return not any(diagnostic.level in bad for diagnostic in self.diagnostics)


class _WrongUse(Exception):
    """The text says why, in one line."""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(
        commands, "check", run, "say what is wrong with lesson files", _EXAMPLES, _DESCRIPTION
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a lesson file, or a folder of lesson files")
    parser.add_argument("--strict", action="store_true", help="fail for warnings, too")
    parser.add_argument(
        "--select", action="append", default=[], metavar="CODES", help="look for these rules only"
    )
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="CODES", help="leave these rules out"
    )
    parser.add_argument(
        "--fix", action="store_true", help="write missing ids, and move a section's keys above its questions"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "github", "sarif"),
        default="text",
        help="how to print the findings (text)",
    )
    parser.add_argument(
        "--json", action="store_const", const="json", dest="format", help="short for --format json"
    )
    parser.add_argument("--explain", metavar="CODE", help="say what a rule is about, with examples")
    parser.add_argument("--rules", action="store_true", help="list every rule")


def run(options: argparse.Namespace) -> int:
    """Check every file, print what was found, and sum it up; or say what rules there are."""
    from tutor.authoring.selection import UnknownRule, known, selection

    try:
        if options.explain is not None:
            return _explain(known(options.explain))
        if options.rules:
            return _list_rules(options.format)
        wanted = selection(options.select, options.ignore)
        if not options.paths:
            raise _WrongUse("name a lesson file, or a folder of lesson files")
        files = list(_files(options.paths))
    except (_WrongUse, UnknownRule) as wrong:
        output.note(f"tutor check: {wrong}")
        return ExitCode.WRONG_USE
    return _run(files, wanted, options)


def _run(files: Sequence[tuple[Path, Path | None]], wanted: Selection, options: argparse.Namespace) -> int:
    """Mend the files if that is asked for, check them, and print what was found as it comes."""
    from tutor.cli.crew import in_order

    written = all([_fix(*file) for file in files]) if options.fix else True
    checked: list[_Checked] = []
    for (path, _), (source, found) in zip(files, in_order(_check, files), strict=True):
        checked.append(_Checked(path, wanted.of(found)))
        _print(checked[-1], source, options.format)
        if len(checked) < len(files):
            output.passing(f"{len(checked)} of {len(files)} files checked")
    output.passing("")
    _print_all(checked, options.format)
    output.note(_summary(checked))
    example = _worst(checked) if options.format == "text" else ""
    if example:
        output.note(f"`tutor check --explain {example}` says more about it.")
    ok = written and all(one.ok(strict=options.strict) for one in checked)
    return ExitCode.FINE if ok else ExitCode.PROBLEMS


def _files(paths: Sequence[str]) -> Iterator[tuple[Path, Path | None]]:
    """The files that the paths stand for, each once, with the folder that their links may not leave."""
    seen: set[Path] = set()
    for path in map(Path, paths):
        for file, within in _files_of(path):
            if file not in seen:
                seen.add(file)
                yield file, within


def _files_of(path: Path) -> Iterator[tuple[Path, Path | None]]:
    from tutor.file import is_folder, reason
    from tutor.library.folder import files_in

    if not is_folder(path):
        try:
            path.lstat()
        except OSError as error:
            raise _WrongUse(f"{output.shown(path)} {reason(error)}") from error
        yield path, None
        return
    try:
        found = list(files_in(path))
    except OSError as error:
        raise _WrongUse(f"the folder {output.shown(path)} {reason(error)}") from error
    if not found:
        raise _WrongUse(f"there is no .toml file in the folder {output.shown(path)}")
    for file in found:
        yield file.path, path


def _check(file: tuple[Path, Path | None]) -> tuple[bytes, Sequence[Diagnostic]]:
    """What is found in a file, and what stands in it when that is something."""
    from tutor.authoring.checking import check
    from tutor.file import UnreadableFile, read_file
    from tutor.library.entry import unreadable

    path, within = file
    try:
        source = read_file(path, within=within)
    except UnreadableFile as error:
        return b"", [unreadable(str(error))]
    found = check(source)
    return source if found else b"", found


def _fix(path: Path, within: Path | None) -> bool:
    """Mend what is safe to mend, and say what was; False when it could not be written."""
    from tutor.authoring.mending import mended
    from tutor.file import UnreadableFile, read_file, reason, rewrite

    try:
        before = read_file(path, within=within)
        after, changes = mended(before)
        if changes:
            rewrite(path, after)
    except UnreadableFile:
        # The check that follows says why.
        return True
    except OSError as error:
        output.note(f"tutor check: {output.shown(path)} was not changed: it {reason(error, 'written')}.")
        return False
    for change in changes:
        output.note(f"{output.shown(path)}:{change.line}: {change.message}")
    return True


def _print(checked: _Checked, source: bytes, style: str) -> None:
    """Print the findings of one file, in the formats that are read line by line."""
    if not checked.diagnostics:
        return
    if style == "text":
        from tutor.cli.report import shortened, styled

        output.passing("")
        shown = shortened(checked.diagnostics)
        for line in styled(str(checked.path), shown, source, output.terminal_width()):
            output.data_styled(line)
    elif style == "github":
        from tutor.cli.github import annotation

        output.passing("")
        for one in checked.diagnostics:
            output.data(annotation(checked.path, one))


def _print_all(checked: Sequence[_Checked], style: str) -> None:
    """Print all findings at once, in the formats that are one document."""
    if style == "json":
        from tutor.cli.report import as_json

        files = [
            {
                "path": str(one.path),
                "ok": one.ok(),
                "diagnostics": [as_json(diagnostic) for diagnostic in one.diagnostics],
            }
            for one in checked
        ]
        output.data_json({"files": files})
    elif style == "sarif":
        from tutor.cli.sarif import log

        output.data_json(log([(one.path, one.diagnostics) for one in checked]))


def _summary(checked: Sequence[_Checked]) -> str:
    levels = Counter(diagnostic.level for one in checked for diagnostic in one.diagnostics)
    counts = [output.count(levels[level], word) for level, word in _WORDS.items() if levels[level]]
    return f"{output.count(len(checked), 'file')} checked: {', '.join(counts) or 'no problems'}."


def _worst(checked: Sequence[_Checked]) -> str:
    """The rule of the first of the most serious findings that there is something to say about."""
    order = list(_WORDS)
    found = [one for file in checked for one in file.diagnostics if one.code not in ("unreadable", "syntax")]
    return min(found, key=lambda one: order.index(one.level)).code if found else ""


def _explain(code: str) -> int:
    from tutor.cli import explain

    output.data(explain.rule(code))
    return ExitCode.FINE


def _list_rules(style: str) -> int:
    from tutor.cli import explain

    if style == "json":
        output.data_json({"rules": explain.rules_as_json()})
    else:
        output.data(explain.rules())
    return ExitCode.FINE
