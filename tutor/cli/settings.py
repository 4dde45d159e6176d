"""`tutor settings`: what is chosen, what may be chosen, and the file it is kept in."""

from __future__ import annotations

import argparse

from tutor.cli import output, place
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode
from tutor.text import safe_line

_EXAMPLES = (
    "tutor settings          # every setting, its value, and what is wrong in the file",
    "tutor settings --keys   # everything that a key can be chosen for",
    "tutor settings --json   # for a program",
)
_DESCRIPTION = """\
Prints the settings as lines of config.toml, which you change in your editor, or
in the program from the command palette (ctrl+p, “Settings”). A line that cannot
be used is explained, and its default is used. When the program writes the file
it changes the line in question and keeps everything else, comments too.

Keys of your own stand in a table, by the id of what they do:
    [keys]
    reading.next = "n,right\""""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(commands, "settings", run, "show the settings", _EXAMPLES, _DESCRIPTION)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--keys", action="store_true", help="list what a key can be chosen for")
    what.add_argument("--json", action="store_true", help="print the settings as JSON")


def run(options: argparse.Namespace) -> int:
    """Print them; what is wrong goes to standard error."""
    from tutor.settings import load

    file = place.settings_file()
    settings, problems = load(file)
    if settings.keys or settings.theme:
        from tutor.tui.settings_check import problems as more_problems

        problems = (*problems, *more_problems(settings))
    if options.keys:
        _print_keys(dict(settings.keys))
    elif options.json:
        from dataclasses import asdict

        output.data_json(asdict(settings) | {"file": str(file), "problems": list(problems)})
    else:
        from tutor.file import is_there
        from tutor.settings.shown import shown

        there = "" if is_there(file) else "  (not there yet: these are the defaults)"
        output.data(f"# {output.shown(file)}{there}\n{shown(settings)}")
    for problem in problems:
        output.note(problem)
    return ExitCode.PROBLEMS if problems else ExitCode.FINE


def _print_keys(chosen: dict[str, str]) -> None:
    from tutor.tui.keymap import acts

    rows: dict[str, tuple[str, str]] = {}
    for act in acts():
        keys = chosen.get(act.id, ",".join(act.keys))
        rows.setdefault(act.id, (safe_line(keys, 60), act.words))
    wide, wider = max(map(len, rows)), max(len(written) for written, _ in rows.values())
    for name, (written, words) in rows.items():
        mark = "  (yours)" if name in chosen else ""
        output.data(f"{name:<{wide}}  {written:<{wider}}  {words}{mark}")
