"""`tutor attach`: a copy of the article of the learner's own, in place of a lesson's words."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import output
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode
from tutor.cli.lesson import NotOpened, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.authoring.attaching import Attachment, SectionReport
    from tutor.library.opened import OpenLesson

_EXAMPLES = (
    "tutor attach china-leverage article.txt   # line it up, show what was found, ask, keep it",
    "tutor attach china-leverage               # what is attached",
    "tutor attach --remove china-leverage      # back to the lesson's own words",
)
_DESCRIPTION = """\
Some articles may be taught but not handed on. If you have a copy of the article
that a lesson teaches, saved as plain text or Markdown, this lines it up with the
lesson's sections, leaves out what a web page added, and shows what it found.
When you say yes the copy is kept in your own folder, and the reading screen
shows its words; `o` there turns to the lesson's own words and back. Answers
belong to the questions and stay as they are. Nothing is sent anywhere."""
_SHOWN = 70
"""Characters of a piece that was left out."""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(
        commands, "attach", run, "read your own copy of the article", _EXAMPLES, _DESCRIPTION
    )
    parser.add_argument("lesson", metavar="LESSON", help="a lesson's id, or its file")
    parser.add_argument("file", nargs="?", metavar="FILE", help="your copy: a .txt or .md file")
    parser.add_argument("-y", "--yes", action="store_true", help="keep it without asking")
    parser.add_argument("--remove", action="store_true", help="remove the copy that is kept")
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")


def run(options: argparse.Namespace) -> int:
    """Attach, say what is attached, or remove it."""
    if options.remove and options.file:
        output.note("tutor attach: `--remove` takes no file.")
        return ExitCode.WRONG_USE
    try:
        lesson = opened(options.lesson)
    except NotOpened as said:
        return said.code
    if options.remove:
        return _remove(lesson)
    return _attach(lesson, options) if options.file else _tell(lesson, as_json=options.json)


def _attach(lesson: OpenLesson, options: argparse.Namespace) -> int:
    from tutor.authoring.attaching import attach
    from tutor.authoring.manuscript import UnusableCopy, read_manuscript

    path = Path(options.file)
    if not any(lesson.section(number).source for number in range(len(lesson.outline.sections))):
        output.note(
            f"tutor attach: “{lesson.outline.title}” says of no section where it stands in an article, "
            "so no copy can be lined up with it."
        )
        return ExitCode.PROBLEMS
    try:
        document = read_manuscript(path)
    except UnusableCopy as unusable:
        from tutor.file import is_there

        output.note(f"tutor attach: {output.shown(path)} {unusable}.")
        return ExitCode.PROBLEMS if is_there(path) else ExitCode.WRONG_USE
    attachment = attach(lesson, document, path.name)
    if options.json:
        output.data_json(_as_json(attachment))
    else:
        output.data("\n".join(_lines(attachment)))
    if not attachment.found:
        output.note(
            f"Nothing of this lesson is in {output.shown(path)}, and nothing was kept.{_which(lesson)}"
        )
        return ExitCode.PROBLEMS
    sections = output.count(len(attachment.reports), "section")
    output.note(f"{attachment.found} of {sections} found in {output.shown(path)}.")
    return _keep(lesson, attachment, options)


def _keep(lesson: OpenLesson, attachment: Attachment, options: argparse.Namespace) -> int:
    from tutor import paths
    from tutor.file import reason
    from tutor.library.attached import path_of, write

    if not options.yes and not _agreed():
        output.note("Nothing was kept." if _can_ask() else "Nothing was kept: `--yes` keeps it.")
        return ExitCode.PROBLEMS
    folder = paths.attached_dir()
    try:
        write(folder, attachment.copy)
    except OSError as error:
        where = output.shown(path_of(folder, lesson.outline.id))
        output.note(f"tutor attach: nothing was kept: {where} {reason(error, 'written')}.")
        return ExitCode.PROBLEMS
    output.note(f"Kept. `tutor read {lesson.outline.id}` shows it; `o` turns to the lesson's own words.")
    return ExitCode.FINE


def _agreed() -> bool:
    """Whether the learner says yes, where that can be asked."""
    if not _can_ask():
        return False
    output.note("Keep it? [Y/n]")
    line = sys.stdin.readline()
    return bool(line) and line.strip().casefold() in ("", "y", "yes")


def _can_ask() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def _which(lesson: OpenLesson) -> str:
    source = lesson.outline.source
    if not source.title:
        return ""
    by = f" by {source.author}" if source.author else ""
    return f" The lesson is about “{source.title}”{by}."


def _tell(lesson: OpenLesson, *, as_json: bool) -> int:
    """Say what is kept."""
    from tutor import paths
    from tutor.library.attached import UnusableAttachment, path_of, read

    folder, name = paths.attached_dir(), lesson.outline.id
    try:
        kept = read(folder, name)
    except UnusableAttachment as unusable:
        output.note(f"tutor attach: {unusable}")
        return ExitCode.PROBLEMS
    sections = len(lesson.outline.sections)
    if as_json:
        output.data_json(
            None
            if kept is None
            else {
                "file": kept.name,
                "path": str(path_of(folder, name)),
                "sections": list(kept.passages),
                "current": kept.digest == lesson.digest,
            }
        )
    elif kept is None:
        output.note(f"No copy is attached to `{name}`.{_which(lesson)}")
    else:
        words = output.count(sum(kept.words.values()), "word")
        output.data(f"{output.shown(kept.name)}: {len(kept.passages)} of {sections} sections, {words}")
        output.note(f"Kept in {output.shown(path_of(folder, name))}.")
        if kept.digest != lesson.digest:
            output.note("The lesson changed since; it is lined up anew when you open it.")
    return ExitCode.FINE


def _remove(lesson: OpenLesson) -> int:
    from tutor import paths
    from tutor.file import reason
    from tutor.library.attached import path_of, remove

    name = lesson.outline.id
    try:
        removed = remove(paths.attached_dir(), name)
    except OSError as error:
        where = output.shown(path_of(paths.attached_dir(), name))
        output.note(f"tutor attach: {where} {reason(error, 'removed')}.")
        return ExitCode.PROBLEMS
    output.note(f"Your copy for `{name}` is removed." if removed else f"No copy is attached to `{name}`.")
    return ExitCode.FINE


def _lines(attachment: Attachment) -> Iterator[str]:
    """A few lines for each section."""
    indent = " " * (len(str(len(attachment.reports))) + 2)
    for number, report in enumerate(attachment.reports, 1):
        size = f", {output.count(report.words, 'word')}" if report.words else ""
        yield f"{number:>{len(indent) - 2}}  {report.title}: {_OUTCOMES[report.outcome]}{size}"
        if report.opening:
            yield f"{indent}“{report.opening} … {report.closing}”"
        for difference in report.differences:
            yield f"{indent}- {difference}"
        for piece in report.dropped:
            yield f"{indent}- left out ({piece.why}): “{_short(piece.words)}”"

    yield from (f"Last check: {difference}" for difference in attachment.differences)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _as_json(attachment: Attachment) -> object:
    return [_report_as_json(report) for report in attachment.reports]


def _report_as_json(report: SectionReport) -> dict[str, object]:
    return {
        "section": report.id,
        "outcome": report.outcome,
        "words": report.words,
        "differences": list(report.differences),
        "left_out": [{"why": piece.why, "words": piece.words} for piece in report.dropped],
    }


_OUTCOMES = {
    "found": "found",
    "found with differences": "found, with differences",
    "not found": "not found",
    "no anchor": "stays as it is; the lesson does not say where it stands in the article",
}
