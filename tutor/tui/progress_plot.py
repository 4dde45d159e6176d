"""The plots of the progress screen, drawn for the cells there are, and told in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from tutor.quiz.calibration import FEWEST, Level, said
from tutor.study.overview import Due, Overview
from tutor.tui import content
from tutor.tui.plot import POINT, columns, squared
from tutor.tui.progress_view import LABEL, NARROW, short

PLOT_ROWS: Final = 9
WIDEST_PLOT: Final = 41
FORECAST_ROWS: Final = 5
LOWEST: Final = 4
"""Reviews that the forecast is high at least, so that one review does not look like many."""


def calibration(overview: Overview, width: int) -> Content:
    """How sure the learner was, against how often that was right, as a plot and in words."""
    title = content.plain("How sure, and how often right", content.STRONG)
    if not overview.sure:
        return content.NOTHING
    if overview.calibration is None:
        words = f"Shown from {FEWEST} answers on that were asked how sure you are; there are {overview.sure}."
        return content.lines(title, (words, content.MUTED))
    wide = max(8, min(WIDEST_PLOT, width - LABEL))
    plot = squared([(level.confidence, level.right) for level in overview.levels], wide, PLOT_ROWS)
    rows = [
        content.line((f"{_AXIS.get(at, ''):>{LABEL - 2}} │", content.MUTED), *_dotted(line))
        for at, line in enumerate(plot)
    ]
    rows.append(content.plain(f"{'':{LABEL - 1}}└{'─' * wide}", content.MUTED))
    ends = f"{'0%':<{wide // 2}}{'sure':<{wide - wide // 2 - 4}}100%"
    rows.append(content.plain(f"{'':{LABEL}}{ends}", content.MUTED))
    legend = [_level(level, width) for level in overview.levels]
    return content.lines(title, *rows, *legend, (said(overview.calibration), content.MUTED))


def _level(level: Level, width: int) -> Content:
    answers = "1 answer" if level.answers == 1 else f"{level.answers} answers"
    words = f": {level.confidence:.0%} sure, {level.right:.0%} right, {answers}"
    if width < NARROW:
        words = f": {level.right:.0%} right"
    return content.line((f"  {POINT} ", content.ACCENT), level.name, (words, content.MUTED))


_AXIS: Final = {0: "100%", PLOT_ROWS // 2: "right", PLOT_ROWS - 1: "0%"}


def _dotted(line: str) -> Sequence[tuple[str, str]]:
    """A line of a plot, with its points in another style than the line of what would be right."""
    parts = [(piece, content.MUTED) for piece in line.split(POINT)]
    between = (POINT, content.ACCENT)
    return [one for part in parts for one in (between, part)][1:]


def forecast(overview: Overview, width: int) -> Content:
    """The reviews of the days to come, as columns."""
    days = overview.forecast
    total = sum(day.reviews for day in days)
    if not days or not total:
        return content.NOTHING
    most = max(LOWEST, *(day.reviews for day in days))
    wide = 2 if width >= LABEL + 2 * len(days) else 1
    shown = days[: max(1, (width - LABEL) // wide)]
    plot = columns([day.reviews for day in shown], most, wide, FORECAST_ROWS)
    rows = [
        content.line((f"{most if not at else '':>{LABEL - 2}} │", content.MUTED), (line, content.ACCENT))
        for at, line in enumerate(plot)
    ]
    words = f"{days[0].reviews} today, {total} in {len(days)} days"
    title = content.plain("Reviews to come", content.STRONG)
    title = content.lines(title, words) if width < NARROW else content.line(title, f"  {words}")
    axis = f"{'0':>{LABEL - 2}} └{'─' * (len(shown) * wide)}"
    return content.lines(title, *rows, (axis, content.MUTED), (_dates(shown, wide), content.MUTED))


def _dates(days: Sequence[Due], wide: int) -> str:
    """The dates under the columns, where there is room for them."""
    line = " " * LABEL
    step = 7 if wide > 1 else 10
    for at in range(0, len(days), step):
        words = "today" if at == 0 else short(days[at].day)
        line = line.ljust(LABEL + at * wide) + words
    return line
