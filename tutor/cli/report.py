"""How findings about a lesson file are printed: where, what, the line itself and a caret below it."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.cli.output import shown
from tutor.lesson.diagnostic import Diagnostic
from tutor.text import safe_line

_INDENT = "    "
_WIDEST = 76
"""Characters of a source line that are shown."""
_BEFORE = 30
"""Of these, at least so many before the finding, when the line has to be cut."""


def findings(path: str, diagnostics: Sequence[Diagnostic], source: bytes) -> list[str]:
    """The lines about a file, in the order of the findings; `source` is what the file holds."""
    text = source.decode(errors="replace").split("\n")
    lines: list[str] = []
    for diagnostic in diagnostics:
        lines.append(headline(path, diagnostic))
        if 1 <= diagnostic.line <= len(text) and diagnostic.column:
            lines += _excerpt(text[diagnostic.line - 1].removesuffix("\r"), diagnostic)
    return lines


def headline(path: str, diagnostic: Diagnostic) -> str:
    """One finding as `file:line:column: level[code]: message`; no line where it is about the whole file."""
    where = f":{diagnostic.line}:{diagnostic.column}" if diagnostic.line else ""
    message = safe_line(diagnostic.message, 500)
    return f"{shown(path)}{where}: {diagnostic.level}[{safe_line(diagnostic.code)}]: {message}"


def as_json(diagnostic: Diagnostic) -> dict[str, int | str]:
    """One finding for programs."""
    return {
        "line": diagnostic.line,
        "column": diagnostic.column,
        "end_column": diagnostic.end_column,
        "level": diagnostic.level,
        "code": diagnostic.code,
        "message": diagnostic.message,
    }


def _excerpt(line: str, diagnostic: Diagnostic) -> list[str]:
    """The source line, cut to what is around the finding, and the carets that point at it."""
    from rich.cells import cell_len

    begin = min(diagnostic.column - 1, len(line))
    end = max(diagnostic.end_column - 1, begin + 1)
    first = 0 if len(line) <= _WIDEST else max(0, min(begin - _BEFORE, len(line) - _WIDEST))
    last = min(len(line), first + _WIDEST)
    before = ("…" if first else "") + _safe(line[first:begin])
    marked = _safe(line[begin : min(end, last)])
    after = _safe(line[min(end, last) : last]) + ("…" if last < len(line) else "")
    carets = "^" * max(1, cell_len(marked))
    return [f"{_INDENT}{before}{marked}{after}".rstrip(), f"{_INDENT}{' ' * cell_len(before)}{carets}"]


def _safe(piece: str) -> str:
    return safe_line(piece, 20 * _WIDEST)
