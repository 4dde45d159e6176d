"""Questions that are answered by filling the gaps of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tutor.lesson import schema
from tutor.lesson.cloze import Malformed, parse
from tutor.lesson.fingerprint import normal
from tutor.lesson.kind.fault import NotAskableError, check_each
from tutor.lesson.question import Cloze, Gap
from tutor.lesson.report import quoted


def cloze(written: schema.Cloze, shared: Mapping[str, Any]) -> Cloze:
    """The question; raises NotAskableError when the text or its bank is malformed."""
    parts = parse(written.text)
    if isinstance(parts, Malformed):
        raise NotAskableError(parts.code, parts.message, "text", index=parts.offset)
    first, *rest = parts.between
    *rest, last = (first.lstrip(), *rest)
    return Cloze(
        **shared,
        between=(*rest, last.rstrip()),
        gaps=parts.gaps,
        bank=() if written.bank is None else _bank(written.bank, parts.gaps),
    )


def _bank(written: Sequence[str], gaps: tuple[Gap, ...]) -> tuple[str, ...]:
    bank = tuple(" ".join(word.split()) for word in written)
    if not bank:
        message = "the bank is empty; put a wrong word in it, or remove `bank`: then the gaps are typed"
        raise NotAskableError("empty-bank", message, "bank")
    check_each("a word of the bank", "same-distractor", bank, lambda at: ("bank", at))
    right = {normal(word) for gap in gaps for word in gap.accepted}
    for at, word in enumerate(bank):
        if normal(word) in right:
            message = f"{quoted(word)} fills a gap; remove it from the bank, which is for wrong words"
            raise NotAskableError("right-distractor", message, "bank", at)
    return bank
