"""A text with gaps, taken apart and put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.lesson.cloze import MAX_ALTERNATIVES, Malformed, Parts, filled, parse, written
from tutor.lesson.fingerprint import normal
from tutor.lesson.question import Gap

WORDS = st.text(st.characters(exclude_characters="{}|", exclude_categories=["Cs"]), min_size=1, max_size=8)
WORD = WORDS.map(lambda text: " ".join(text.split())).filter(bool)
GAP = st.lists(WORD, min_size=1, max_size=3, unique_by=normal).map(lambda words: Gap(accepted=tuple(words)))
TEXT = st.text(st.sampled_from("{}|a \n"), max_size=6)


@st.composite
def parts(draw: st.DrawFn) -> Parts:
    """Any text with gaps that there can be."""
    gaps = tuple(draw(st.lists(GAP, min_size=1, max_size=4)))
    size = len(gaps) + 1
    return Parts(tuple(draw(st.lists(TEXT, min_size=size, max_size=size))), gaps)


def gap(*words: str) -> Gap:
    return Gap(accepted=words)


@pytest.mark.parametrize(
    ("text", "between", "gaps"),
    [
        ("{a}", ("", ""), (gap("a"),)),
        ("{a}{b}", ("", "", ""), (gap("a"), gap("b"))),
        ("It is { its  own|own } b.", ("It is ", " b."), (gap("its own", "own"),)),
        ("{{{a}}}", ("{", "}"), (gap("a"),)),
        ("{{}} {a} }}{{", ("{} ", " }{"), (gap("a"),)),
        ("a|b {c}", ("a|b ", ""), (gap("c"),)),
        ("one\ntwo {a\nb}", ("one\ntwo ", ""), (gap("a b"),)),
    ],
)
def test_a_text_is_taken_apart(text: str, between: tuple[str, ...], gaps: tuple[Gap, ...]) -> None:
    assert parse(text) == Parts(between, gaps)


@pytest.mark.parametrize(
    ("text", "code", "offset"),
    [
        ("no gap", "no-gap", -1),
        ("a {b", "unclosed-gap", 2),
        ("a } b {c}", "stray-brace", 2),
        ("{a} {}", "empty-gap", 4),
        ("{a| }", "empty-gap", 3),
        ("{a| A}", "same-alternative", 4),
    ],
)
def test_the_first_fault_is_told_with_its_place(text: str, code: str, offset: int) -> None:
    malformed = parse(text)
    assert isinstance(malformed, Malformed)
    assert (malformed.code, malformed.offset) == (code, offset)


@given(parts())
def test_what_is_put_together_is_taken_apart_the_same(made: Parts) -> None:
    assert parse(written(made)) == made


@given(st.text(st.sampled_from("{}|ab \n"), max_size=20))
def test_any_text_is_taken_apart_or_refused_inside_it(text: str) -> None:
    found = parse(text)
    if isinstance(found, Malformed):
        assert -1 <= found.offset < max(1, len(text))
    else:
        assert len(found.between) == len(found.gaps) + 1
        assert parse(written(found)) == found


def test_a_text_is_shown_with_words_in_its_gaps() -> None:
    made = Parts(("The ", " kept {it}, and ", "."), (gap("town"), gap("bell", "gong")))
    assert filled(made, ["____", "gong"]) == "The ____ kept {it}, and gong."
    with pytest.raises(ValueError, match="1 words for 2 gaps"):
        filled(made, ["town"])


@pytest.mark.parametrize("unit", ["{", "}", "{{", "{}", "|", "{a", "{a|", "{{}}", "{a}"])
def test_any_repetition_comes_to_an_end(unit: str) -> None:
    found = parse(unit * 200_000)
    assert isinstance(found, Malformed)


def test_a_gap_may_hold_many_alternatives_but_not_any_number() -> None:
    many = [f"a{number}" for number in range(MAX_ALTERNATIVES)]
    assert isinstance(parse("{" + "|".join(many) + "}"), Parts)
    assert isinstance(parse("{" + "|".join([*many, "b"]) + "}"), Malformed)
