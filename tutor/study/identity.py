"""Whether a lesson file is the lesson that progress was kept for, or another one with the same id."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.lesson.outline import Outline
from tutor.progress.event import JSON


def told_apart(outline: Outline) -> dict[str, JSON]:
    """What tells lessons of the same id apart."""
    return {
        "title": outline.title,
        "source": " · ".join((outline.source.title, outline.source.author)),
    }


def same_lesson(known: Mapping[str, JSON], present: Mapping[str, JSON]) -> bool:
    """An author may change the title, or the source; a file that differs in both is another lesson."""
    return known.get("title") == present.get("title") or (
        known.get("source") == present.get("source") and str(present.get("source", "")).strip(" ·") != ""
    )
