"""`tutor review`: asks what is due, or counts it."""

from __future__ import annotations

import argparse
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from tutor.cli import output, place
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.memory.card import Plan
    from tutor.progress.store import Store

_EXAMPLES = (
    "tutor review                 # what is due, of all lessons",
    "tutor review china-leverage  # of one lesson",
    "tutor review --plain         # in numbered lines, without a screen",
    "tutor review --count         # how many are due; quick enough for a prompt",
)
_DESCRIPTION = """\
Asks what you missed and what you looked up, when it is about to be forgotten,
each with the words it came from one key away. `q` is enough for today. With
--plain it is asked in numbered lines, as with `tutor read --plain`."""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(commands, "review", run, "review what is due", _EXAMPLES, _DESCRIPTION)
    parser.add_argument("lesson", metavar="LESSON", nargs="?", help="a lesson's id, or its file")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--plain", action="store_true", help="numbered lines instead of a screen")
    form.add_argument("--count", action="store_true", help="print how many are due, of all lessons")


def run(options: argparse.Namespace) -> int:
    """Review, or print how many cards are due."""
    if options.plain:
        from tutor.cli import plain

        return plain.review(options.lesson or "")
    if not options.count:
        from tutor.cli.full_screen import First, start

        return start(options.lesson or "", first=First("review"))
    if options.lesson:
        options.top.error("--count counts all lessons")
    return _count()


def _count() -> int:
    """Print how many cards are due."""
    from tutor import paths, settings
    from tutor.memory.day import learning_day
    from tutor.progress.glance import count_due
    from tutor.study.plan import plan_of

    file = paths.progress_file()
    if not place.has_progress():
        output.data("0")
        return ExitCode.FINE
    chosen, _ = settings.load(place.settings_file())
    plan = plan_of(chosen, learning_day(place.now(), chosen.day_start))
    count = count_due(file, plan, _lessons)
    if count is None:
        return _count_with_care(plan)
    output.data(str(count))
    return ExitCode.FINE


def _lessons(remembered: Sequence[Path]) -> Container[str]:
    """The ids of the lessons that can be opened."""
    return place.library(remembered).lessons()


def _count_with_care(plan: Plan) -> int:
    """Open the progress file as every other command does, and print the number or what is the matter."""
    from tutor.cli.stored import with_store
    from tutor.progress import agenda

    def count(store: Store) -> int:
        output.data(str(sum(agenda.counts(store, plan, _lessons(store.paths())).values())))
        return ExitCode.FINE

    return with_store("review", count)
