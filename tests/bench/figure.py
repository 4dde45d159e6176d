"""One row of the table, and the table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tests.bench.pairing import Comparison, Spread

_UNITS = {"s": ("ms", 1e3), "B": ("MB", 1e-6)}
_WIDTHS = (62, 13, 9, 20, 6, 10)
_HEAD = ("figure", "measured", "control", "ratio, quartiles", "goal", "reached")


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, and whether it is what it should be."""

    name: str
    measured: str
    control: str
    found: str
    """The number that the goal is about, with how far it spreads."""
    goal: str
    reached: bool
    close: bool
    """The goal lies within the spread: another run may say otherwise."""

    @property
    def verdict(self) -> str:
        """Reached or not, in words."""
        return ("yes" if self.reached else "NO") + (", close" if self.close else "")


def ratio_figure(name: str, comparison: Comparison, goal: float, unit: str = "s") -> Figure:
    """A figure that is a ratio; `unit` is s for seconds or B for bytes."""
    ratio = comparison.ratio
    return Figure(
        name=name,
        measured=_amount(comparison.measured.middle, unit),
        control=_amount(comparison.control.middle, unit),
        found=f"{ratio.middle:.2f}x ({ratio.low:.2f}-{ratio.high:.2f})",
        goal=f"{goal:g}x",
        reached=ratio.middle <= goal,
        close=ratio.low <= goal <= ratio.high,
    )


def time_figure(name: str, seconds: Spread, goal: float, beside: str) -> Figure:
    """A figure that is a time, with what else is to be said of it; both times in seconds."""
    return Figure(
        name=name,
        measured=beside,
        control="-",
        found=f"{seconds.middle * 1e3:.0f} ms ({seconds.low * 1e3:.0f}-{seconds.high * 1e3:.0f})",
        goal=f"{goal * 1e3:g} ms",
        reached=seconds.middle <= goal,
        close=seconds.low <= goal <= seconds.high,
    )


def count_figure(name: str, count: int, goal: int, beside: str) -> Figure:
    """A figure that is a number of things which may be `goal` at most."""
    return Figure(name, beside, "-", f"{count:,}", f"{goal:,}", count <= goal, close=False)


def line(figure: Figure) -> str:
    """A figure as one row of the table."""
    cells = (figure.name, figure.measured, figure.control, figure.found, figure.goal, figure.verdict)
    return _row(cells)


def heading() -> str:
    """The head of the table."""
    return f"{_row(_HEAD)}\n{'-' * 126}"


def _row(cells: Iterable[str]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True)).rstrip()


def _amount(value: float, unit: str) -> str:
    name, factor = _UNITS[unit]
    amount = value * factor
    return f"{amount:.1f} {name}" if amount >= 10 else f"{amount:.3f} {name}"
