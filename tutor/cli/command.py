"""How a command is described to the argument parser: its options, its words, its examples."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import NoReturn, TypeAlias

from tutor.cli.exit_code import ExitCode
from tutor.text import safe_line

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"
Run = Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """A parser that keeps the line breaks of its examples and says what is wrong in one safe line."""

    def __init__(self, *, examples: Sequence[str] = (), **settings: object) -> None:
        """`examples` are command lines, each with what it does after two spaces and a `#`."""
        epilog = "\n".join(["examples:", *(f"  {example}" for example in examples)]) if examples else None
        super().__init__(
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
            **settings,  # type: ignore[arg-type]
        )

    def error(self, message: str) -> NoReturn:
        """End with the exit code of wrong use."""
        self.exit(ExitCode.WRONG_USE, f"{self.prog}: {safe_line(message)}\n`{self.prog} --help` shows how.\n")


def add_command(
    commands: Commands, name: str, run: Run, summary: str, examples: Sequence[str], description: str = ""
) -> Parser:
    """A parser for one command; `summary` is its line in the list of commands."""
    parser = commands.add_parser(
        name,
        help=summary,
        description=description or f"{summary[:1].upper()}{summary[1:]}.",
        examples=examples,
    )
    parser.set_defaults(run=run, asked=parser)
    return parser
