"""What was done so far, as tables of text: what the progress screen shows, for every terminal and program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tutor.quiz.calibration import FEWEST, said
from tutor.quiz.duration import duration
from tutor.quiz.mastery import FEWEST as FEWEST_TRIES
from tutor.quiz.mastery import Mastery
from tutor.quiz.skill import skill_name
from tutor.study.overview import LessonLine, Overview, PartLine
from tutor.text import safe_line

LONGEST = 60
"""Characters of a title or a term."""
_UNKNOWN = "-"
_SURE = "How sure, and how often right"


def tables(overview: Overview) -> Iterator[str]:
    """The lines, a table after another with an empty line between them; not much where nothing was done."""
    yield f"Progress on {overview.today.isoformat()}{_of_lesson(overview)}"
    yield f"Active on {overview.active_days} of the last 28 days, {duration(overview.seconds)} on task in all"
    parts: Sequence[tuple[str, Sequence[Sequence[str]]]] = (
        ("Days", _days(overview)),
        ("Sections", [_part(line) for line in overview.parts]),
        ("Lessons", [] if overview.lesson else [_lesson(line) for line in overview.lessons]),
        ("Skills, the weakest first", [_skill(skill) for skill in overview.skills]),
        (_SURE, _levels(overview)),
        (
            "Reviews to come",
            [(day.day.isoformat(), str(day.reviews)) for day in overview.forecast if day.reviews],
        ),
        ("Looked up most", _lookups(overview)),
    )
    for title, rows in parts:
        if rows:
            yield ""
            yield title
            yield from aligned(rows)
        if rows and title == _SURE and overview.calibration:
            yield f"  {said(overview.calibration)} Brier score {overview.calibration.brier:.3f}."


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows with their cells below one another; all have the same number of cells."""
    from rich.cells import cell_len

    widths = [max(cell_len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = [cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)]
        yield f"  {'  '.join(cells)}".rstrip()


def _of_lesson(overview: Overview) -> str:
    if not overview.lesson:
        return ""
    title = overview.titles.get(overview.lesson, "")
    named = f", {safe_line(title, LONGEST)}" if title and title != overview.lesson else ""
    return f": {safe_line(overview.lesson)}{named}"


def _days(overview: Overview) -> list[Sequence[str]]:
    return [
        (day.day.isoformat(), f"{day.day:%a}", _counted(day.answers, "answer"), duration(day.seconds))
        for day in overview.days
        if day.is_active
    ]


def _lesson(line: LessonLine) -> Sequence[str]:
    return (
        safe_line(line.id),
        safe_line(line.title, LONGEST),
        f"{line.read} of {_counted(line.sections, 'section')} read",
        f"{line.answered} of {_number(line.questions)} answered",
        f"first try {_share(line.first_try)}",
        duration(line.seconds),
        "" if line.sections is not None else "its file cannot be opened",
    )


def _part(line: PartLine) -> Sequence[str]:
    read = "" if not line.id else "read" if line.is_read else "not read"
    answered = f"{line.answered} of {_number(line.questions)} answered" if line.questions != 0 else ""
    return safe_line(line.title, LONGEST), read, answered, f"first try {_share(line.first_try)}"


def _skill(skill: Mastery) -> Sequence[str]:
    share = f"shown from {FEWEST_TRIES} on" if skill.share is None else _share(skill.share)
    return (
        skill_name(safe_line(skill.skill, 40)),
        share,
        _counted(skill.tries, "first try", "first tries"),
        f"on {_counted(skill.days, 'day')}",
        "secure" if skill.is_secure else "",
    )


def _levels(overview: Overview) -> list[Sequence[str]]:
    if overview.sure and overview.calibration is None:
        return [(f"shown from {FEWEST} answers on; there are {overview.sure}",)]
    return [
        (
            level.name,
            f"{_share(level.confidence)} sure",
            f"{_share(level.right)} right",
            _counted(level.answers, "answer"),
        )
        for level in overview.levels
    ]


def _lookups(overview: Overview) -> list[Sequence[str]]:
    return [
        (safe_line(one.term, LONGEST), f"{one.times}x", safe_line(one.lesson)) for one in overview.lookups
    ]


def _share(share: float | None) -> str:
    return _UNKNOWN if share is None else f"{share:.0%}"


def _number(number: int | None) -> str:
    return "?" if number is None else str(number)


def _counted(number: int | None, one: str, many: str = "") -> str:
    return f"{_number(number)} {one if number == 1 else many or one + 's'}"
