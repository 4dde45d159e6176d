"""Time in words."""

from __future__ import annotations

_MINUTE, _HOUR = 60, 60


def duration(seconds: float) -> str:
    """Time as people say it, rounded to minutes: `under 1 min`, `12 min`, `5 h`, `5 h 40 min`."""
    minutes = round(seconds / _MINUTE)
    if not minutes:
        return "under 1 min" if seconds > 0 else "0 min"
    hours, minutes = divmod(minutes, _HOUR)
    return " ".join(part for part in (hours and f"{hours} h", minutes and f"{minutes} min") if part)
