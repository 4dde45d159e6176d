"""`tutor import`: an article made into the draft of a lesson."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tutor.cli import output
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode
from tutor.cli.stored import Refused
from tutor.cli.writing import refuse_to_replace, write

_EXAMPLES = (
    "tutor import article.txt -o bell.toml   # plain text, or .md",
    "tutor import page.html -o bell.toml     # a page saved in a browser",
    "tutor import book.epub -o book.toml     # a book without protection",
    "tutor import - --from text > bell.toml  # from another program",
)
_DESCRIPTION = """\
Makes the draft of a lesson from an article: plain text, Markdown, a saved page
or an EPUB book. Headings become sections; where there are none, paragraphs are
put together. Nothing is fetched, and no question is made up.

Photo credits, share buttons, links to other articles and the like are left out;
each is listed with the reason. --keep-all drops nothing.

Pages and books, text that is not in UTF-8, and proposals of rare words need
libraries of their own. In the folder of the project:

  python3 -m uv tool install --force ".[import]"
"""
_STDIN = "-"


class _Unreadable(Exception):
    """The text says why nothing could be read, in one line."""

    def __init__(self, text: str, code: ExitCode) -> None:
        super().__init__(text)
        self.code = code


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(
        commands, "import", run, "make a lesson draft from an article", _EXAMPLES, _DESCRIPTION
    )
    parser.add_argument("article", metavar="ARTICLE", help="the file, or - for standard input")
    parser.add_argument("-o", "--output", metavar="FILE", help="write the draft to a file")
    parser.add_argument("--title", default="", help="of the lesson [the article's]")
    parser.add_argument("--id", default="", help="of the lesson [made from the title]")
    parser.add_argument("--language", default="", metavar="CODE", help="of the text [found out]")
    parser.add_argument(
        "--words", metavar="N", default="", help="about so many in a section [an eighth of all, 90 to 300]"
    )
    parser.add_argument(
        "--from", dest="form", choices=("text", "markdown", "html", "epub"), help="its form [found out]"
    )
    parser.add_argument("--encoding", metavar="NAME", help="of the file, such as cp1252 [found out]")
    parser.add_argument("--keep-all", action="store_true", help="drop nothing")
    parser.add_argument("--no-schema", action="store_true", help="write the draft only")
    parser.add_argument("--force", action="store_true", help="replace the file if there is one")


def run(options: argparse.Namespace) -> int:
    """Read, clean, divide, write, and say what became of everything."""
    from tutor.authoring.article.block import Unimportable
    from tutor.authoring.article.intake import Wishes, read_article
    from tutor.authoring.article.lesson_draft import draft
    from tutor.cli.after import put_schema_beside, say_what_next
    from tutor.cli.import_report import report

    target = None if options.output is None else Path(options.output)
    if wrong := _wrong_use(options):
        output.note(f"tutor import: {wrong}.")
        return ExitCode.WRONG_USE
    name = "standard input" if options.article == _STDIN else output.shown(options.article)
    try:
        if target is not None:
            refuse_to_replace(target, force=options.force, with_folder=True)
        source = _source(options.article)
        wishes = Wishes(
            ending=Path(options.article).suffix.lower(),
            form=options.form,
            encoding=options.encoding,
            keep_all=options.keep_all,
        )
        article = read_article(source, wishes)
        with_schema = target is not None and not options.no_schema
        made = draft(
            article,
            title=options.title,
            lesson_id=options.id,
            language=options.language,
            words=int(options.words or 0),
            with_schema=with_schema,
        )
        if target is not None:
            write(target, made.text.encode(), force=options.force, with_folder=True, private=False)
    except _Unreadable as why:
        output.note(f"tutor import: {why}")
        return why.code
    except Unimportable as why:
        output.note(f"tutor import: {name} {why}.")
        return ExitCode.PROBLEMS
    except Refused as why:
        output.note(f"tutor import: {why}")
        return why.code
    output.data(made.text.rstrip("\n") if target is None else output.shown(target))
    output.note("\n".join(report(article, made, output.note_width())))
    if target is not None:
        if with_schema:
            put_schema_beside(target)
        say_what_next(target)
    return ExitCode.FINE


def _wrong_use(options: argparse.Namespace) -> str:
    from tutor.cli.answer import is_anything, is_id, is_language

    if wrong := is_anything(options.title):
        return f"--title {wrong}"
    if options.id and (wrong := is_id(options.id)):
        return f"--id {wrong}"
    if options.language and (wrong := is_language(options.language)):
        return f"--language {wrong}"
    if options.words and not (
        options.words.isascii() and options.words.isdigit() and 0 < int(options.words) < 100_000
    ):
        return "--words must be a number, such as 90"
    return ""


def _source(given: str) -> bytes:
    from tutor.authoring.article.intake import LARGEST
    from tutor.file import UnreadableFile, is_there, read_file

    most = max(LARGEST.values())
    if given == _STDIN:
        if sys.stdin is None:
            raise _Unreadable("there is no standard input.", ExitCode.WRONG_USE)
        if sys.stdin.isatty():
            output.note("Paste the article, then press ctrl+d on a line of its own.")
        return sys.stdin.buffer.read(most + 1)
    path = Path(given)
    try:
        return read_file(path, largest=most)
    except UnreadableFile as error:
        code = ExitCode.PROBLEMS if is_there(path) else ExitCode.WRONG_USE
        raise _Unreadable(f"{output.shown(path)} {error}.", code) from error
