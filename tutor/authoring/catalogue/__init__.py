"""Every rule, with an example of wrong and right: what `--explain` says, and the list in the documents."""

from __future__ import annotations

from typing import Final

from tutor.authoring.catalogue import (
    asking,
    evidence,
    feedback,
    file,
    glossary,
    head,
    options,
    part,
    typed,
    whole,
    wording,
)
from tutor.authoring.rule import Rule

CHAPTERS: Final[tuple[tuple[str, tuple[Rule, ...]], ...]] = (
    ("The file", file.RULES),
    ("The head of the lesson", head.RULES),
    ("Keys and values", part.RULES),
    ("The glossary", glossary.RULES),
    ("The key of a question", asking.RULES),
    ("Options", options.RULES),
    ("Typed answers", typed.RULES),
    ("Wording", wording.RULES),
    ("Evidence", evidence.RULES),
    ("What is said after an answer", feedback.RULES),
    ("The lesson as a whole", whole.RULES),
)
"""The rules by what they are about."""
RULES: Final[dict[str, Rule]] = {rule.code: rule for _, rules in CHAPTERS for rule in rules}
"""The rules by code."""
