"""How findings about a lesson file are printed: where, what, the line itself and a caret below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tutor.cli.output import Piece, shown
from tutor.lesson.diagnostic import Diagnostic
from tutor.lesson.report import SHOWN, remainder
from tutor.text import safe_line

_INDENT = "    "
_WIDEST = 76
"""Characters of a source line that are shown."""
_BEFORE = 30
"""Of these, at least so many before the finding, when the line has to be cut."""
_CONTINUED = "  "
"""What a line begins with in which a message goes on."""
_LEVELS = ("fatal", "error", "warning", "info")
"""From the most serious on."""


def findings(path: str, diagnostics: Sequence[Diagnostic], source: bytes) -> list[str]:
    """The lines about a file, in the order of the findings; `source` is what the file holds."""
    return ["".join(text for text, _ in line) for line in styled(path, diagnostics, source)]


def styled(
    path: str, diagnostics: Sequence[Diagnostic], source: bytes, width: int = 0
) -> Iterator[list[Piece]]:
    """The same lines in pieces, each with the name of what it is: a level, or `place`, `code`, `plain`.

    With a `width` messages go over several lines of as many cells, and a blank line parts two findings.
    """
    text = source.decode(errors="replace").split("\n")
    for diagnostic in diagnostics:
        yield from _wrapped(_headline(path, diagnostic), width) if width else [_headline(path, diagnostic)]
        if 1 <= diagnostic.line <= len(text) and diagnostic.column:
            yield from _excerpt(text[diagnostic.line - 1].removesuffix("\r"), diagnostic)
        if width:
            yield [("", "plain")]


def headline(path: str, diagnostic: Diagnostic) -> str:
    """One finding as `file:line:column: level[code]: message`; no line where it is about the whole file."""
    return "".join(text for text, _ in _headline(path, diagnostic))


def shortened(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The most serious findings, as many as are shown of one file, in order of position."""
    grave = sorted(diagnostics, key=lambda one: (_LEVELS.index(one.level), one.line, one.column))
    kept, rest = sorted(grave[:SHOWN]), grave[SHOWN:]
    return [*kept, remainder([one.level for one in rest])] if rest else kept


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


def _headline(path: str, diagnostic: Diagnostic) -> list[Piece]:
    where = f":{diagnostic.line}:{diagnostic.column}" if diagnostic.line else ""
    return [
        (f"{shown(path)}{where}", "place"),
        (": ", "plain"),
        (diagnostic.level, diagnostic.level),
        (f"[{safe_line(diagnostic.code)}]", "code"),
        (f": {safe_line(diagnostic.message, 500)}", "plain"),
    ]


def _wrapped(line: list[Piece], width: int) -> list[list[Piece]]:
    """The line with its last piece, the message, broken between words."""
    *before, (message, style) = line
    rows, taken = [before], sum(_cells(text) for text, _ in before)
    for number, word in enumerate(message.split(" ")):
        text = f" {word}" if number else word
        if taken + _cells(text) > width and taken > len(_CONTINUED):
            rows.append([(_CONTINUED, "plain")])
            text, taken = word, len(_CONTINUED)
        rows[-1] = [*rows[-1], (text, style)]
        taken += _cells(text)
    return rows


def _excerpt(line: str, diagnostic: Diagnostic) -> list[list[Piece]]:
    """The source line, cut to what is around the finding, and the carets that point at it."""
    begin = min(diagnostic.column - 1, len(line))
    end = max(diagnostic.end_column - 1, begin + 1)
    first = 0 if len(line) <= _WIDEST else max(0, min(begin - _BEFORE, len(line) - _WIDEST))
    last = min(len(line), first + _WIDEST)
    before = ("…" if first else "") + _safe(line[first:begin])
    marked = _safe(line[begin : min(end, last)])
    after = _safe(line[min(end, last) : last]) + ("…" if last < len(line) else "")
    carets = "^" * max(1, _cells(marked))
    return [
        [(f"{_INDENT}{before}{marked}{after}".rstrip(), "plain")],
        [(f"{_INDENT}{' ' * _cells(before)}", "plain"), (carets, diagnostic.level)],
    ]


def _cells(text: str) -> int:
    """How many cells of a terminal the text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _safe(piece: str) -> str:
    return safe_line(piece, 20 * _WIDEST)
