"""Asking before something is done that cannot be undone, or that shows something to others."""

from __future__ import annotations

import sys

from tutor.cli import output

NO_TERMINAL = "there is no terminal to ask on; `--yes` says yes beforehand."


def can_ask() -> bool:
    """Whether someone can read a question, for which standard error serves, and answer it."""
    return all(
        stream is not None and not stream.closed and stream.isatty() for stream in (sys.stdin, sys.stderr)
    )


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
