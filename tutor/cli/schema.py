"""`tutor schema`: the lesson format as JSON Schema, for editors."""

from __future__ import annotations

import argparse
from pathlib import Path

from tutor.cli import output
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode
from tutor.cli.stored import Refused
from tutor.cli.writing import write

_EXAMPLES = (
    "tutor schema                              # print it",
    "tutor schema --output lesson.schema.json  # into a file, beside your lessons",
)
_DESCRIPTION = """\
Prints the format of lesson files as JSON Schema (draft 2020-12), from which
editors complete and explain the keys of a lesson. `tutor new` and `import` put
it beside what they write. For a lesson of your own, write the schema into its
folder and begin the lesson with the line

  #:schema ./lesson.schema.json

Even Better TOML for VS Code, and other editors that use taplo, follow it."""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(
        commands, "schema", run, "print the lesson format for editors", _EXAMPLES, _DESCRIPTION
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write it to a file")
    parser.add_argument("--force", action="store_true", help="replace the file if there is one")


def run(options: argparse.Namespace) -> int:
    """Print the schema, or write it."""
    from tutor.authoring.schema_file import schema_text

    text = schema_text()
    if options.output is None:
        output.data(text.rstrip("\n"))
        return ExitCode.FINE
    try:
        write(Path(options.output), text.encode(), force=options.force, with_folder=True, private=False)
    except Refused as why:
        output.note(f"tutor schema: {why}")
        return why.code
    output.data(output.shown(options.output))
    return ExitCode.FINE
