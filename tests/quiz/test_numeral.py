"""Number words as digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.quiz.counting import counting
from tutor.quiz.numeral import digits, multipliers

SMALL = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def spelled(number: int, link: str) -> str:
    """The English words for a number below 10^15, the other way round than the program reads them."""
    if number < 20:
        return SMALL.split()[number]
    if number < 100:
        return TENS.split()[number // 10 - 2] + (f" {SMALL.split()[number % 10]}" if number % 10 else "")
    for scale, name in (
        (10**12, "trillion"),
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if number >= scale:
            rest = number % scale
            joined = f"{link}{spelled(rest, link)}" if rest else ""
            return f"{spelled(number // scale, link)} {name}{joined}"
    raise AssertionError(number)


@given(st.integers(0, 10**15 - 1) | st.integers(0, 2000), st.sampled_from([" ", " and "]))
def test_every_english_number_is_read(number: int, link: str) -> None:
    assert digits(spelled(number, link).split(), "en") == [str(number)]


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", "five and six", "5 and 6"),
        ("en", "one two three", "1 2 3"),
        ("en", "twenty twelve", "20 12"),
        ("en", "bread and butter", "bread and butter"),
        ("en", "one hundred and fish", "100 and fish"),
        ("en", "one hundred and zero", "100 and 0"),
        ("en", "million dollars", "1000000 dollars"),
        ("en", "2 million dollars", "2 million dollars"),
        ("en", "thousand million", "1000 million"),
        ("en", "two thousand thousand", "2000 thousand"),
        ("en", "two thousand three thousand", "2000 3000"),
        ("en", "zero hundred", "0 hundred"),
        ("en", "the second of the twenty second", "the 2nd of the 22nd"),
        ("en", "one hundred and eleventh", "111th"),
        ("en", "hundred twentieth", "120th"),
        ("en", "two thousandth", "2000th"),
        ("en", "one third", "1 3rd"),
        ("en", "eleventh twelfth thirteenth", "11th 12th 13th"),
        ("de", "funfundneunzig tausend", "95000"),
        ("de", "zweihundert und eins", "201"),
        ("de", "zwolf zwoelf", "12 12"),
        ("de", "drei millionen", "3000000"),
        ("fr", "soixante et onze", "71"),
        ("fr", "quatre vingt dix neuf", "99"),
        ("fr", "deux cents", "200"),
        ("fr", "mille neuf cent quatorze", "1914"),
        ("es", "mil novecientos treinta y seis", "1936"),
        ("es", "veintiuno", "21"),
        ("it", "ventotto trentatre", "28 33"),
        ("it", "duecento", "200"),
        ("pt", "cento e vinte e tres", "123"),
        ("pt", "duas", "2"),
        ("nl", "drieenzestig", "63"),
        ("sv", "tre", "tre"),
    ],
)
def test_numbers_in_other_words(language: str, words: str, expected: str) -> None:
    assert " ".join(digits(words.split(), language)) == expected


def test_without_ordinals_a_second_is_a_unit_of_time() -> None:
    assert digits(["one", "second"], "en", ordinals=False) == ["1", "second"]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "nl"])
def test_each_language_counts_from_zero_to_ninety_nine(language: str) -> None:
    known = counting(language)
    assert set(known.small.values()) == set(range(100))
    assert {100} <= set(known.hundreds.values())
    assert {100, 1000, 1000000} <= set(multipliers(language).values())
