"""Parts cut out of a text leave the rest as it was."""

from __future__ import annotations

from tutor.authoring.cutting import cut, stretch
from tutor.reading.passage import Block, Passage, Span


def test_styles_stay_with_their_words() -> None:
    block = Block("paragraph", "one two three four", (Span(4, 13, "strong"), Span(14, 18, "emphasis")))
    left = cut(block, [(8, 14)])
    assert left.text == "one two four"
    assert [(left.text[s.start : s.end], s.style) for s in left.spans] == [
        ("two ", "strong"),
        ("four", "emphasis"),
    ]


def test_no_blanks_are_left_doubled_or_at_the_ends() -> None:
    block = Block("paragraph", "one two three")
    assert cut(block, [(4, 7)]).text == "one three"
    assert cut(block, [(0, 3)]).text == "two three"
    assert cut(block, [(8, 13)]).text == "one two"
    assert cut(block, [(0, 13)]).text == ""
    assert cut(block, []) is block


def test_a_stretch_goes_over_blocks_and_drops_what_is_empty() -> None:
    passage = Passage(
        (Block("paragraph", "one two"), Block("item", "three"), Block("paragraph", "four five"))
    )
    start, end = passage.text.index("two"), passage.text.index(" five")
    gone = passage.text.index("three")
    found = stretch(passage, start, end, [(gone, gone + 5)])
    assert [(block.kind, block.text) for block in found] == [("paragraph", "two"), ("paragraph", "four")]
