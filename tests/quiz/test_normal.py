"""The normal form of typed text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.quiz.normal import ARTICLES, normal, plain, tidy

WORDS = """
the an a l' two hundred and million first twenty five U.S. - -5 5 (x) un' vingt et un quatre y second zero 't
hundredth . ½ ² a.b Ａ １ ß İ ŉ é ' ’ " “ ( ] ! \u200b \u0301 \u0345 \u00ad א\u05b8 ﬁ % $ – १ 3e
"""
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.sampled_from(WORDS.split())).map(" ".join),
    st.lists(st.sampled_from(WORDS.split())).map("".join),
)
LANGUAGES = st.sampled_from([*ARTICLES, "ar", "pt-BR"])


@given(TEXTS, LANGUAGES)
def test_each_form_of_a_form_is_itself(text: str, language: str) -> None:
    for form in (tidy, plain, normal):
        once = form(text, language)
        assert form(once, language) == once


@given(TEXTS, LANGUAGES)
def test_the_unicode_form_of_what_is_typed_does_not_matter(text: str, language: str) -> None:
    apart, joined = (unicodedata.normalize(form, text) for form in ("NFD", "NFC"))
    assert normal(apart, language) == normal(joined, language)


@given(TEXTS, LANGUAGES)
def test_how_wide_and_of_what_kind_white_space_is_does_not_matter(text: str, language: str) -> None:
    spaced = "\u2003" + text.replace(" ", "\u00a0\t ") + "\n"
    assert normal(spaced, language) == normal(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "10⁻³ m²", "10^-3 m^2"),
        ("en", "ﬁve ﬂags", "5 flags"),
        ("en", "½", "1/2"),
        ("en", "3½", "3 1/2"),
        ("en", "The U.S. Navy's “responsible  stakeholder”.", "us navy's responsible stakeholder"),
        ("en", "J. F. Kennedy", "jf kennedy"),
        ("en", "at 5 p.m.", "at 5 pm"),
        ("en", "example.org", "example.org"),
        ("en", "plan B", "plan b"),
        ("en", "soft\u00adware\u200b", "software"),
        ("ja", "葛\U000e0100城\ufe00", "葛城"),
        ("km", "ភាសា\u200bខ្មែរ", "ភាសាខ្មែរ"),
        ("en", "Łódź, Tromsø, Strauß, Œuvre", "lodz tromso strauss oeuvre"),
        ("ru", "Ёлка й", "ёлка й"),
        ("el", "Οδός", "οδοσ"),
        ("he", "שָׁלוֹם", "שלום"),
        ("ar", "٤٢", "42"),
        ("en", "wait!? (really), “yes”…", "wait really yes"),
        ("en", "f(x) and [sic]", "f(x) and sic"),
        ("en", "?!", "?!"),
        ("en", "3,500.", "3,500"),
        ("en", "mother-in-law", "mother in law"),
        ("en", "Covid-19 – 18-year-olds", "covid 19-18 year olds"),
        ("en", "1990 – 2000", "1990-2000"),
        ("en", "-5 -.5 -$5 3e-5", "-5 -.5 -$5 3e-5"),
        ("en", "− 5", "-5"),
        ("en", "The the", "the"),
        ("en", "the", "the"),
        ("en", "theatre", "theatre"),
        ("fr", "L’eau", "eau"),
        ("fr", "l'", "l"),
        ("it", "un’idea", "idea"),
        ("nl", "’t Kofschip", "kofschip"),
        ("pt-BR", "Os Lusíadas", "lusiadas"),
        ("sv", "en klocka", "en klocka"),
        ("", "the bell", "the bell"),
    ],
)
def test_the_normal_form(language: str, text: str, expected: str) -> None:
    assert normal(text, language) == expected


def test_the_plain_form_keeps_number_words() -> None:
    assert plain("The Forty-One Crews", "en") == "forty one crews"


def test_the_tidy_form_keeps_case_and_accents() -> None:
    assert tidy("“The Café-Owners.”", "en") == "Café Owners"
