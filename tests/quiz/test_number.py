"""Numbers as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.quiz.normal import normal
from tutor.quiz.number import evenly_written, read_number

TEXTS = st.one_of(st.text(), st.text("0123456789.,' +-−eE×x*^/%$€½² ", max_size=20))
LANGUAGES = st.sampled_from(["en", "de", "de-CH", "fr", "es-MX", "ar", "xx"])


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "90", "90"),
        ("en", "1,500", "1500"),
        ("de", "1,500", "1.5"),
        ("en", "1.500", "1.5"),
        ("de", "1.500", "1500"),
        ("de_CH", "1.500", "1.5"),
        ("es-MX", "1.500", "1.5"),
        ("es", "1.500", "1500"),
        ("de", "3.5", "3.5"),
        ("en", "3,5", "3.5"),
        ("en", "0,500", "0.5"),
        ("en", "1.234.567", "1234567"),
        ("de", "1,234,567", "1234567"),
        ("de", "1,234.5", "1234.5"),
        ("en", "1.234,5", "1234.5"),
        ("fr", "10 000", "10000"),
        ("fr", "10\u202f000,5", "10000.5"),
        ("en", "10 000,500", "10000.5"),
        ("de-CH", "10’000.5", "10000.5"),
        ("en", "12,34,567", "1234567"),
        ("en", "007", "7"),
        ("en", ".5", "0.5"),
        ("en", "5.", "5"),
        ("en", "+5", "5"),
        ("en", "−5", "-5"),
        ("en", "– 5", "-5"),
        ("en", "minus five", "-5"),
        ("de", "minus drei", "-3"),
        ("en", "3e8", "3e8"),
        ("en", "3E-2", "0.03"),
        ("en", "3×10⁸", "3e8"),
        ("en", "3 x 10^-2", "0.03"),
        ("en", "10^6", "1e6"),
        ("en", "-10^6", "-1e6"),
        ("en", "ninety", "90"),
        ("en", "two hundred and fifty thousand", "250000"),
        ("en", "1.5 million", "1500000"),
        ("de", "1,5 Millionen", "1500000"),
        ("en", "a million", "1000000"),
        ("en", "1/2", "0.5"),
        ("en", "3½", "3.5"),
        ("en", "-3 1/4", "-3.25"),
        ("ar", "٤٢٫٥", "42.5"),
        ("en", "0.1", "0.1"),
        ("en", "9" * 40, "9" * 40),
    ],
)
def test_these_are_numbers(language: str, text: str, value: str) -> None:
    assert read_number(text, language) == (Decimal(value), "")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("90%", 90, "%"),
        ("90 %", 90, "%"),
        ("ninety per cent", 90, "%"),
        ("90 Prozent", 90, "%"),
        ("%90", 90, "%"),
        ("5km", 5, "km"),
        ("5 km²", 5, "km^2"),
        ("3 m/s", 3, "m/s"),
        ("20 ℃", 20, "°c"),
        ("1 second", 1, "second"),
        ("$5", 5, "$"),
        ("-$5", -5, "$"),
        ("$-5", -5, "$"),
        ("US$ 5 million", 5000000, "us$"),
        ("5 €", 5, "€"),
        ("41 crews of the town", 41, "crews of the town"),
    ],
)
def test_a_number_may_have_a_unit(text: str, value: int, unit: str) -> None:
    assert read_number(text, "en") == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "vingt pour cent"),
        ("es", "20 por ciento"),
        ("it", "20 per cento"),
        ("pt", "vinte por cento"),
        ("de", "zwanzig Prozent"),
    ],
)
def test_the_words_for_percent_are_a_unit_and_no_hundred(language: str, text: str) -> None:
    assert read_number(text, language) == (Decimal(20), "%")


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "many", "about 90", "90-95", "90 to 95", "3, 5", "1.2.3", "1,2,3", "10:30", "2018-04-19"),
        *("1/0", "1,50,0", "1.234,567.8", "5 6", "3e1234", "9" * 41, "-", "%", "²", "5 -3", "12 3456"),
    ],
)
def test_these_are_not_one_number(text: str) -> None:
    assert read_number(text, "en") is None


@given(TEXTS, LANGUAGES)
def test_whatever_is_typed_is_read_or_not_and_never_fails(text: str, language: str) -> None:
    read = read_number(text, language)
    assert read is None or read[0].is_finite()
    evenly_written(normal(text, language), language)


@given(
    st.integers(-(10**12), 10**12), st.integers(0, 999), st.sampled_from([("en", ",", "."), ("de", ".", ",")])
)
def test_a_number_written_by_the_rules_of_the_language_is_read(
    whole: int, thousandths: int, marks: tuple[str, str, str]
) -> None:
    language, grouping, point = marks
    text = f"{whole:,}".replace(",", grouping) + f"{point}{thousandths:03}"
    expected = Decimal(f"{whole}.{thousandths:03}")
    assert read_number(text, language) == (expected, "")


@pytest.mark.parametrize(
    ("text", "even"),
    [
        ("1,500km", "1500 km"),
        ("$5 million", "5000000 $"),
        ("5,000,000 $", "5000000 $"),
        ("about 2 million people", "about 2000000 people"),
        ("50 percent of 5.0", "50 % of 5"),
        ("-0", "0"),
        ("9/11", "9/11"),
        ("10:30", "10:30"),
        ("007", "007"),
        ("1.2.3", "1.2.3"),
        ("2018-04-19", "2018-04-19"),
        ("b2", "b2"),
    ],
)
def test_numbers_in_a_text_are_written_in_one_way(text: str, even: str) -> None:
    assert evenly_written(normal(text, "en"), "en") == even
