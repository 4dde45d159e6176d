"""Rows as CSV that a spreadsheet may open."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from tutor.text import safe_text

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula; the wide forms in some languages."""
_DIVIDED = re.compile(rf"([;\t\n]\s*)(?=[{re.escape(''.join(_FORMULA))}])")
"""Where another cell would begin in a spreadsheet that divides at semicolons, tabs or lines."""
_BETWEEN = " | "


def table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """The rows under their heads, as RFC 4180 has it.

    What a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection).
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return written.getvalue()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return str(value)
        case list() | tuple():
            return _harmless(_BETWEEN.join(str(one) for one in value))
        case _:
            return _harmless(str(value))


def _harmless(text: str) -> str:
    text = safe_text(text)
    begins = text.lstrip().startswith(_FORMULA) or text.startswith(_FORMULA)
    return ("'" if begins else "") + _DIVIDED.sub(r"\1'", text)
