"""How long a text takes to read."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from tutor.reading.script import HAN_AND_KANA, SOUTHEAST_ASIAN

WORDS_A_MINUTE: Final = 238
"""Silent reading of English non-fiction by adults: Brysbaert, "How many words do we read per minute?",
Journal of Memory and Language 109 (2019)."""

CHARACTERS_A_MINUTE: Final = 500
"""Chinese and Japanese; a round figure of ours."""

LETTERS_A_WORD: Final = 5
"""Thai, Lao, Khmer, Burmese and others without spaces; a round figure of ours."""

_CHARACTER: Final = f"[{HAN_AND_KANA}]"
_LETTER: Final = f"[{SOUTHEAST_ASIAN}]"
_WORD: Final = r"[^\W_]+(?:['’.,\-‐‑][^\W_]+)*"


def count_words(text: str) -> int:
    """How many words a text has; those of scripts without spaces are estimated from their characters."""
    if text.isascii():
        return len(_pattern(_WORD).findall(text))
    text, characters = _pattern(_CHARACTER).subn(" ", text)
    text, letters = _pattern(_LETTER).subn(" ", text)
    estimate = characters * WORDS_A_MINUTE / CHARACTERS_A_MINUTE + letters / LETTERS_A_WORD
    return len(_pattern(_WORD).findall(text)) + round(estimate)


@cache
def _pattern(of: str) -> re.Pattern[str]:
    """Compiled when words are first counted: whoever only asks for minutes does without."""
    return re.compile(of)


def minutes(words: int) -> int:
    """Minutes that so many words take, rounded up; 0 for none."""
    return max(0, -(-words // WORDS_A_MINUTE))
