"""An overview as JSON, for other programs. The keys are described in `docs/progress.md`."""

from __future__ import annotations

from tutor.progress.event import JSON
from tutor.study.overview import LessonLine, Overview, PartLine

SCHEMA = "tutor-progress-1"


def as_json(overview: Overview) -> dict[str, JSON]:
    """The overview; shares are 0 to 1, days are `2026-11-28`, times are in seconds."""
    return {
        "schema": SCHEMA,
        "today": overview.today.isoformat(),
        "lesson": overview.lesson or None,
        "seconds": round(overview.seconds, 1),
        "active_days": overview.active_days,
        "days": [
            {
                "day": day.day.isoformat(),
                "active": day.is_active,
                "answers": day.answers,
                "seconds": round(day.seconds, 1),
            }
            for day in overview.days
        ],
        "lessons": [_lesson(line) for line in overview.lessons],
        "sections": [_part(line) for line in overview.parts],
        "skills": [
            {
                "skill": one.skill,
                "mastery": one.share,
                "first_tries": one.tries,
                "days": one.days,
                "secure": one.is_secure,
            }
            for one in overview.skills
        ],
        "calibration": _calibration(overview),
        "forecast": [{"day": one.day.isoformat(), "reviews": one.reviews} for one in overview.forecast],
        "looked_up": [
            {"lesson": one.lesson, "term": one.term, "times": one.times} for one in overview.lookups
        ],
    }


def _lesson(line: LessonLine) -> dict[str, JSON]:
    return {
        "id": line.id,
        "title": line.title,
        "sections_read": line.read,
        "sections": line.sections,
        "answered": line.answered,
        "questions": line.questions,
        "first_try": line.first_try,
        "seconds": round(line.seconds, 1),
        "last_used": line.last_used.isoformat(),
    }


def _part(line: PartLine) -> dict[str, JSON]:
    return {
        "id": line.id,
        "title": line.title,
        "read": line.is_read,
        "answered": line.answered,
        "questions": line.questions,
        "first_try": line.first_try,
    }


def _calibration(overview: Overview) -> JSON:
    found = overview.calibration
    if found is None:
        return None
    return {
        "answers": found.answers,
        "brier": found.brier,
        "bias": found.bias,
        "levels": [
            {
                "level": one.name,
                "confidence": one.confidence,
                "right": one.right,
                "answers": one.answers,
            }
            for one in overview.levels
        ],
    }
