"""Whether a typed number is close enough to the author's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Final, Literal

from tutor.quiz.number import as_unit, read_number

Target = Decimal | tuple[Decimal, Decimal]
"""The answer, or the lowest and the highest number that are right."""

Finding = Literal["right", "wrong", "no unit", "other unit", "unread"]
"""Of a typed number; `no unit` and `other unit` are said of a number that is right by itself."""

_EXACT: Final = Context(prec=6000)
"""Room for any two numbers that can be typed or written in a lesson to be added without rounding."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a number may be from the answer, this far included."""

    amount: Decimal = Decimal(0)
    is_share: bool = False
    """The amount is a share of the answer, 0.05 for `"5%"`."""

    @classmethod
    def of(cls, written: int | float | str) -> Tolerance:
        """The tolerance that an author wrote: a number, or a string such as `"5%"` or `"0.5"`.

        Raises ValueError when it is neither, or below 0.
        """
        text = str(written).strip()
        is_share = text.endswith("%")
        try:
            amount = Decimal(text.removesuffix("%").strip())
        except ArithmeticError:
            amount = Decimal("NaN")
        if not amount.is_finite() or amount < 0:
            raise ValueError(f"{written!r} is neither a number from 0 up nor a percentage")
        return cls(amount.scaleb(-2) if is_share else amount, is_share)


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found of a typed number."""

    finding: Finding
    value: Decimal | None = None
    """The number that was read; None when there was none to read."""
    unit: str = ""

    @property
    def credit(self) -> float:
        """1 when the number is right, with its unit where that is asked for; 0 otherwise."""
        return float(self.finding == "right")


def exact(number: int | float) -> Decimal:
    """The number as it was written: 0.1 is one tenth, not its nearest binary fraction."""
    return Decimal(str(number))


def within(value: Decimal, target: Target, tolerance: Tolerance = Tolerance()) -> bool:
    """Whether |value - answer| <= tolerance; a range has no tolerance beyond its ends."""
    if isinstance(target, tuple):
        low, high = target
        return low <= value <= high
    allowed = tolerance.amount
    if tolerance.is_share:
        allowed = _EXACT.multiply(allowed, target.copy_abs())
    return _EXACT.subtract(value, target).copy_abs() <= allowed


def grade_number(
    typed: str,
    target: Target,
    tolerance: Tolerance = Tolerance(),
    *,
    units: Sequence[str] = (),
    unit_required: bool = False,
    language: str,
) -> Measured:
    """What a typed number is worth.

    With `units` the learner may leave the unit out unless it is required, but not write another one. Without
    them any unit is let pass, since the author asked for a number alone.
    """
    read = read_number(typed, language)
    if read is None:
        return Measured("unread")
    value, unit = read
    return Measured(_finding(value, unit, target, tolerance, units, unit_required, language), value, unit)


def _finding(
    value: Decimal,
    unit: str,
    target: Target,
    tolerance: Tolerance,
    units: Sequence[str],
    unit_required: bool,
    language: str,
) -> Finding:
    if not within(value, target, tolerance):
        return "wrong"
    if not units:
        return "right"
    if not unit:
        return "no unit" if unit_required else "right"
    return "right" if unit in {as_unit(known, language) for known in units} else "other unit"
