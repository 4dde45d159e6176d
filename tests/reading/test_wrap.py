"""Lines fit, and hold the whole text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tutor.reading import wrap as module
from tutor.reading.wrap import wrap

MIXED = st.text(
    st.sampled_from("ab  \n中文。「」é\u0301\u200d\ufe0f❤👍🏽👩🇩🇪กำ한국\u1161\u200b"), max_size=60
)
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
PLAIN = st.text(st.sampled_from("a  é"), max_size=30)


def lines(text: str, width: int) -> list[str]:
    """The lines of a text, with everything that hangs."""
    starts = wrap(text, width)
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


@given(st.one_of(MIXED, st.text()), st.integers(2, 20))
def test_the_lines_make_up_the_text(text: str, width: int) -> None:
    starts = wrap(text, width)
    assert starts[0] == 0
    assert starts == sorted(starts)
    assert "".join(lines(text, width)) == text


@given(st.one_of(MIXED, PLAIN), st.integers(2, 20))
def test_no_line_is_too_wide(text: str, width: int) -> None:
    assert all(cell_len(line.rstrip("\n").rstrip(" ")) <= width for line in lines(text, width))


@given(PLAIN, st.integers(1, 12))
def test_the_quick_way_breaks_where_the_careful_one_does(text: str, width: int) -> None:
    assert list(module._narrow_breaks(text, width)) == list(module._breaks(text, width))


@given(st.one_of(MIXED, PLAIN), st.integers(2, 20))
def test_a_line_ends_at_each_newline_and_nowhere_without_need(text: str, width: int) -> None:
    hard = [i + 1 for i, char in enumerate(text) if char == "\n"]
    assert set(hard) <= set(wrap(text, width))
    assert wrap(text, 10_000) == [0, *hard]


def test_what_counts_as_narrow_is_one_cell_wide() -> None:
    every = map(chr, range(0x3000))
    wide = [char for char in every if module._NARROW.fullmatch(char) and char != "\n" and cell_len(char) != 1]
    assert wide == []


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 5, [""]),
        ("one two three", 7, ["one two ", "three"]),
        ("one two", 3, ["one ", "two"]),
        ("one    two", 5, ["one    ", "two"]),
        ("abcdefgh ij", 3, ["abc", "def", "gh ", "ij"]),
        ("    abcdef", 6, ["    ab", "cdef"]),
        ("a\n\nb", 5, ["a\n", "\n", "b"]),
        ("中文在线", 4, ["中文", "在线"]),
        ("中文，在线", 5, ["中", "文，", "在线"]),
        ("看「中文」吧", 4, ["看", "「中", "文」", "吧"]),
        ("한국말 공부", 6, ["한국말 ", "공부"]),
        ("cafe\u0301cafe\u0301", 4, ["cafe\u0301", "cafe\u0301"]),
        ("👍🏽👍🏽", 2, ["👍🏽", "👍🏽"]),
        ("👩\u200d👩\u200d👧👧", 3, ["👩\u200d👩\u200d👧", "👧"]),
        ("🇩🇪🇫🇷", 3, ["🇩🇪", "🇫🇷"]),
        ("  abcde\u0301", 3, ["  a", "bcd", "e\u0301"]),
        ("a「中", 3, ["a", "「", "中"]),
        ("កក\u200bខខខ", 4, ["កក\u200b", "ខខខ"]),
        ("葛\U000e0100葛\U000e0100", 3, ["葛\U000e0100", "葛\U000e0100"]),
        (f"{ENGLAND}{ENGLAND} a", 4, [f"{ENGLAND}{ENGLAND} ", "a"]),
        ("\u200d\u200d中中", 2, ["\u200d\u200d中", "中"]),
        ("中", 1, ["中"]),
        ("ab", 0, ["a", "b"]),
    ],
)
def test_lines_break_here(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected
