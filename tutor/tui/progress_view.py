"""What the progress screen shows, as content: each part follows from the overview and the cells there are."""

from __future__ import annotations

from datetime import date
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from tutor.quiz.calendar import Day, weeks
from tutor.quiz.duration import duration
from tutor.quiz.mastery import FEWEST as FEWEST_TRIES
from tutor.quiz.mastery import Mastery
from tutor.quiz.skill import skill_name
from tutor.study.overview import LessonLine, Overview, PartLine
from tutor.text import safe_line
from tutor.tui import content
from tutor.tui.bar import bar

LABEL: Final = 7
"""Cells before a plot, for what its lines stand for."""
NARROW: Final = 50
"""Below this many cells words are left out."""
CELL: Final = 4
"""Cells of a day in the calendar."""

EMPTY: Final = (
    ("Nothing done yet", content.STRONG),
    "",
    "Read a section and answer its check: what you did shows here,",
    "by day, by lesson and by skill.",
)


def headline(overview: Overview, width: int) -> Content:
    """Days and time, on one line or two."""
    words = f"{overview.active_days} of the last {len(overview.days)}"
    active = content.line(("Days active  ", content.STRONG), words)
    if not overview.seconds:
        return active
    spent = f"{duration(overview.seconds)} in all"
    if width < NARROW:
        return content.lines(active, (spent, content.MUTED))
    return content.line(active, (f" · {spent}", content.MUTED))


def calendar(overview: Overview) -> Content:
    """The last four weeks, a row each: minutes on task, a dot where nothing was done."""
    head = "".join(f"{name:>{CELL}}" for name in ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"))
    rows = [content.plain(f"{'':{LABEL}}{head}", content.MUTED)]
    for week in weeks(overview.days):
        first = next(day.day for day in week if day is not None)
        cells = [_day(day) for day in week]
        rows.append(content.line((f"{short(first):>{LABEL - 1}} ", content.MUTED), *cells))
    rows.append(content.plain(f"{'':{LABEL}}  minutes a day", content.MUTED))
    return content.lines(*rows)


def _day(day: Day | None) -> Content:
    if day is None:
        return content.plain(" " * CELL)
    if not day.is_active:
        return content.plain(f"{'·':>{CELL}}", content.MUTED)
    minutes = str(round(day.seconds / 60)) if day.seconds >= 30 else "<1"
    return content.line(" " * (CELL - len(minutes)), (minutes, f"bold {content.ACCENT}"))


def short(day: date) -> str:
    """`7 Nov`."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def list_title(overview: Overview) -> Content:
    """What stands above the rows, and what Enter does with them."""
    if overview.lesson:
        return content.line(("By section", content.STRONG), ("  Enter opens the lesson", content.MUTED))
    return content.line(("By lesson", content.STRONG), ("  Enter shows more of one", content.MUTED))


def lesson_row(line: LessonLine, width: int) -> tuple[Content, Content]:
    """A lesson in two lines."""
    gone = ("  its file cannot be opened", content.MUTED) if line.sections is None else ""
    return content.line((line.title, content.STRONG), gone), content.plain(_facts(line, width), content.MUTED)


def _facts(line: LessonLine, width: int) -> str:
    """As much as there is room for, the longest form first."""
    answered = f"{line.answered} answered" if line.answered else ""
    share = f"{line.first_try:.0%}" if line.first_try is not None else ""
    spent = duration(line.seconds) if line.seconds else ""
    of = "" if line.sections is None else f" of {line.sections}"
    sections = "section" if (line.read if line.sections is None else line.sections) == 1 else "sections"
    in_short = "" if line.sections is None else f"/{line.sections}"
    forms = (
        (f"{line.read}{of} {sections}", answered, share and f"first try {share}", spent),
        (f"{line.read}{of} {sections}", share and f"first try {share}", spent),
        (f"{line.read}{in_short} read", share and f"first {share}", spent),
    )
    said_so = [" · ".join(part for part in form if part) for form in forms]
    return next((one for one in said_so if cell_len(one) <= width), said_so[-1])


def part_row(number: int, line: PartLine, width: int) -> tuple[Content]:
    """A section or the last check in one line; its state is told by a sign and by numbers."""
    is_answered = line.questions is None or line.answered >= line.questions
    done = (line.is_read or not line.id) and is_answered
    sign = "✓" if done else "◐" if line.is_read or line.answered else " "
    label = f"{number + 1:>3} " if line.id else "    "
    answered = f"{line.answered}/{line.questions}" if line.questions else ""
    share = f"{line.first_try:.0%}" if line.first_try is not None else ""
    end = f" {answered:>5} {share:>5}"
    room = max(1, width - cell_len(f"{sign} {label}{end}"))
    title = _fitted(safe_line(line.title), room)
    return (content.line(f"{sign} ", (label, content.MUTED), title, (end, content.MUTED)),)


def _fitted(text: str, width: int) -> Content:
    """The text in exactly so many cells."""
    return content.plain(text).truncate(width, ellipsis=True, pad=True)


def skills(overview: Overview, width: int) -> Content:
    """Mastery by skill, as bars."""
    shown = [skill for skill in overview.skills if skill.share is not None]
    few = [skill for skill in overview.skills if skill.share is None]
    if not overview.skills:
        return content.NOTHING
    rows = [content.plain("By skill, the weakest first", content.STRONG)]
    rows += [_skill(skill, width) for skill in shown]
    if few:
        names = ", ".join(skill_name(safe_line(skill.skill, 40)) for skill in few)
        words = f"Shown from {FEWEST_TRIES} first tries on: {names}"
        rows.append(content.plain(words, content.MUTED))
    return content.lines(*rows)


def _skill(skill: Mastery, width: int) -> Content:
    tries = "1 first try" if skill.tries == 1 else f"{skill.tries} first tries"
    name = skill_name(safe_line(skill.skill, 40))
    notes = (*(["secure"] if skill.is_secure else []), *([tries] if width >= NARROW else []))
    return content.line(
        bar(skill.share or 0), f"  {name}", ("".join(f" · {one}" for one in notes), content.MUTED)
    )


def lookups(overview: Overview, width: int) -> Content:
    """The terms that were looked up most."""
    if not overview.lookups:
        return content.NOTHING
    rows = [content.plain("Looked up most", content.STRONG)]
    for one in overview.lookups:
        of = "" if overview.lesson else f"  {overview.titles.get(one.lesson, one.lesson)}"
        rows.append(
            content.line(f"{one.times:>4}×  {safe_line(one.term, 60)}", (safe_line(of), content.MUTED))
        )
    return content.lines(*rows)
