"""What is said after an answer: explanations, and reasons for what is wrong."""

from __future__ import annotations

import re
from typing import Final

from rich.cells import cell_len

from tutor.authoring.draft import Asked, Draft
from tutor.lesson.question import Classify, Explain, Match, Order, Question, Short, TrueFalse
from tutor.lesson.report import quoted

_SHORTEST: Final = 20
"""Characters of an explanation that explains something; a Chinese one, two cells wide, counts twice."""
_PLACE: Final = re.compile(
    r"\b(?:the )?(?:options?|answers?|choices?|statements?) (?:above|below)\b"
    r"|\b(?:all|both|none|neither|any|either|one|two|three) of the (?:above|below)\b"
    r"|\bthe (?:first|second|third|fourth|fifth|last|next|previous|following) (?:option|choice)s?\b"
    r"|\b(?:options?|answers?|choices?) (?:[A-F]|[1-6])\b",
    re.IGNORECASE,
)
"""Words that name an option by its place."""


def check(draft: Draft) -> None:
    """Look at what is said about every question after it was answered."""
    for asked in draft.asked:
        if draft.is_whole(asked.path):
            _check_explanation(draft, asked)
            _check_whys(draft, asked)
        if draft.english and draft.lesson.study.shuffle and asked.options:
            _check_places(draft, asked)


def _check_explanation(draft: Draft, asked: Asked) -> None:
    question = asked.question
    text = question.explanation
    is_short = max(len(text), cell_len(text)) < _SHORTEST
    if isinstance(question, Explain) or (is_short and _is_told_otherwise(question)):
        return
    if not text:
        message = "it has no `explanation`; say why the answer is right, in a sentence or two"
        draft.tell_of(asked, "no-explanation", message)
    elif is_short:
        message = f"{quoted(text)} explains little; say why the answer is right, in a sentence or two"
        draft.tell_of(asked, "short-explanation", message, "explanation")


def _is_told_otherwise(question: Question) -> bool:
    """Whether the reasons that belong to the key explain it."""
    whys: list[str] = []
    options = getattr(question, "options", ())
    if options:
        whys = [option.why for option in options if option.correct]
    elif isinstance(question, TrueFalse):
        whys = [question.why_true if question.answer else question.why_false]
    elif isinstance(question, Match):
        whys = [pair.why for pair in question.pairs]
    elif isinstance(question, Classify):
        whys = [item.why for item in question.items]
    elif isinstance(question, Short):
        whys = [one.why for one in question.accepted if one.credit >= 1]
    return bool(whys) and not isinstance(question, Order) and all(len(why) >= _SHORTEST for why in whys)


def _check_whys(draft: Draft, asked: Asked) -> None:
    silent = [at for at, option in enumerate(asked.options) if not (option.correct or option.why)]
    if silent:
        names = ", ".join(quoted(asked.options[at].text) for at in silent[:2]) + (
            ", ..." if silent[2:] else ""
        )
        message = f"nothing is said to who picks {names}; add a `why`, which tells what is wrong with it"
        draft.tell_of(asked, "no-why", message, "options", silent[0], "text")


def _check_places(draft: Draft, asked: Asked) -> None:
    texts: list[tuple[str, tuple[str | int, ...]]] = [(asked.question.explanation, ("explanation",))]
    texts += [(hint, ("hints", at)) for at, hint in enumerate(asked.question.hints)]
    for at, option in enumerate(asked.options):
        texts += [(option.why, ("options", at, "why"))]
    for text, inner in texts:
        found = _PLACE.search(text)
        if found:
            message = f"{quoted(found[0])} names an option by its place, and options change places; "
            draft.tell_of(asked, "option-place", message + "name it by what it says", *inner)
            return
