"""Asking before something is done that cannot be undone, or that shows something to others."""

from __future__ import annotations

import shutil
import sys
import textwrap

from tutor.cli import output

NO_TERMINAL = "there is no terminal to ask on; `--yes` says yes beforehand."


def can_ask() -> bool:
    """Whether someone can read a question, for which standard error serves, and answer it."""
    return output.is_terminal(sys.stdin) and output.is_terminal(sys.stderr)


def say(text: str) -> None:
    """Print what is about to be asked for; on a terminal its lines are broken between words."""
    if output.is_terminal(sys.stderr):
        width = max(40, shutil.get_terminal_size().columns)
        text = "\n".join(_broken(line, width) for line in text.split("\n"))
    output.note(text)


def _broken(line: str, width: int) -> str:
    indent = " " * (len(line) - len(line.lstrip()))
    lines = textwrap.wrap(
        line.strip(), width - len(indent) - 2, break_on_hyphens=False, break_long_words=False
    )
    return f"\n{indent}  ".join([f"{indent}{part}" if not at else part for at, part in enumerate(lines)])


def agrees(question: str) -> bool:
    """Ask; anything but `y` or `yes` is a no, the end of the input too."""
    output.ask(f"{question} [y/N] ")
    try:
        answer = sys.stdin.readline()
    except UnicodeDecodeError:
        return False
    if not answer.endswith("\n"):
        output.note("")
    return answer.strip().casefold() in ("y", "yes")
