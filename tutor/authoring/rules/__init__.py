"""What makes a good lesson, rule by rule: a module for each thing that is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tutor.authoring.draft import Draft
from tutor.authoring.rules import (
    balance,
    effort,
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

Check = Callable[[Draft], None]
"""Looks at one lesson and says what it finds."""

_COMPARING: Final[tuple[Check, ...]] = (evidence.check, gate.check, giveaway.check)
"""Look for words of each question in the text."""
_CHECKS: Final[tuple[Check, ...]] = (
    options.check,
    wording.check,
    feedback.check,
    typed.check,
    glossary.check,
    balance.check,
    level.check,
)


def check_content(draft: Draft) -> None:
    """Look at a lesson by all rules; without the comparisons where they would take too long."""
    for check in (*(_COMPARING if effort.is_bearable(draft) else ()), *_CHECKS):
        check(draft)
