"""Findings as workflow commands, which GitHub shows beside the lines of a change."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tutor.lesson.diagnostic import Diagnostic
from tutor.text import safe_line

_COMMANDS: Final = {"fatal": "error", "error": "error", "warning": "warning", "info": "notice"}


def annotation(path: Path, diagnostic: Diagnostic) -> str:
    """One finding as `::error file=...,line=...::message`."""
    places = {"file": path.as_posix()}
    if diagnostic.line:
        places |= {"line": str(diagnostic.line), "col": str(diagnostic.column)}
        if diagnostic.end_column > diagnostic.column:
            places |= {"endLine": str(diagnostic.line), "endColumn": str(diagnostic.end_column - 1)}
    places["title"] = diagnostic.code
    properties = ",".join(f"{name}={_property(value)}" for name, value in places.items())
    return f"::{_COMMANDS[diagnostic.level]} {properties}::{_data(diagnostic.message)}"


def _data(text: str) -> str:
    """Escaped as the message of a command."""
    return safe_line(text, 500).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escaped as a property of a command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
