"""From the bytes of a lesson file to a lesson, and to what is wrong with it. The one door in."""

from __future__ import annotations

from dataclasses import dataclass, field

from tutor.lesson.diagnostic import Diagnostic, Loaded
from tutor.lesson.model import Lesson
from tutor.lesson.origin import Origins
from tutor.lesson.report import Report
from tutor.lesson.syntax import Parsed, parse

FORMAT = 1
"""The newest version of the format that is understood."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that TOML understands, looked at once: the lesson, and what was found, not placed yet."""

    source: str
    """Without a byte order mark."""
    data: dict[str, object]
    """The document as it was parsed."""
    lesson: Lesson | None
    report: Report
    origins: Origins = field(default_factory=Origins)


def load(data: bytes) -> Loaded:
    """The lesson in these bytes, or none, and every problem in order of position.

    Raises nothing, whatever the bytes are.
    """
    found = examine(data)
    if isinstance(found, Diagnostic):
        return Loaded(None, (found,))
    return Loaded(found.lesson, found.report.diagnostics(found.source))


def examine(data: bytes) -> Examined | Diagnostic:
    """The lesson and what is wrong with it, for whoever has more to say; or why TOML cannot read the file.

    Raises nothing, whatever the bytes are.
    """
    parsed = parse(data)
    if isinstance(parsed, Diagnostic):
        return parsed
    report, origins = Report(), Origins()
    if not _format_is_known(parsed, report):
        return Examined(parsed.source, parsed.data, None, report)

    from tutor.lesson.intake import taken_in
    from tutor.lesson.meaning import meaning

    content = taken_in(parsed.data, report)
    lesson = None if content is None else meaning(content, report, origins)
    return Examined(parsed.source, parsed.data, lesson, report, origins)


def _format_is_known(parsed: Parsed, report: Report) -> bool:
    number = parsed.data.get("format")
    if not parsed.source.strip():
        message = "the file is empty; `tutor new` writes a lesson to begin with"
        report.add("no-format", message, (), level="fatal")
    elif number is None:
        message = f"the file does not say which format it has; add `format = {FORMAT}` as its first line"
        report.add("no-format", message, (), level="fatal")
    elif isinstance(number, bool) or not isinstance(number, int) or number < 1:
        report.add("bad-format", f"`format` must be the number {FORMAT}", ("format",), level="fatal")
    elif number > FORMAT:
        report.add("newer-format", "this lesson needs a newer tutor", ("format",), level="fatal")
    else:
        return True
    return False
