"""Characters that look like what TOML wants, and are something else: quotation marks, spaces, letters."""

from __future__ import annotations

import unicodedata
from typing import Final

_QUOTES: Final = "“”„‟«»‘’‚‛′″"


def lookalike(source: str, at: int) -> str:
    """What is wrong with the character at which the parser stopped, and what to do; nothing when it is plain.

    Only where TOML has its own marks: in strings and comments all of these may stand.
    """
    character = source[at : at + 1]
    if character == "\r" and source[at + 1 : at + 2] != "\n":
        return "lines end in an old way here; save the file with plain line ends (LF)"
    if not character or character.isascii():
        return ""
    if character in _QUOTES:
        return 'these are typographic quotation marks; TOML wants straight ones: "..."'
    code, category = f"U+{ord(character):04X}", unicodedata.category(character)
    if category.startswith("Z"):
        return f"a space of another kind ({code}) stands here; write a plain one"
    if category == "Cf":
        return f"an invisible character ({code}) stands here; remove it"
    return ""


def foreign_letter(source: str, at: int) -> str:
    """What is wrong with a key that has a letter of another alphabet there; nothing when it has none."""
    character = source[at : at + 1]
    if character.isascii() or not character.isalpha():
        return ""
    rule = "a key has the letters a to z, digits, - and _ only"
    return f"{rule}; this is `{character}` (U+{ord(character):04X})"
