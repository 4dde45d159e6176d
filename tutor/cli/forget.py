"""`tutor forget`: deletes what was done with a lesson, with a question, or with all of them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tutor.cli import output
from tutor.cli.asking import NO_TERMINAL, agrees, can_ask, say
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode
from tutor.cli.stored import Refused, lesson_id, opened_lesson, with_store
from tutor.text import safe_line

if TYPE_CHECKING:
    from tutor.progress.custody import Scrubbed
    from tutor.progress.forgetting import Covered, Subject
    from tutor.progress.store import Store

_EXAMPLES = (
    "tutor forget china-leverage                  # all you did with a lesson",
    "tutor forget china-leverage --question why   # with one question of it",
    "tutor forget --all                           # with everything",
    "tutor forget --all --yes                     # without being asked, for a script",
)
_DESCRIPTION = """\
Deletes what you did: answers, look-ups, marks, notes, flags, the place. It cannot be undone.
The progress file is written anew, so that your words stand in it no more. What
stays is the note that it is to be forgotten, with the lesson's id and the time:
it keeps an older export from bringing everything back with
`tutor import-progress`, and makes the machine that merges a newer one forget as
well. The backups that tutor made by itself are deleted, but for a new one
without what is forgotten, and so are damaged files that `tutor recover` kept.
Copies that you made, also with `tutor backup -o`, and exports are not touched.
Lesson files stay where they are."""
_LESSONS_SHOWN = 10


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(commands, "forget", run, "delete what you did", _EXAMPLES, _DESCRIPTION)
    parser.add_argument("lesson", metavar="LESSON", nargs="?", help="a lesson's id, or its file")
    parser.add_argument("--question", metavar="ID", help="only this question of the lesson")
    parser.add_argument("--all", action="store_true", help="everything, of all lessons")
    parser.add_argument("-y", "--yes", action="store_true", help="do not ask")


def run(options: argparse.Namespace) -> int:
    """Say what would be deleted, ask, and delete it."""
    if bool(options.lesson) == options.all or (options.all and options.question):
        output.note("tutor forget: name a lesson, or say `--all`; `--question` needs a lesson.")
        return ExitCode.WRONG_USE

    def forget(store: Store) -> int:
        return _forget(store, options.lesson, options.question, yes=options.yes)

    return with_store("forget", forget)


def _forget(store: Store, lesson: str | None, question: str | None, *, yes: bool) -> int:
    from tutor.progress import custody

    subjects = _subjects(store, lesson, question)
    covered = custody.covered(store, subjects)
    if not covered.events:
        scrubbed = custody.scrub(store)
        output.note("There is nothing to forget.")
        return _ended(store, scrubbed)
    say(_said(covered, question))
    if not yes and not can_ask():
        raise Refused(f"nothing was deleted: {NO_TERMINAL}", ExitCode.WRONG_USE)
    if not yes and not agrees("Delete it for good?"):
        output.note("Nothing was deleted.")
        return ExitCode.PROBLEMS
    scrubbed = custody.forget(store, subjects)
    output.note(f"Forgotten: {output.entries(covered.events)}.")
    return _ended(store, scrubbed)


def _subjects(store: Store, lesson: str | None, question: str | None) -> Sequence[Subject]:
    """What is to be forgotten: a question also under the ids it used to have."""
    if lesson is None:
        return [("", "")]
    name = lesson_id(store, lesson)
    if question is None:
        return [(name, "")]
    opened = opened_lesson(store, lesson)
    keys = (
        []
        if opened is None
        else [
            *(key for heading in opened.outline.sections for key in heading.questions),
            *opened.outline.last,
        ]
    )
    former = [old for key in keys if key.id == question for old in key.was]
    asked = {event.question for event in store.events(name)}
    if not asked & {question, *former}:
        raise Refused(
            f"there is no progress of a question `{safe_line(question)}` in `{safe_line(name)}`.",
            ExitCode.WRONG_USE,
        )
    return [(name, one) for one in dict.fromkeys([question, *former])]


def _said(covered: Covered, question: str | None) -> str:
    names = ", ".join(safe_line(lesson) for lesson in covered.lessons[:_LESSONS_SHOWN])
    more = len(covered.lessons) - _LESSONS_SHOWN
    where = names if more <= 0 else f"{names} and {output.count(more, 'more lesson')}"
    about = f" about the question `{safe_line(question)}`" if question else ""
    what = f"{output.entries(covered.events)}{about} of: {where}"
    return f"This deletes {what}, also from the backups that tutor made. It cannot be undone."


def _ended(store: Store, scrubbed: Scrubbed) -> int:
    if not scrubbed.is_file_clean:
        output.note(
            "Another tutor is using the progress file: words may still stand in it where only a search of "
            "the disk finds them. Close it and give the same command again."
        )
    if not scrubbed.are_copies_gone:
        output.note(
            f"Not every backup in {output.shown(store.path.parent)} could be deleted. Check the permissions "
            "of the folders there and give the same command again."
        )
    return ExitCode.FINE if all(scrubbed) else ExitCode.PROBLEMS
