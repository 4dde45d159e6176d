"""The questions of a lesson taken together: what they ask for."""

from __future__ import annotations

from collections import Counter
from typing import Final

from tutor.authoring.draft import Draft

_ENOUGH: Final = 5
"""Questions from which on a share says something."""
_MOST: Final = 0.4
"""Of questions of fact and vocabulary [Hamaker 1986]."""
_OPINION: Final = (
    ("claim",),
    ("evidence",),
    ("reasoning", "counterargument"),
    ("fact_opinion", "loaded_language"),
    ("main_idea",),
)
"""Skills that reading an opinion piece takes; one of each group is enough."""


def check(draft: Draft) -> None:
    """Look at the skills that the lesson asks for."""
    skills = Counter(asked.question.skill for asked in draft.asked)
    total = skills.total()
    plain = skills["retrieve"] + skills["vocab"]
    if total >= _ENOUGH and plain / total > _MOST:
        message = (
            f"{plain} of {total} questions ask for facts and words (`retrieve`, `vocab`), more than "
            f"{_MOST:.0%}; ask more why and how, and set `skill` where a question does"
        )
        draft.tell("skill-balance", message, ())
    if draft.lesson.genre == "opinion" and total:
        missing = [
            " or ".join(f"`{name}`" for name in group)
            for group in _OPINION
            if not any(skills[name] for name in group)
        ]
        if missing:
            message = f"no question of this opinion piece asks for {', '.join(missing)}; add one for each"
            draft.tell("opinion-skills", message, ("genre",))
