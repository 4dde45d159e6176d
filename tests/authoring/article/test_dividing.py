"""Sections."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.authoring.article.block import Block
from tutor.authoring.article.dividing import divided

BELL = "The bell on the harbour wall has been silent since the lighthouse got its horn. "
FARM = "Farmers inland grow barley, turnips and flax behind hedges that keep the wind away. "


def paragraph(sentence: str, times: int) -> Block:
    """A paragraph of so many sentences."""
    words = (sentence * times).strip()
    return Block(words, 0, words)


def heading(words: str, level: int = 2) -> Block:
    """A heading."""
    return Block(words, level, words)


def test_headings_are_kept_as_sections() -> None:
    parts = divided(
        [
            paragraph(BELL, 6),
            heading("The petition"),
            paragraph(BELL, 9),
            heading("The vote"),
            paragraph(FARM, 9),
        ]
    )
    assert [(part.title, part.is_named) for part in parts] == [
        ("The bell on the harbour wall …", False),
        ("The petition", True),
        ("The vote", True),
    ]


def test_a_heading_over_next_to_nothing_keeps_the_ones_below_as_its_own() -> None:
    parts = divided(
        [heading("Chapter", 1), heading("First"), paragraph(BELL, 9), heading("Second"), paragraph(BELL, 9)]
    )
    assert [part.title for part in parts] == ["Chapter", "Second"]
    assert [block.words for block in parts[0].blocks if block.level] == ["First"]


def test_a_line_above_the_first_heading_is_no_section_of_its_own() -> None:
    standfirst = paragraph(BELL, 1)
    (part,) = divided([standfirst, heading("The petition"), paragraph(BELL, 8)])
    assert (part.title, part.blocks[0]) == ("The petition", standfirst)


def test_a_long_section_is_divided_and_its_parts_numbered() -> None:
    parts = divided([heading("The bell"), *(paragraph(BELL, 9) for _ in range(6))])
    assert [part.title for part in parts] == [f"The bell ({number})" for number in range(1, len(parts) + 1)]
    assert len(parts) >= 3


def test_a_break_comes_where_the_words_change() -> None:
    blocks = [paragraph(BELL, 5), paragraph(BELL, 4), paragraph(FARM, 4), paragraph(FARM, 5)]
    assert [part.blocks for part in divided(blocks)] == [tuple(blocks[:2]), tuple(blocks[2:])]


def test_a_paragraph_that_goes_on_stays_with_the_one_before() -> None:
    before, after = paragraph(BELL, 5), paragraph(FARM, 5)
    goes_on = paragraph("This is why hardly anybody in the town remembers its sound or misses it at all. ", 3)
    assert [part.blocks for part in divided([before, goes_on, after])] == [(before, goes_on), (after,)]


def test_a_list_stays_with_what_announces_it() -> None:
    announced = Block("They asked:", 0, FARM * 4 + "They asked for this:")
    things = Block("- a bell", 0, BELL * 5)
    parts = divided([paragraph(BELL, 6), announced, things, paragraph(FARM, 8)])
    assert any({announced, things} <= set(part.blocks) for part in parts)


def test_a_heading_with_nothing_below_it_is_not_lost() -> None:
    parts = divided([paragraph(BELL, 3), heading("The end")])
    assert [block.words for part in parts for block in part.blocks][-1] == "The end"


def test_a_footnote_stands_in_the_section_that_points_at_it() -> None:
    points = Block(BELL * 9 + "It is old.[^1]", 0, BELL * 9 + "It is old.[1]")
    note, other = Block("[^1]: It is not.", 0, "It is not."), Block("[^2]: Nowhere.", 0, "Nowhere.")
    first, second = divided([heading("One"), points, heading("Two"), paragraph(FARM, 9), note, other])
    assert first.blocks == (points, note)
    assert second.blocks == (paragraph(FARM, 9), other)


BLOCKS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(1, 40)).map(
        lambda made: heading("Heading", made[0]) if made[0] else paragraph(BELL, made[1])
    ),
    max_size=30,
)


@given(BLOCKS, st.integers(1, 500))
@settings(max_examples=200)
def test_every_paragraph_is_in_one_section_and_in_order(blocks: list[Block], words: int) -> None:
    parts = divided(blocks, words)
    assert all(part.blocks for part in parts)
    paragraphs = [block for block in blocks if not block.level]
    assert [block for part in parts for block in part.blocks if not block.level] == paragraphs
