"""Questions that are answered with a number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from tutor.lesson import schema
from tutor.lesson.amount import EXACT, MAX_DIGITS, exact, fits, normal, plain
from tutor.lesson.kind.fault import NotAskableError
from tutor.lesson.question import Number
from tutor.lesson.report import quoted

_SHARE: Final = re.compile(rf"\s*([0-9]{{1,{MAX_DIGITS}}}(?:\.[0-9]{{1,{MAX_DIGITS}}})?)\s*%\s*")


def number(written: schema.Number, shared: Mapping[str, Any]) -> Number:
    """The question, its bounds reckoned in decimal; raises NotAskableError unless there are bounds."""
    if written.answer is not None and written.range is not None:
        message = "the key stands both in `answer` and in `range`; keep one of them"
        raise NotAskableError("two-keys", message, "range")
    low, high, shown = _about(written, written.answer) if written.answer is not None else _between(written)
    return Number(
        **shared,
        low=normal(low),
        high=normal(high),
        answer=shown,
        unit=_unit(written),
        unit_required=written.unit_required,
    )


def _about(written: schema.Number, answer: float) -> tuple[Decimal, Decimal, str]:
    """The bounds around an answer, and the answer to show."""
    middle = _decimal(answer, "answer")
    off = _tolerance(written.tolerance, middle)
    return EXACT.subtract(middle, off), EXACT.add(middle, off), plain(middle)


def _between(written: schema.Number) -> tuple[Decimal, Decimal, str]:
    """The bounds of a range, and the number in its middle."""
    if written.range is None:
        raise NotAskableError("no-key", "it has no number that is right; add `answer = ...`")
    if "tolerance" in written.model_fields_set:
        message = "`tolerance` is for `answer`; a `range` has its own bounds; remove one of them"
        raise NotAskableError("tolerance-of-range", message, "tolerance")
    if len(written.range) != 2:
        message = "a range has two numbers, the least and the greatest; write it as [85, 95]"
        raise NotAskableError("bad-range", message, "range")
    low, high = (_decimal(bound, "range", at) for at, bound in enumerate(written.range))
    if low > high:
        raise NotAskableError("bad-range", "the range ends before it begins; turn it round", "range")
    return low, high, normal(EXACT.divide(EXACT.add(low, high), Decimal(2)))


def _tolerance(written: str | float, middle: Decimal) -> Decimal:
    if not isinstance(written, str):
        off = _decimal(written, "tolerance")
        if off < 0:
            raise NotAskableError("out-of-range", "`tolerance` must be 0 or more", "tolerance")
        return off
    share = _SHARE.fullmatch(written)
    if share is None:
        message = f'{quoted(written)} is no tolerance; write a number such as 5, or a share such as "5%"'
        raise NotAskableError("bad-tolerance", message, "tolerance")
    if not middle:
        message = "a share of 0 is nothing; write the tolerance as a number"
        raise NotAskableError("bad-tolerance", message, "tolerance")
    return EXACT.multiply(EXACT.abs(middle), EXACT.scaleb(Decimal(share[1]), Decimal(-2)))


def _decimal(value: float, *inner: str | int) -> Decimal:
    found = exact(value)
    if not fits(found):
        message = (
            f"a number may have {MAX_DIGITS} digits before the point and as many after; "
            f"write a rounder one in {quoted(inner[0])}"
        )
        raise NotAskableError("out-of-range", message, *inner)
    return found


def _unit(written: schema.Number) -> tuple[str, ...]:
    """The ways to write the unit. Their case matters: mW is not MW."""
    listed = not isinstance(written.unit, str)
    units = (written.unit,) if isinstance(written.unit, str) else written.unit
    units = tuple(" ".join(unit.split()) for unit in units)
    for at, unit in enumerate(units):
        inner = ("unit", at) if listed else ("unit",)
        if not unit:
            raise NotAskableError("empty-text", "a unit is empty; write it, or remove it", *inner)
        if unit in units[:at]:
            message = f"the unit {quoted(unit)} stands twice; remove one of them"
            raise NotAskableError("same-unit", message, *inner)
    if written.unit_required and not units:
        message = "the unit is required, and there is none; add `unit`"
        raise NotAskableError("no-unit", message, "unit_required")
    return units
