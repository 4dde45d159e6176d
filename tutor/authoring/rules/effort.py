"""How much there is to compare: no lesson that is meant to be read reaches the limit, a hostile one does."""

from __future__ import annotations

from typing import Final

from tutor.authoring.draft import Draft

_MOST: Final = 3_000_000_000
"""Characters of text that are searched; some seconds."""


def is_bearable(draft: Draft) -> bool:
    """Whether all questions can be compared with the text; if not, that is told."""
    lengths = [len(section.text) for section in draft.lesson.sections]
    total = sum(lengths)
    sought = 0
    for asked in draft.asked:
        here = lengths[asked.part] if asked.part < len(lengths) else total
        sought += sum(total if quote.section else here for quote in asked.question.evidence)
        sought += total * sum(len(option.text.split()) // 8 for option in asked.options if option.correct)
    if sought > _MOST:
        message = (
            "there is so much text and so many questions that their proofs were not looked for; divide it"
        )
        draft.tell("not-compared", message, ())
    return sought <= _MOST
