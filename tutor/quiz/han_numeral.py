"""Numbers in Chinese characters, as Chinese and Japanese write them: `四十一` is 41, `二〇一八` is 2018."""

from __future__ import annotations

import re
from typing import Final

LANGUAGES: Final = frozenset({"zh", "ja"})

_DIGITS: Final = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "兩": 2,
}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_SCALES: Final = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_RUN: Final = re.compile(f"[{''.join([*_DIGITS, *_UNITS, *_SCALES])}]{{1,40}}")


def with_digits(text: str) -> str:
    """The text with every number in such characters put as digits; what is no number stays."""
    return _RUN.sub(lambda run: run[0] if (value := _value(run[0])) is None else str(value), text)


def _value(run: str) -> int | None:
    """The number that the characters name; None when they name none."""
    if len(run) > 1 and all(char in _DIGITS for char in run):
        return int("".join(str(_DIGITS[char]) for char in run))
    total = below = 0
    digit: int | None = None
    least = 10**12
    for char in run:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        elif char in _UNITS:
            if digit == 0 and below == 0 and total == 0:
                return None
            below += (digit or 1) * _UNITS[char]
            digit = None
        else:
            scale, below, digit = _SCALES[char], below + (digit or 0), None
            if not below or scale >= least:
                return None
            total, below, least = total + below * scale, 0, scale
    return total + below + (digit or 0)
