"""Plots as lines of text, in dots of which there are eight to a cell: no colours, no escape sequences."""

from __future__ import annotations

from collections.abc import Sequence

BLANK = "\u2800"
"""A cell without dots; some fonts show a frame for it."""
POINT = "●"
_WITHIN = 0.6
"""Dots by which the edge of a plot is drawn further in, since it would be rounded to what is outside."""


def squared(points: Sequence[tuple[float, float]], width: int, height: int) -> tuple[str, ...]:
    """Points with coordinates from 0 to 1, over the line on which both are equal; the topmost line first.

    `width` and `height` are in cells.
    """
    from plotille import Canvas

    canvas = Canvas(width, height)
    most_x, most_y = 1 - _WITHIN / (width * 2), 1 - _WITHIN / (height * 4)
    canvas.line(0, 0, most_x, most_y)
    for x, y in points:
        canvas.point(min(max(x, 0), most_x), min(max(y, 0), most_y), marker=POINT)
    return _lines(canvas.plot("\n"))


def columns(amounts: Sequence[int], most: int, wide: int, height: int) -> tuple[str, ...]:
    """A column for each amount, `wide` cells of it with a gap at its side; the topmost line first.

    `most` is the amount that is as high as the plot. An amount above 0 is seen however small it is.
    """
    from plotille import Canvas

    dots = height * 4
    canvas = Canvas(len(amounts) * wide, height, 0, 0, len(amounts) * wide * 2, dots)
    for at, amount in enumerate(amounts):
        tall = max(1, round(amount / most * dots)) if amount else 0
        left = at * wide * 2
        for row in range(min(tall, dots)):
            canvas.line(left, row, left + wide * 2 - 2, row)
    return _lines(canvas.plot("\n"))


def _lines(plotted: str) -> tuple[str, ...]:
    return tuple(line.replace(BLANK, " ").rstrip() for line in plotted.split("\n"))
