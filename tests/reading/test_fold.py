"""Folding: what counts as the same, and the way back to the source."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.reading.fold import Rule, caseless, exact, flat, fold, loose

RULES = [exact, caseless, loose]
TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("aß \n\t…é\u0301\u00ad’“—İ가\u11a8"))
)


@pytest.mark.parametrize("rule", RULES)
@given(text=TEXTS)
def test_every_folded_character_comes_from_a_run_of_the_source(rule: Rule, text: str) -> None:
    folded = fold(text, rule)
    ends = 0
    for at in range(len(folded.text)):
        start, end = folded.start(at), folded.end(at + 1)
        assert 0 <= start < end <= len(text)
        assert end >= ends
        ends = end


@pytest.mark.parametrize("rule", RULES)
@given(text=TEXTS)
def test_what_a_folded_character_comes_from_folds_to_it(rule: Rule, text: str) -> None:
    folded = fold(text, rule)
    for at, char in enumerate(folded.text):
        assert char in fold(text[folded.start(at) : folded.end(at + 1)], rule).text


@pytest.mark.parametrize("rule", RULES)
@given(text=TEXTS)
def test_the_short_way_folds_as_the_long_one(rule: Rule, text: str) -> None:
    assert flat(text, rule) == fold(text, rule).text.strip()


@pytest.mark.parametrize("rule", RULES)
@given(text=TEXTS)
def test_the_unicode_form_of_a_letter_does_not_matter(rule: Rule, text: str) -> None:
    apart, joined = unicodedata.normalize("NFD", text), unicodedata.normalize("NFC", text)
    canonical = unicodedata.normalize("NFC", fold(apart, rule).text)
    assert canonical == unicodedata.normalize("NFC", fold(joined, rule).text)


@pytest.mark.parametrize(
    ("rule", "one", "other"),
    [
        (exact, "“it’s”", '"it\'s"'),
        (exact, "a — b", "a - b"),
        (exact, "a\n  b", "a b"),
        (exact, "wait…", "wait..."),
        (exact, "co\u00adop", "coop"),
        (exact, "葛\U000e0100城\ufe00", "葛城"),
        (loose, "❤\ufe0f", "❤"),
        (caseless, "STRASSE", "straße"),
        (loose, "Ångström", "angstrom"),
        (loose, "Ёлка", "елка"),
        (loose, "كِتَاب", "كتاب"),
    ],
)
def test_these_count_as_the_same(rule: Rule, one: str, other: str) -> None:
    assert flat(one, rule) == flat(other, rule)


@pytest.mark.parametrize(
    ("rule", "one", "other"), [(exact, "Turkey", "turkey"), (caseless, "café", "cafe"), (loose, "か", "が")]
)
def test_these_do_not(rule: Rule, one: str, other: str) -> None:
    assert flat(one, rule) != flat(other, rule)


def test_a_match_names_the_source_although_the_folding_is_longer() -> None:
    assert fold("…die Straße dort", caseless).find("strasse") == [(5, 11)]


def test_a_match_takes_no_part_of_a_letter_unless_asked() -> None:
    folded = fold("Maß", caseless)
    assert folded.find("mas") == []
    assert folded.find("mas", parts=True) == [(0, 3)]


def test_a_letter_that_is_matched_twice_is_named_once() -> None:
    assert fold("ß", caseless).find("s", parts=True) == [(0, 1)]
