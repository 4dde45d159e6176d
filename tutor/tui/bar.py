"""A share as a bar with its number."""

from __future__ import annotations

from textual.content import Content

from tutor.tui import content

FULL = 12
"""Cells of a full bar."""


def bar(share: float) -> Content:
    """`75% █████████···`: the number says what the bar shows."""
    full = round(share * FULL)
    return content.line(f"{share:4.0%} ", ("█" * full, content.ACCENT), ("·" * (FULL - full), content.MUTED))
