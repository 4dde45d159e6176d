"""`tutor export`: answers for a teacher, cards for Anki, or everything for another machine."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import output, place
from tutor.cli.asking import NO_TERMINAL, agrees, can_ask, say
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode
from tutor.cli.stored import Refused, lesson_id, with_store
from tutor.cli.writing import refuse_to_replace, write
from tutor.text import safe_line
from tutor.version import __version__

if TYPE_CHECKING:
    from tutor.progress.store import Store
    from tutor.study.answer_row import Extra, Row

EXTRAS = ("text", "confidence", "timing")
_SHOWN = 400
"""Characters of the line that is shown as an example."""
_EXAMPLES = (
    "tutor export china-leverage -o answers.jsonl        # your answers, for a teacher",
    "tutor export --csv --with text -o answers.csv       # as a table, with what you typed",
    "tutor export --for 'Ms Li' --yes > answers.jsonl    # under another pseudonym, unasked",
    "tutor export --all -o everything.jsonl              # all of it, for your other machine",
    "tutor export --anki -o cards.apkg                   # what you missed and looked up, for Anki",
)
_DESCRIPTION = """\
Writes your answers as JSON Lines, or as CSV, for someone whom you show them to:
which question, what you chose, right or wrong, tries, hints, flags, and what
you counted as right. You see first what goes out, and are asked. You are named
by a pseudonym that is the same each time for the same `--for`; what you typed,
how sure you were, and when, go along only with `--with`. Nothing is sent
anywhere. docs/export.md describes every key.

`--all` writes everything, unasked, for `tutor import-progress` on a machine of
your own: that file is as private as your progress itself."""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(
        commands,
        "export",
        run,
        "write your answers, or all your progress, to a file",
        _EXAMPLES,
        _DESCRIPTION,
    )
    parser.add_argument("lesson", metavar="LESSON", nargs="?", help="only this lesson: its id, or its file")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--csv", action="store_true", help="a table, one row for each answer")
    what.add_argument("--all", action="store_true", help="everything, for another machine of yours")
    what.add_argument("--anki", action="store_true", help="a deck of cards for Anki")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to this file")
    parser.add_argument(
        "--with",
        dest="extras",
        metavar="WHAT",
        default="",
        help="also text,confidence,timing, or some of them",
    )
    naming = parser.add_mutually_exclusive_group()
    naming.add_argument(
        "--for", dest="recipient", metavar="WHO", default="", help="a pseudonym for WHO alone"
    )
    naming.add_argument("--name", metavar="NAME", help="your name instead of a pseudonym")
    parser.add_argument("--force", action="store_true", help="replace the file if it is there")
    parser.add_argument("-y", "--yes", action="store_true", help="do not ask")


def run(options: argparse.Namespace) -> int:
    """Write what was asked for."""
    extras = tuple(extra for extra in options.extras.split(",") if extra)
    wrong = next((extra for extra in extras if extra not in EXTRAS), None)
    if wrong is not None:
        output.note(f"tutor export: `--with` takes {', '.join(EXTRAS)}; there is no `{safe_line(wrong)}`.")
        return ExitCode.WRONG_USE
    if (options.all or options.anki) and (extras or options.recipient or options.name is not None):
        output.note("tutor export: `--with`, `--for` and `--name` are for answers that a teacher gets.")
        return ExitCode.WRONG_USE
    if options.all:
        return _run_all(options)
    if options.anki:
        from tutor.cli.export_anki import run_anki

        return run_anki(options)
    return with_store("export", lambda store: _share(store, options, extras))


def _run_all(options: argparse.Namespace) -> int:
    if options.lesson:
        output.note("tutor export: `--all` takes no lesson; without `--all` one lesson can be exported.")
        return ExitCode.WRONG_USE
    return with_store("export", lambda store: _move(store, options.output, force=options.force))


def _move(store: Store, target: str | None, *, force: bool) -> int:
    from tutor.progress import custody

    lines = custody.lines(store, __version__)
    if target is None:
        for line in lines:
            output.data(line.decode().rstrip("\n"))
        return ExitCode.FINE
    path = Path(target)
    write(path, lines, force=force)
    output.note(
        f"Everything is in {output.shown(path)}, for you alone: it holds every word that you typed.\n"
        f"On the other machine: tutor import-progress {output.shown(path.name)}\n"
        "Lesson files and settings are not in it; `tutor where` names their places."
    )
    return ExitCode.FINE


def _share(store: Store, options: argparse.Namespace, extras: Sequence[Extra]) -> int:
    from tutor.progress import agenda, custody
    from tutor.study.answer_row import columns, rows
    from tutor.study.leech_row import leech_row
    from tutor.study.question_finder import QuestionFinder

    if options.output is not None:
        refuse_to_replace(Path(options.output), force=options.force)
    lesson = lesson_id(store, options.lesson) if options.lesson else ""
    learner = options.name if options.name is not None else custody.named(store, options.recipient)
    finder = QuestionFinder(place.library(store.paths()))
    made = rows(store.events(lesson), learner, frozenset(extras), finder.named)
    for card in agenda.leeches(store, lesson):
        question = finder.asked(card.lesson, card.name, card.fingerprint)
        made.append(leech_row(card, learner, extras, finder.lesson(card.lesson), question))
    if not made:
        raise Refused("there are no answers to write.")
    if not options.yes:
        unknown = [
            name for name in sorted({str(row["lesson"]) for row in made}) if finder.lesson(name) is None
        ]
        example = _written(made[:1], columns(extras) if options.csv else ())
        say(_preview(made, options, extras, [] if "text" in extras else unknown, example))
        if not can_ask():
            raise Refused(f"nothing was written: {NO_TERMINAL}", ExitCode.WRONG_USE)
        if not agrees("Write it?"):
            output.note("Nothing was written.")
            return ExitCode.PROBLEMS
    text = _written(made, columns(extras) if options.csv else ())
    if options.output is None:
        output.data(text.rstrip("\r\n"))
    else:
        write(Path(options.output), text.encode(errors="replace"), force=options.force)
        output.note(f"Written to {output.shown(options.output)}.")
    return ExitCode.FINE


def _written(made: Sequence[Row], columns: Sequence[str]) -> str:
    """The rows as JSON Lines, or as a table where there are columns."""
    if columns:
        from tutor.cli.table import table

        return table(columns, made)
    return "".join(json.dumps(row) + "\n" for row in made)


def _preview(
    made: Sequence[Row],
    options: argparse.Namespace,
    extras: Sequence[Extra],
    unknown: Sequence[str],
    example: str,
) -> str:
    """What goes out, and what does not; `example` is how it begins."""
    lessons = sorted({safe_line(str(row["lesson"]), 60) for row in made})
    answers = sum(row["record"] == "answer" for row in made)
    flags = sum(row["record"] == "flag" for row in made)
    leeches = len(made) - answers - flags
    name = safe_line(str(made[0]["learner"]))
    target = output.shown(options.output) if options.output else "the standard output"
    lines = [
        f"This is going to be written to {target}, for someone else to read:",
        f"  {output.count(answers, 'answer')} and {output.count(flags, 'flag')} "
        f"from {output.count(len(lessons), 'lesson')}: {', '.join(lessons)}",
        f"  as {name}" + ("" if options.name is not None else _pseudonymous(options.recipient)),
        "  with what you chose, right or wrong, tries, hints, looks at the passage, what you counted right",
    ]
    if leeches:
        lines.append(f"  and {output.count(leeches, 'card')} of your reviews that you forgot four times")
    words = {
        "text": "what you typed and wrote",
        "confidence": "how sure you were",
        "timing": "when, and how long it took",
    }
    with_words = [words[extra] for extra in EXTRAS if extra in extras]
    without = [words[extra] for extra in EXTRAS if extra not in extras]
    if with_words:
        lines.append(f"  with {'; '.join(with_words)}")
    if without:
        rest = ",".join(extra for extra in EXTRAS if extra not in extras)
        lines.append(f"  without {'; '.join(without)} (`--with {rest}` adds that)")
    if unknown:
        names = ", ".join(safe_line(one, 60) for one in unknown)
        lines.append(f"  without any answer's words from {names}: that lesson cannot be opened here")
    if options.force and options.output and Path(options.output).exists():
        lines.append(f"The file {target} is there already and is going to be replaced.")
    first = example.splitlines()
    lines.append("The first line:" if len(first) == 1 else "The first lines:")
    return "\n".join([*lines, *(f"  {safe_line(line, _SHOWN)}" for line in first)])


def _pseudonymous(recipient: str) -> str:
    if recipient:
        return f", your pseudonym for “{safe_line(recipient, 60)}” (`--name` says your name instead)"
    return ", your pseudonym (`--for` makes another for someone; `--name` says your name instead)"
