"""How serious each rule about the content of a lesson is."""

from __future__ import annotations

from typing import Final

from tutor.lesson.diagnostic import Level

_ERRORS: Final = """
accepted-and-rejected evidence-not-found evidence-found-twice unreachable-pass-mark
"""
_WARNINGS: Final = """
absolute-words alike-options all-of-the-above article-cue copied-passage double-negative early-question
echoed-word few-options key-given-away long-answer longest-is-right longest-often-right no-explanation
number-cue option-letters option-place overlapping-ranges quiet-negative right-in-one-place
short-explanation term-not-found term-only-defined term-shadowed unproved-answer
"""
_INFO: Final = "no-why number-order opinion-skills reading-level skill-balance"

LEVELS: Final[dict[str, Level]] = {
    **dict.fromkeys(_ERRORS.split(), "error"),
    **dict.fromkeys(_WARNINGS.split(), "warning"),
    **dict.fromkeys(_INFO.split(), "info"),
}
"""By code. What can be wrong with the shape of a file is told by the loader, with its own levels."""
