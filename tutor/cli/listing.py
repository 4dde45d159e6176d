"""`tutor list`: the lessons there are, as lines."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tutor.cli import output, place
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode
from tutor.text import safe_line

if TYPE_CHECKING:
    from tutor.library import Entry
    from tutor.progress.standing import Standing

_EXAMPLES = (
    "tutor list          # every lesson, with what you read of it",
    "tutor list --json   # for a program",
    "tutor list --ids    # the ids alone",
)
_NONE = """\
There are no lessons. `tutor add FILE` adds one, `tutor read FILE` opens one
where it is, and `tutor where` shows the folders that are looked in."""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(commands, "list", run, "list the lessons", _EXAMPLES)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print them as JSON")
    form.add_argument("--ids", action="store_true", help="print the ids alone, of those that can be read")


def run(options: argparse.Namespace) -> int:
    """Print a line for each lesson file, broken and shadowed ones included."""
    entries, standings, fault = _known()
    if options.ids:
        for entry in entries:
            if entry.usable and not entry.shadowed_by:
                output.data(safe_line(entry.id))
        return ExitCode.FINE
    if options.json:
        output.data_json([_as_json(entry, standings.get(entry.id)) for entry in entries])
    else:
        _print(entries, standings)
    if fault:
        output.note(fault)
    if not entries:
        output.note(_NONE)
    return ExitCode.PROBLEMS if fault else ExitCode.FINE


def _known() -> tuple[Sequence[Entry], Mapping[str, Standing], str]:
    """The lessons, what was read of them, and why that is not known, if it is not."""
    from tutor import paths

    if not place.has_progress():
        return place.library().entries(), {}, ""
    from tutor import settings
    from tutor.progress.fault import StoreError
    from tutor.progress.store import Store
    from tutor.study.plan import standings

    chosen, _ = settings.load(place.settings_file())
    try:
        with Store.open(paths.progress_file(), place.now, chosen.day_start) as store:
            entries = place.library(store.paths()).entries()
            return entries, standings(store, chosen, entries), ""
    except StoreError as error:
        return place.library().entries(), {}, str(error)


def _print(entries: Sequence[Entry], standings: Mapping[str, Standing]) -> None:
    from rich.cells import cell_len

    rows = [_row(entry, standings.get(entry.id)) for entry in entries]
    widths = [max(cell_len(row[column]) for row in rows) for column in range(2)] if rows else []
    for row in rows:
        padded = [cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=False)]
        output.data("  ".join([*padded, row[2]]))


def _row(entry: Entry, standing: Standing | None) -> tuple[str, str, str]:
    """The id, the title, and what there is to say."""
    title = safe_line(entry.title, 60)
    if not entry.usable:
        why = safe_line(entry.problem.message) if entry.problem else ""
        return "-", title, f"broken: {why} (tutor check {output.shown(entry.path)})"
    if entry.shadowed_by:
        return safe_line(entry.id), title, f"not used: {output.shown(entry.shadowed_by)} has the same id"
    read = standing.sections_read if standing else 0
    size = f"{min(read, entry.sections)} of {output.count(entry.sections, 'section')} read"
    due = f", {standing.due} due" if standing and standing.due else ""
    return safe_line(entry.id), title, f"{size}, {output.count(entry.words, 'word')}{due}"


def _as_json(entry: Entry, standing: Standing | None) -> dict[str, object]:
    from tutor.cli.report import as_json

    return {
        "id": entry.id,
        "title": entry.title,
        "source": entry.source,
        "summary": entry.summary,
        "level": entry.level,
        "path": str(entry.path),
        "words": entry.words,
        "sections": entry.sections,
        "questions": entry.questions,
        "usable": entry.usable,
        "problem": as_json(entry.problem) if entry.problem else None,
        "shadowed_by": str(entry.shadowed_by) if entry.shadowed_by else None,
        "progress": {
            "sections_read": standing.sections_read,
            "answered": standing.answered,
            "first_credit": standing.first_credit,
            "points": standing.points,
            "due": standing.due,
            "last_used": standing.last_used.isoformat(),
        }
        if standing
        else None,
    }
