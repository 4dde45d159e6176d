"""Quotes are found as they are rendered, and touch sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tutor.reading.markdown import blocks
from tutor.reading.passage import Passage
from tutor.reading.quotes import find, touched

Build = Callable[..., Passage]


@pytest.mark.parametrize(
    ("text", "quote", "count"),
    [
        ("He said “no” — twice.", 'said "no" - twice', 1),
        ("signed by\nforty-one crews", "signed by forty‑one  crews", 1),
        ("Signed", "signed", 0),
        ("one two one", "one", 2),
        ("cafe\u0301", "café", 1),
        ("cafe\u0301", "cafe", 0),
        ("a", "", 0),
    ],
)
def test_a_quote_is_found_so_often(passage: Build, text: str, quote: str, count: int) -> None:
    assert len(find(passage(text), quote)) == count


def test_a_quote_matches_the_rendered_text() -> None:
    rendered = Passage(blocks("signed by *forty-one*\n[crews](https://example.org) in all"))
    ((start, end),) = find(rendered, "by forty-one crews in")
    assert rendered.text[start:end] == "by forty-one crews in"


def test_a_quote_may_go_over_the_end_of_a_block(passage: Build) -> None:
    assert len(find(passage("It ended.", "Then it began."), "ended. Then it")) == 1


SENTENCES = ((0, 10), (11, 20), (22, 30))


@pytest.mark.parametrize(
    ("span", "indices"),
    [
        ((0, 3), (0,)),
        ((9, 10), (0,)),
        ((10, 11), ()),
        ((9, 12), (0, 1)),
        ((5, 25), (0, 1, 2)),
        ((20, 22), ()),
        ((30, 40), ()),
    ],
)
def test_a_span_touches_the_sentences_that_it_shares_a_character_with(
    span: tuple[int, int], indices: tuple[int, ...]
) -> None:
    assert touched(SENTENCES, (span,)) == indices


def test_each_touched_sentence_is_named_once_in_order() -> None:
    assert touched(SENTENCES, ((23, 24), (0, 1), (2, 3))) == (0, 2)
