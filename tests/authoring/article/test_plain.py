"""Plain text as blocks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.authoring.article.block import escaped, one_line
from tutor.authoring.article.plain import read
from tutor.reading.markdown import blocks

LONG = (
    "The bell on the harbour wall has been silent since the lighthouse got its horn; nobody minds it at all."
)


def words(text: str) -> list[str]:
    """The blocks as they are shown, headings marked."""
    return [("# " if block.level else "") + block.words for block in read(text).blocks]


def test_wrapped_lines_are_joined_and_words_at_their_ends_made_whole() -> None:
    text = (
        "The bell on the harbour wall has been silent since the light-\nhouse got its horn. It was a "
        "well-\nknown sound, says the keeper of the tower, who\nmisses it now and then.\n\nAnother paragraph "
        "that is wrapped at the same\nplace as the others are.\n"
    )
    assert words(text) == [
        "The bell on the harbour wall has been silent since the lighthouse got its horn. It was a well-known "
        "sound, says the keeper of the tower, who misses it now and then.",
        "Another paragraph that is wrapped at the same place as the others are.",
    ]


def test_a_hyphen_at_the_end_of_a_line_stays_where_the_word_has_one_elsewhere() -> None:
    text = (
        "A forty-first boat came in that morning, and the harbour-\n"
        "master wrote it down with care. The forty-\n"
        "first boat was hers, the harbour-master said; the sixty-\n"
        "second was not, and the keeper of the light-\n"
        "house saw neither of them.\n\nAnother paragraph.\n"
    )
    assert words(text)[0] == (
        "A forty-first boat came in that morning, and the harbour-master wrote it down with care. The "
        "forty-first boat was hers, the harbour-master said; the sixty-second was not, and the keeper of the "
        "lighthouse saw neither of them."
    )


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Anna Thaler-\nHuber came", "Anna Thaler-Huber came"),
        ("short-\nand long-term", "short- and long-term"),
        ("Strom-\nund Gasnetz", "Strom- und Gasnetz"),
        ("Genossen-\nschaft", "Genossenschaft"),
        ("the years 1961-\n1963", "the years 1961-1963"),
    ],
)
def test_what_stands_around_a_hyphen(written: str, read_as: str) -> None:
    for text in (f"They say that {written} again.\n\nShort.", f"{LONG} {written}\n\n{LONG}\n{LONG}"):
        assert read_as in words(text)[0]
    assert "a pause - and on" in words("They make a pause -\nand on they go.\n\nShort.")[0]


def test_where_lines_are_paragraphs_each_line_is_one() -> None:
    assert words(f"{LONG}\n{LONG}\n\n{LONG}") == [LONG, LONG, LONG]


def test_short_lines_between_paragraphs_are_headings() -> None:
    assert words(f"{LONG}\n\nA bell nobody rings\n\n{LONG}\n\nII.\n\n{LONG}") == [
        LONG,
        "# A bell nobody rings",
        LONG,
        "# II.",
        LONG,
    ]


def test_a_heading_is_one_beside_clutter_too() -> None:
    text = f"{LONG}\n\nAdvertisement\n\nA bell nobody rings\n\nShare Tweet Email\n\n{LONG}"
    assert words(text)[2] == "# A bell nobody rings"


def test_a_list_of_links_is_one_block_with_its_lines() -> None:
    wrapped = LONG.replace("silent since", "silent\nsince")
    links = "Most popular\nTen walks for a wet weekend, with a map of each\nWho owns the wood?"
    (_, block) = read(f"{wrapped}\n\n{links}\n").blocks
    assert block.text == links.replace("\n", "\\\n")
    assert block.words == links.replace("\n", " ")
    long_lines = read(f"{LONG}\n\n{LONG}\n\n{links}\n\n{LONG}\n")
    assert long_lines.blocks[2] == block


@pytest.mark.parametrize("line", ["He said no.", "and then", "“Why not?”", "A list of things:"])
def test_what_ends_like_a_sentence_or_goes_on_is_no_heading(line: str) -> None:
    assert words(f"{LONG}\n\n{line}\n\n{LONG}") == [LONG, line, LONG]


def test_lists_and_verses_keep_their_lines() -> None:
    first, second = read(
        "- one thing\n- another\n\nThe bell is still\nThe harbour sleeps\nNo horn is heard\n"
    ).blocks
    assert first.text == "- one thing\n- another"
    assert second.text == "The bell is still\\\nThe harbour sleeps\\\nNo horn is heard"


def test_rules_and_the_frame_of_a_library_are_left_out_and_told() -> None:
    text = (
        "The eBook of The Bell\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE BELL ***\n\n"
        f"{LONG}\n\n* * *\n\n{LONG}\n\n*** END OF THE PROJECT GUTENBERG EBOOK THE BELL ***\nLicence"
    )
    article = read(text)
    assert [block.words for block in article.blocks] == [LONG, LONG]
    assert [one.reason for one in article.dropped] == [
        "the library's words before the book",
        "the library's words after the book",
        "a line of signs",
    ]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), min_size=1, max_size=80))
@settings(max_examples=500)
def test_plain_text_is_shown_as_it_was_written(text: str) -> None:
    text = one_line(text)
    shown = one_line(" ".join(block.text for block in blocks(escaped(text))))
    assert shown == text


@pytest.mark.parametrize(
    "text",
    [
        "1. not a list",
        "1986. A great year",
        "# no heading",
        "> no quote",
        "- no item",
        "+ none either",
        "*stars* and _lines_ and `ticks`",
        "[a link](https://a.org) ![x](y)",
        "<https://a.org> &amp; &copy; &#42;",
        "a \\ backslash \\*",
        "~~gone~~ [^1] [@click=app.quit]",
        "===",
        "1) one",
        "    four spaces",
        "```",
    ],
)
def test_what_markdown_would_read_as_a_sign_stays_text(text: str) -> None:
    text = one_line(text)
    (block,) = blocks(escaped(text))
    assert (block.kind, block.text) == ("paragraph", text)


@pytest.mark.parametrize(
    "text",
    [
        "word\n\n" * 5_000,
        "x" * 200_000,
        "\n" * 100_000 + "x",
        "- \n" * 20_000 + "x",
        "x-\n" * 20_000,
        "[" * 50_000,
    ],
    ids=["paragraphs", "one word", "blank lines", "dashes", "hyphens", "brackets"],
)
def test_texts_of_any_shape_are_read_in_time_that_grows_with_them(text: str) -> None:
    assert "".join(block.words for block in read(text).blocks)
