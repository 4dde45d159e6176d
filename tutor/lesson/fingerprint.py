"""What a learner was asked and what was right, as one short hash: answers are kept under it.

Whatever leaves a question the same question leaves its fingerprint: another `why`, hint, explanation, order
of options, spelling of white space, quotation marks or dashes.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from functools import lru_cache
from typing import Final

from tutor.lesson.model import Choice, Evidence, Multiple, Question, TrueFalse

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
    """The set of options and the key."""
    match question:
        case Choice() | Multiple():
            texts = sorted({normal(option.text) for option in question.options})
            keys = sorted({normal(option.text) for option in question.options if option.correct})
            return [texts, keys]
        case TrueFalse():
            return [question.answer]
        case Evidence():
            return [sorted({normal(proof.quote) for proof in question.evidence}), question.any_one]
        case _:
            raise TypeError(f"no fingerprint for {_type(question)}")
