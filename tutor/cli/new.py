"""`tutor new`: a lesson to begin with."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import output
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode
from tutor.cli.stored import Refused
from tutor.cli.writing import refuse_to_replace, write

if TYPE_CHECKING:
    from tutor.authoring.template import Beginning

_EXAMPLES = (
    "tutor new                                  # asks a few questions",
    "tutor new harbour-bell.toml                # into this file",
    'tutor new --title "The Harbour Bell" --yes # asks nothing',
)
_DESCRIPTION = """\
Writes a lesson to begin with: complete, with a comment on every part, ready to
be read at once and to be written over. On a terminal it asks for what was not
given; without one, or with --yes, it takes what stands in brackets.

Beside it goes lesson.schema.json, from which editors complete the keys."""

_Check = Callable[[str], str]
"""Says what is wrong with an answer; nothing when it is good."""


class _NotAsked(Exception):
    """There is nobody to ask; the text names the option."""


@dataclass(frozen=True, slots=True)
class _Interview:
    """Asks for what was not given."""

    asks: bool

    def answer(self, given: str | None, option: str, words: str, default: str, check: _Check) -> str:
        """What was given as an option, else what is answered, else the default. Raises `_NotAsked`."""
        if given is not None:
            if wrong := check(given.strip()):
                raise _NotAsked(f"{option}: {wrong}")
            return given.strip()
        while self.asks:
            said = _ask(f"{words} [{default}]: " if default else f"{words}: ").strip() or default
            wrong = check(said)
            if not wrong:
                return said
            output.note(f"  {wrong[:1].upper()}{wrong[1:]}.")
        if wrong := check(default):
            raise _NotAsked(f"nothing was asked, so give {option}: it {wrong}")
        return default


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(commands, "new", run, "begin a lesson", _EXAMPLES, _DESCRIPTION)
    parser.add_argument("path", nargs="?", metavar="PATH", help="the file, or a folder for it [ID.toml]")
    parser.add_argument("--title", help="the lesson's title")
    parser.add_argument("--id", help="what progress is kept under [made from the title]")
    parser.add_argument("--language", metavar="CODE", help="of the text [en]")
    parser.add_argument("--sections", metavar="N", help="how many sections [3]")
    parser.add_argument("--source-title", metavar="TITLE", help="of the article, when it is somebody else's")
    parser.add_argument("--source-author", metavar="NAME", help="who wrote the article")
    parser.add_argument("--source-url", metavar="URL", help="where the article is")
    parser.add_argument("--yes", action="store_true", help="ask nothing")
    parser.add_argument("--no-schema", action="store_true", help="write the lesson only")
    parser.add_argument("--force", action="store_true", help="replace the file if there is one")


def run(options: argparse.Namespace) -> int:
    """Ask, write, and say what can be done next."""
    from tutor.authoring.template import new_lesson
    from tutor.cli.after import put_schema_beside, say_what_next
    from tutor.file import is_folder

    asks = not options.yes and sys.stdin is not None and sys.stdin.isatty()
    path = Path(options.path) if options.path is not None else Path()
    try:
        if not is_folder(path):
            refuse_to_replace(path, force=options.force, with_folder=True)
        beginning = _beginning(options, _Interview(asks), "" if is_folder(path) else path.stem)
        target = path / f"{beginning.id}.toml" if is_folder(path) else path
        lesson = new_lesson(beginning, with_schema=not options.no_schema)
        write(target, lesson.encode(), force=options.force, with_folder=True, private=False)
    except _NotAsked as why:
        output.note(f"tutor new: {why}.")
        return ExitCode.WRONG_USE
    except EOFError:
        output.note("\ntutor new: nothing was written.")
        return ExitCode.PROBLEMS
    except Refused as why:
        output.note(f"tutor new: {why}")
        return why.code
    output.data(output.shown(target))
    if not options.no_schema:
        put_schema_beside(target)
    say_what_next(target)
    return ExitCode.FINE


def _beginning(options: argparse.Namespace, interview: _Interview, stem: str) -> Beginning:
    from tutor.authoring.slug import slug
    from tutor.authoring.template import Beginning
    from tutor.cli.answer import is_address, is_anything, is_filled, is_id, is_language, is_number

    words = stem.replace("-", " ").replace("_", " ").strip()
    name = words[:1].upper() + words[1:]
    title = interview.answer(options.title, "--title", "Title of the lesson", name, is_filled)
    lesson_id = interview.answer(options.id, "--id", "Its id, for good", slug(title, "lesson"), is_id)
    language = interview.answer(options.language, "--language", "Language of the text", "en", is_language)
    sections = interview.answer(options.sections, "--sections", "How many sections", "3", is_number)
    asked = "Title of the article, if it is somebody else's"
    source_title = interview.answer(options.source_title, "--source-title", asked, "", is_anything)
    of_it = interview if source_title else _Interview(asks=False)
    source_author = of_it.answer(options.source_author, "--source-author", "Who wrote it", "", is_anything)
    source_url = of_it.answer(options.source_url, "--source-url", "Its address", "", is_address)
    return Beginning(
        title=title,
        id=lesson_id,
        language=language,
        sections=int(sections),
        source_title=source_title,
        source_author=source_author,
        source_url=source_url,
    )


def _ask(words: str) -> str:
    """One line from the terminal; the question goes to standard error. Raises `EOFError`."""
    print(words, end="", file=sys.stderr, flush=True)
    said = sys.stdin.readline()
    if not said:
        raise EOFError
    return said
