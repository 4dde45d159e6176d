"""The learner's own copy of an article, as a lesson is opened."""

from __future__ import annotations

from pathlib import Path

from tutor.library.attached import AttachedCopy, UnusableAttachment, read
from tutor.library.opened import OpenLesson


def own_copy(folder: Path, lesson: OpenLesson, *, keep: bool) -> tuple[AttachedCopy | None, str]:
    """The copy that is kept for a lesson, if it can be used, and what has to be said about it."""
    try:
        kept = read(folder, lesson.outline.id)
        if kept is None or kept.digest == lesson.digest:
            return kept, ""
        from tutor.authoring.attaching import renewed

        return renewed(folder if keep else None, lesson, kept)
    except UnusableAttachment as unusable:
        return None, str(unusable)
