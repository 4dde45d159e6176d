"""What a learner was asked and what was right, as one short hash: answers are kept under it.

Whatever leaves a question the same question leaves its fingerprint: another `why`, hint, explanation, order
of options, spelling of white space, quotation marks or dashes. So does a change of what may be typed for an
answer: what was typed is kept, and graded again.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from tutor.lesson.question import (
    Choice,
    Classify,
    Cloze,
    Evidence,
    Explain,
    Match,
    Multiple,
    Number,
    Order,
    Question,
    Short,
    TrueFalse,
)

_QUOTES: Final = "\"'`´‘’‚‛“”„‟«»‹›′″"
_DASHES: Final = "-‐‑‒–—―−"
_FOLDED: Final = str.maketrans({**dict.fromkeys(_QUOTES, "'"), **dict.fromkeys(_DASHES, "-"), "…": "..."})
_DASH = re.compile(r"\s*-+\s*")
_QUOTED = re.compile(r"'+")


@lru_cache(maxsize=256)
def normal(text: str) -> str:
    """The text as it is compared: case, white space, quotation marks, dashes and dots folded."""
    text = (
        text.lower()
        if text.isascii()
        else unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    )
    text = text.translate(_FOLDED)
    return " ".join(_QUOTED.sub("'", _DASH.sub("-", text)).split())


def fingerprint(question: Question) -> str:
    """The question's fingerprint, 20 hexadecimal digits; what its own `fingerprint` says plays no part.

    Raises TypeError for a question of a type that has none.
    """
    said = [_type(question), normal(question.prompt), question.revision, *_asked(question)]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:20]


def _type(question: Question) -> str:
    return type(question).__name__


def _asked(question: Question) -> list[object]:
    """The set of options and the key; of what is typed, what cannot be graded again."""
    match question:
        case Choice() | Multiple():
            keys = _set(option.text for option in question.options if option.correct)
            return [_set(option.text for option in question.options), keys]
        case TrueFalse():
            return [question.answer]
        case Evidence():
            return [_set(proof.quote for proof in question.evidence), question.any_one]
        case Short():
            return []
        case Number():
            return [question.low, question.high]
        case Explain():
            return [_set(criterion.text for criterion in question.rubric)]
        case Cloze():
            return _gaps(question)
        case _:
            return _arranged(question)


def _gaps(question: Cloze) -> list[object]:
    """What stands around the gaps; with a bank also what may be picked, and what fits where."""
    between: list[object] = [normal(text) for text in question.between]
    if not question.bank:
        return [between]
    return [between, [_set(gap.accepted) for gap in question.gaps], _set(question.bank)]


def _arranged(question: Question) -> list[object]:
    match question:
        case Order():
            return [[normal(item) for item in question.items]]
        case Match():
            pairs = sorted({(normal(pair.left), normal(pair.right)) for pair in question.pairs})
            return [pairs, _set(question.distractors)]
        case Classify():
            items = sorted({(normal(item.text), normal(item.group)) for item in question.items})
            return [_set(question.classes), items]
        case _:
            raise TypeError(f"no fingerprint for {_type(question)}")


def _set(texts: Iterable[str]) -> list[str]:
    return sorted({normal(text) for text in texts})
