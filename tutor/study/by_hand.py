"""What a learner decides about a card: to be asked it, or not."""

from __future__ import annotations

from typing import Literal

from tutor.memory.card import CardKey
from tutor.progress.cards import REVIEW
from tutor.progress.event import Draft

Decision = Literal["added", "suspended", "resumed"]
"""Ask it although it was not missed; do not ask it; ask it again, also when it was forgotten too often."""


def decided(decision: Decision, key: CardKey, section: str = "") -> Draft:
    """A decision as it is recorded; `section` is the id of the one in which the card is asked or was met."""
    is_term = key.kind == "term"
    return Draft(
        kind=decision,
        lesson=key.lesson,
        attempt=REVIEW,
        section=section,
        question="" if is_term else key.name,
        fingerprint=key.fingerprint,
        body={"term": key.name} if is_term else {},
    )
