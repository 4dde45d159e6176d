"""From the bytes of a lesson file to a lesson, and to what is wrong with it. The one door in."""

from __future__ import annotations

from tutor.lesson.diagnostic import Diagnostic, Loaded
from tutor.lesson.report import Report
from tutor.lesson.syntax import Parsed, parse

FORMAT = 1
"""The newest version of the format that is understood."""


def load(data: bytes) -> Loaded:
    """The lesson in these bytes, or none, and every problem in order of position.

    Raises nothing, whatever the bytes are.
    """
    parsed = parse(data)
    if isinstance(parsed, Diagnostic):
        return Loaded(None, (parsed,))
    report = Report()
    if not _format_is_known(parsed, report):
        return Loaded(None, report.diagnostics(parsed.source))

    from tutor.lesson.intake import taken_in
    from tutor.lesson.meaning import meaning

    content = taken_in(parsed.data, report)
    lesson = None if content is None else meaning(content, report)
    return Loaded(lesson, report.diagnostics(parsed.source))


def _format_is_known(parsed: Parsed, report: Report) -> bool:
    number = parsed.data.get("format")
    if number is None:
        message = f"the file does not say which format it has; add `format = {FORMAT}` as its first line"
        report.add("no-format", message, (), level="fatal")
    elif isinstance(number, bool) or not isinstance(number, int) or number < 1:
        report.add("bad-format", f"`format` must be the number {FORMAT}", ("format",), level="fatal")
    elif number > FORMAT:
        report.add("newer-format", "this lesson needs a newer tutor", ("format",), level="fatal")
    else:
        return True
    return False
