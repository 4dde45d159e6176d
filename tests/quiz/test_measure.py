"""Whether a typed number is close enough."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.quiz.measure import Finding, Tolerance, exact, grade_number, within

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12)
PERCENT = ("%", "percent")


def test_a_tenth_is_a_tenth() -> None:
    assert exact(0.1) + exact(0.2) == Decimal("0.3")


@pytest.mark.parametrize(
    ("written", "tolerance"),
    [
        (5, Tolerance(Decimal(5))),
        (0.1, Tolerance(Decimal("0.1"))),
        ("0.5", Tolerance(Decimal("0.5"))),
        ("5%", Tolerance(Decimal("0.05"), True)),
        ("2.5 %", Tolerance(Decimal("0.025"), True)),
    ],
)
def test_a_tolerance_is_an_amount_or_a_share(written: float | str, tolerance: Tolerance) -> None:
    assert Tolerance.of(written) == tolerance


@pytest.mark.parametrize("written", ["", "%", "five", -1, "-5%", "nan", float("inf"), "5%%"])
def test_another_tolerance_is_refused(written: float | str) -> None:
    with pytest.raises(ValueError, match="neither a number from 0 up nor a percentage"):
        Tolerance.of(written)


@pytest.mark.parametrize(
    ("value", "answer", "tolerance", "is_within"),
    [
        ("90", "90", 0, True),
        ("90.0", "90", 0, True),
        ("90.0000000000000000000000000000000000001", "90", 0, False),
        ("1" + "0" * 30, "1", "9" * 30, True),
        ("85", "90", 5, True),
        ("95", "90", 5, True),
        ("84.999", "90", 5, False),
        ("0.3", "0.1", 0.2, True),
        ("85.5", "90", "5%", True),
        ("85.4", "90", "5%", False),
        ("-94.5", "-90", "5%", True),
        ("-94.6", "-90", "5%", False),
        ("0", "0", "5%", True),
        ("0.001", "0", "5%", False),
    ],
)
def test_a_number_may_be_off_by_the_tolerance(
    value: str, answer: str, tolerance: float | str, is_within: bool
) -> None:
    assert within(Decimal(value), Decimal(answer), Tolerance.of(tolerance)) is is_within


def test_a_range_includes_its_ends() -> None:
    target = Decimal(85), Decimal(95)
    assert [within(Decimal(n), target) for n in ("84.9", "85", "90", "95", "95.1")] == [
        False,
        True,
        True,
        True,
        False,
    ]


@given(NUMBERS, NUMBERS, NUMBERS)
def test_how_far_is_the_same_from_either_side(one: Decimal, other: Decimal, amount: Decimal) -> None:
    tolerance = Tolerance(abs(amount))
    assert within(one, other, tolerance) == within(other, one, tolerance)
    assert within(one, one)


@pytest.mark.parametrize(
    ("typed", "finding"),
    [
        ("90", "right"),
        ("90%", "right"),
        ("ninety per cent", "right"),
        ("87", "right"),
        ("84%", "wrong"),
        ("90 km", "other unit"),
        ("80 km", "wrong"),
        ("", "unread"),
        ("90-95", "unread"),
        ("most", "unread"),
    ],
)
def test_a_unit_may_be_left_out_but_not_be_another(typed: str, finding: Finding) -> None:
    measured = grade_number(typed, Decimal(90), Tolerance.of(5), units=PERCENT, language="en")
    assert measured.finding == finding
    assert measured.credit == (finding == "right")


@pytest.mark.parametrize(("typed", "finding"), [("90", "no unit"), ("90 %", "right"), ("9", "wrong")])
def test_a_unit_may_be_required(typed: str, finding: Finding) -> None:
    measured = grade_number(typed, Decimal(90), units=["percent"], unit_required=True, language="en")
    assert measured.finding == finding


def test_where_no_unit_is_named_any_will_do() -> None:
    assert grade_number("41 crews", Decimal(41), language="en").finding == "right"


def test_units_are_compared_like_other_text() -> None:
    measured = grade_number("5 Km²", Decimal(5), units=["km^2"], unit_required=True, language="en")
    assert measured == grade_number("5km²", Decimal(5), units=["km²"], language="en")
    assert (measured.finding, measured.value, measured.unit) == ("right", Decimal(5), "km^2")


def test_a_range_is_read_in_the_language_of_the_lesson() -> None:
    target = Decimal("1.4"), Decimal("1.6")
    assert [grade_number("1,500", target, language=tag).finding for tag in ("de", "en")] == ["right", "wrong"]
