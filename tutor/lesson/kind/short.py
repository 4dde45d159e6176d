"""Questions that are answered with a few words of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tutor.lesson import schema
from tutor.lesson.fingerprint import normal
from tutor.lesson.kind.fault import Inner, NotAskableError, check_each
from tutor.lesson.question import Accepted, Rejected, Short
from tutor.lesson.report import quoted


def short(written: schema.Short, shared: Mapping[str, Any]) -> Short:
    """The question; raises NotAskableError unless some answer is right and none is both right and wrong."""
    accepted = _accepted(written)
    rejected = tuple(map(_rejected, written.reject))
    texts = [one.text for one in rejected]
    check_each("a rejected answer", "same-answer", texts, lambda at: ("reject", at, "text"))
    right = {normal(one.text) for one in accepted}
    for at, one in enumerate(rejected):
        if normal(one.text) in right:
            message = f"{quoted(one.text)} is both accepted and rejected; keep it in one place"
            raise NotAskableError("accepted-and-rejected", message, "reject", at, "text")
    return Short(**shared, accepted=accepted, rejected=rejected)


def _accepted(written: schema.Short) -> tuple[Accepted, ...]:
    key, given = _given(written)
    accepted = tuple(map(_accept, given))

    def place(at: int) -> Inner:
        return (key,) if isinstance(written.answer, str) else (key, at, "text")

    check_each("an answer", "same-answer", [one.text for one in accepted], place)
    if not any(one.credit >= 1 for one in accepted):
        message = "no answer is wholly right; leave `credit` out of one"
        raise NotAskableError("no-full-credit", message, key)
    return accepted


def _given(written: schema.Short) -> tuple[str, tuple[str | schema.Accepted, ...]]:
    """The key that holds the accepted answers, and these."""
    answer, answers = written.answer, written.answers
    if answer is not None and answers is not None:
        message = "the key stands both in `answer` and in `answers`; keep one of them"
        raise NotAskableError("two-keys", message, "answers")
    given = (answer,) if isinstance(answer, str) else answer or answers
    if not given:
        raise NotAskableError("no-key", 'it has no answer that is right; add `answer = "..."`')
    return "answers" if answer is None else "answer", given


def _accept(given: str | schema.Accepted) -> Accepted:
    if isinstance(given, str):
        return Accepted(text=given.strip())
    return Accepted(text=given.text.strip(), credit=given.credit, why=given.why.strip())


def _rejected(given: str | schema.Rejected) -> Rejected:
    if isinstance(given, str):
        return Rejected(text=given.strip())
    return Rejected(text=given.text.strip(), why=given.why.strip())
