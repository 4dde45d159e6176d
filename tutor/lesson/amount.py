"""Numbers with the digits that an author wrote: 0.1 is a tenth, not the nearest binary fraction."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Final

MAX_DIGITS: Final = 40
"""Before the point, and after it, once the number is written out."""
EXACT: Final = Context(prec=10 * MAX_DIGITS)
"""Wide enough for sums and products of numbers within `MAX_DIGITS`: nothing is rounded."""


class Amount(float):
    """A number with a point or an exponent, as the parser found it."""

    __slots__ = ("written",)
    written: str

    def __new__(cls, written: str) -> Amount:
        """The number that is written so."""
        amount = super().__new__(cls, written)
        amount.written = written
        return amount


def exact(value: float) -> Decimal:
    """The number as it was written; of one that no author wrote, the shortest form that means it."""
    return Decimal(value.written if isinstance(value, Amount) else repr(value))


def fits(number: Decimal) -> bool:
    """Neither part of the number has more than `MAX_DIGITS` digits."""
    digits = str(format(number, "f")) if abs(number.adjusted()) <= 2 * MAX_DIGITS else ""
    before, _, after = digits.lstrip("-").partition(".")
    return bool(digits) and len(before) <= MAX_DIGITS and len(after) <= MAX_DIGITS


def plain(number: Decimal) -> str:
    """The number with the digits it has, without exponent: `2.50`, `1000`."""
    return format(EXACT.add(number, Decimal(0)), "f")


def normal(number: Decimal) -> str:
    """The number in the one form that equal numbers share: `2.5`, `1000`."""
    return format(EXACT.normalize(EXACT.add(number, Decimal(0))), "f")
