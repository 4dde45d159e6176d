"""Misspelt units: a slip in a unit's word is a near miss, as in any word; another unit never is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tutor.lesson.question import Accepted
from tutor.quiz.normal import plain
from tutor.quiz.spelling import distance
from tutor.quiz.typed import Outcome, compare

_SYMBOL: Final = 3
"""Up to so many letters are a symbol, such as `km` or `mol`."""
_ONE_LETTER_APART: Final = frozenset(
    name + plural
    for plural in ("", "s")
    for name in (
        *("acre", "are", "bar", "barn", "gram", "gray", "krona", "krone", "livre", "mil", "mile", "mole"),
        *("pint", "point", "rad", "real", "ream", "rial", "rod", "stoke", "stone"),
    )
)
"""Units whose names a letter parts from those of others."""


def unit_outcome(
    typed: str, units: Sequence[str], *, language: str, words: frozenset[str], near_before: str | None = None
) -> Outcome:
    """How a unit that is none of `units` compares with them; near, or wrong.

    `words` and `near_before` are as for `compare`. One slip is let pass in a word of any length, since the
    long ones are two short ones: with two slips in `kilo` and `meters`, kiloliters would be kilometers.
    """

    def may_be(unit: str) -> bool:
        ones, others = typed.split(), plain(unit, language).split()
        return len(ones) != len(others) or all(map(_is_slip, ones, others))

    slips = [Accepted(unit) for unit in units if may_be(unit)]
    return compare(typed, slips, language=language, words=words | _ONE_LETTER_APART, near_before=near_before)


def _is_slip(typed: str, meant: str) -> bool:
    """Whether a word is the other one, or a letter away from it and neither a symbol nor of another size."""
    if typed == meant:
        return True
    is_other_size = typed[0] != meant[0] or {typed[:4], meant[:4]} == {"deca", "deci"}
    return not is_other_size and min(len(typed), len(meant)) > _SYMBOL and distance(typed, meant) == 1
