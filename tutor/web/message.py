"""What the page says to the server: JSON lists of a kind and a value, nothing else."""

from __future__ import annotations

import json
from typing import NamedTuple

WIDEST, HIGHEST = 1000, 500
"""Cells of the largest window that is drawn."""


class Typed(NamedTuple):
    """Keys, the mouse, or something pasted, as a terminal sends them."""

    data: bytes


class Resized(NamedTuple):
    """The window has another size, in cells."""

    width: int
    height: int


class Pinged(NamedTuple):
    """The page asks whether the server is there; the value goes back."""

    value: int | float | str


class Focused(NamedTuple):
    """The page came to the front, or went from there."""

    has_focus: bool


Message = Typed | Resized | Pinged | Focused


def message(text: str) -> Message | None:
    """What was said; None for whatever our page does not say."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return None
    match said:
        case ["stdin", str(typed)]:
            return Typed(typed.encode(errors="replace"))
        case ["resize", {"width": int(width), "height": int(height)}]:
            return Resized(*bounded(width, height))
        case ["ping", int() | float() | str() as value]:
            return Pinged(value)
        case ["focus" | "blur" as which, *_]:
            return Focused(which == "focus")
    return None


def bounded(width: int, height: int) -> tuple[int, int]:
    """A window of this size, or the nearest that is drawn."""
    return min(max(width, 1), WIDEST), min(max(height, 1), HIGHEST)
