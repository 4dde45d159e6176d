"""The words of a text as rules compare them."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*")
_ENDINGS: Final = ("ing", "ies", "ied", "es", "ed", "s", "y", "e")


def words(text: str) -> list[str]:
    """The words of a text in lower case, with straight apostrophes."""
    return _WORD.findall(text.lower().replace("’", "'"))


def stem(word: str) -> str:
    """An English word without its commonest endings, so that plural and past are the same word."""
    word = word.removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
