"""Typed answers: what counts can be typed, and does count."""

from __future__ import annotations

from tutor.authoring.draft import Asked, Draft
from tutor.lesson.question import Short
from tutor.lesson.report import quoted
from tutor.quiz.normal import normal

_MOST_WORDS = 5


def check(draft: Draft) -> None:
    """Look at the accepted and rejected answers of every question that asks for a few words."""
    for asked in draft.asked:
        if isinstance(asked.question, Short):
            _check_rejected(draft, asked, asked.question)
            _check_length(draft, asked, asked.question)


def _check_rejected(draft: Draft, asked: Asked, question: Short) -> None:
    language = draft.lesson.language
    right = {normal(one.text, language): one.text for one in question.accepted}
    for at, one in enumerate(question.rejected):
        same = right.get(normal(one.text, language))
        if same is not None:
            message = (
                f"{quoted(one.text)} is rejected, and counts as the same answer as {quoted(same)}, which is "
                "accepted; keep one of them"
            )
            draft.tell_of(asked, "accepted-and-rejected", message, "reject", at, "text")


def _check_length(draft: Draft, asked: Asked, question: Short) -> None:
    full = [one.text for one in question.accepted if one.credit >= 1]
    shortest = min(full, key=lambda text: len(text.split()))
    count = len(shortest.split())
    if count > _MOST_WORDS:
        message = (
            f"{count} words have to be typed just so; ask for {_MOST_WORDS} at most, accept a shorter "
            "answer, or make it of type `explain`"
        )
        draft.tell_of(asked, "long-answer", message, _key(draft, asked))


def _key(draft: Draft, asked: Asked) -> str:
    """The key that the accepted answers stand under."""
    return "answers" if draft.written(asked, "answers") else "answer"
