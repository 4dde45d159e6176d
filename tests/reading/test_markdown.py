"""Markdown becomes blocks, and nothing that the author wrote is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.reading.markdown import NESTING, blocks
from tutor.reading.passage import Block, Span


def texts(source: str) -> list[str]:
    """The blocks' texts behind their markers."""
    return [f"{block.marker} {block.text}".strip() for block in blocks(source)]


def spans(source: str) -> list[tuple[str, str, str]]:
    """The spans of the first block: style, text, address."""
    block = blocks(source)[0]
    return [(span.style, block.text[span.start : span.end], span.href) for span in block.spans]


def test_paragraphs_are_parted_by_blank_lines_and_soft_breaks_are_spaces() -> None:
    assert blocks("one\ntwo\n\nthree") == (Block("paragraph", "one two"), Block("paragraph", "three"))


def test_a_hard_break_is_kept() -> None:
    assert texts("one\\\ntwo  \nthree") == ["one\ntwo\nthree"]


def test_between_chinese_characters_a_soft_break_is_nothing() -> None:
    assert texts("中文\n在线\nabc") == ["中文在线 abc"]


def test_headings_have_their_level() -> None:
    assert blocks("### Three ###") == (Block("heading", "Three", level=3),)


def test_spans_nest_the_outer_first() -> None:
    assert spans("a **b *c*** ~~d~~ `e  f`") == [
        ("strong", "b c", ""),
        ("emphasis", "c", ""),
        ("strike", "d", ""),
        ("code", "e  f", ""),
    ]


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("[a](http://x.y)", "a", [("link", "a", "http://x.y")]),
        ("[a](http://x.y 'Title')", "a (Title)", [("link", "a", "http://x.y")]),
        ("[](http://x.y)", "http://x.y", [("link", "http://x.y", "http://x.y")]),
        ("<http://x.y>", "http://x.y", [("link", "http://x.y", "http://x.y")]),
        ("![the *bell*](b.png)", "the bell", [("link", "the bell", "b.png"), ("emphasis", "bell", "")]),
        ("![](b.png)", "b.png", [("link", "b.png", "b.png")]),
        ("[a][b]\n\n[b]: http://x.y", "a", [("link", "a", "http://x.y")]),
        ("[a](javascript:b)", "[a](javascript:b)", []),
    ],
)
def test_links_and_images(source: str, text: str, found: list[tuple[str, str, str]]) -> None:
    assert texts(source) == [text]
    assert spans(source) == found


def test_html_is_shown_as_it_is_written() -> None:
    assert texts("<b>a</b> <!-- c -->\n\n<div>\nx\n</div>") == ["<b>a</b> <!-- c -->", "<div> x </div>"]


def test_ordered_lists_keep_rising_numbers_and_count_repeated_ones() -> None:
    assert texts("3. a\n7. b\n\ntext\n\n1) a\n1) b") == ["3. a", "7. b", "text", "1) a", "2) b"]


def test_nested_lists_keep_their_depth() -> None:
    found = [(b.marker, b.text, b.level, b.tight) for b in blocks("- a\n  1. b\n\n     c\n- d")]
    assert found == [("•", "a", 1, False), ("1.", "b", 2, False), ("", "c", 2, False), ("•", "d", 1, True)]


def test_items_of_a_tight_list_follow_without_a_blank_line() -> None:
    assert [block.tight for block in blocks("- a\n- b\n  - c")] == [False, True, True]
    assert [block.tight for block in blocks("- a\n\n- b")] == [False, False]


def test_nested_quotes_keep_their_depth() -> None:
    assert [(b.kind, b.text, b.level) for b in blocks("> a\n>\n> > b\n> - c")] == [
        ("quote", "a", 1),
        ("quote", "b", 2),
        ("item", "c", 2),
    ]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("- - a", ["• • a"]),
        ("1.\n2. b", ["1.", "2. b"]),
        ("1. > q", ["1.", "q"]),
        ("1. # h", ["1.", "h"]),
        ("-     code", ["•", "code"]),
    ],
)
def test_no_marker_is_lost(source: str, found: list[str]) -> None:
    assert texts(source) == found


def test_code_keeps_its_lines() -> None:
    assert blocks("```py\na\n\n\tb  c\n```") == (Block("code", "a\n\n    b  c"),)
    assert texts("```words that were meant\na\n```") == ["words that were meant\na"]


def test_a_table_comes_out_as_lines() -> None:
    assert texts("before\n| a | *b* |\n|---|:-:|\n| 1 | 2 |\n| x |\nafter\nall") == [
        "before\n| a | b |\n| 1 | 2 |\n| x |\nafter all"
    ]


def test_a_rule_is_a_block() -> None:
    assert [block.kind for block in blocks("a\n\n***\n\nb")] == ["paragraph", "rule", "paragraph"]


def test_footnotes_are_numbered_as_they_are_referred_to_and_come_last() -> None:
    source = "a[^x] b[^y] c^[*in* place]\n\n[^y]: why\n\n    more\n[^lonely]: alone\n[^x]: ex\n\nd"
    assert texts(source) == ["a[1] b[2] c[3]", "d", "[1] ex", "[2] why", "more", "[3] in place", "[4] alone"]
    assert [block.kind for block in blocks(source)] == ["paragraph", "paragraph", *["note"] * 5]
    assert blocks(source)[0].spans[0] == Span(1, 4, "note")


def test_a_link_definition_that_nothing_uses_is_shown() -> None:
    assert texts("[a]\n\n[a]: http://x\n[b]: http://y\n[a]: http://z") == [
        "a",
        "[b]: http://y",
        "[a]: http://z",
    ]


def test_what_is_nested_too_deep_is_shown_as_it_is_written() -> None:
    assert texts("> " * (NESTING + 5) + "deep\nmore") == ["> " * (NESTING + 5) + "deep more"]


def test_fifteen_levels_are_followed() -> None:
    assert blocks("> " * 15 + "deep") == (Block("quote", "deep", level=15),)


def test_line_ends_of_every_kind_part_lines() -> None:
    assert texts("a\r\n\r\nb\rc\u2029\u2028d") == ["a", "b c", "d"]


@given(st.text())
def test_no_text_is_refused(source: str) -> None:
    for block in blocks(source):
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)


WORDS = st.text("abcé中", min_size=1, max_size=3)
SIGNS = st.sampled_from(
    [*"[]()*_~`#>-+=!|^:<; \n\t\"'.", "\n\n", "[^a]", "[^b]: ", "[a]: ", "![", "](", "    ", "1. "]
)
FENCE = re.compile("```|~~~")


@given(st.lists(WORDS | SIGNS, max_size=25).map("".join).filter(lambda source: not FENCE.search(source)))
def test_every_word_is_there(source: str) -> None:
    shown = " ".join(
        part
        for block in blocks(source)
        for part in (block.marker, block.text, *(span.href for span in block.spans))
    )
    without_labels = re.sub(r"\[\^[^\]\s]*\]|%", " ", source)
    squeezed = "".join(shown.split())
    missing = [word for word in re.findall("[abc]+", without_labels) if word not in squeezed]
    assert missing == []
