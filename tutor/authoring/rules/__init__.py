"""What makes a good lesson, rule by rule: a module for each thing that is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tutor.authoring.draft import Draft
from tutor.authoring.rules import (
    balance,
    evidence,
    feedback,
    gate,
    giveaway,
    glossary,
    level,
    options,
    typed,
    wording,
)

CHECKS: Final[tuple[Callable[[Draft], None], ...]] = (
    evidence.check,
    gate.check,
    options.check,
    wording.check,
    giveaway.check,
    feedback.check,
    typed.check,
    glossary.check,
    balance.check,
    level.check,
)
"""Each looks at one lesson and says what it finds."""
