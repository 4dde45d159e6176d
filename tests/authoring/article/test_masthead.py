"""What stands above an article."""

from __future__ import annotations

import pytest

from tutor.authoring.article.block import Block, Metadata
from tutor.authoring.article.masthead import without_title

LONG = "The bell on the harbour wall has been silent since the lighthouse got its horn, and nobody minds."


def test_the_first_line_is_the_title_when_it_reads_like_one() -> None:
    def title(*lines: str) -> str:
        metadata, _, _ = without_title([Block(line, 0, line) for line in lines], Metadata())
        return metadata.title

    assert title("A bell nobody rings", LONG) == "A bell nobody rings"
    assert title("Why does nobody ring it?", LONG) == "Why does nobody ring it?"
    assert title(LONG, LONG) == LONG
    assert title("It is silent.", LONG) == ""
    assert title("A single line") == ""


@pytest.mark.parametrize(
    "top",
    [
        ("The Quay Gazette", "A bell nobody rings"),
        ("The Quay Gazette", "Features", "A bell nobody rings"),
        ("THE HARBOUR DAILY", "Opinion", "A bell nobody rings"),
        ("Long read", "A bell nobody rings"),
        ("News", "Europe", "A bell nobody rings"),
    ],
)
def test_the_name_of_the_paper_and_its_sections_are_not_the_title(top: tuple[str, ...]) -> None:
    lines = (*top, LONG, LONG, "© 1962 The Quay Gazette. All rights reserved.")
    metadata, kept, dropped = without_title([Block(line, 0, line) for line in lines], Metadata())
    assert metadata.title == "A bell nobody rings"
    assert [block.words for block in kept] == list(lines[len(top) :])
    assert [one.words for one in dropped] == list(top[:-1])
    assert {one.reason for one in dropped} <= {"the name of the paper", "a label of the page"}


def test_a_label_above_an_article_whose_title_is_known_is_none_of_its_words() -> None:
    blocks = [Block(line, 0, line) for line in ("Features", LONG, "Features", LONG)]
    _, kept, dropped = without_title(blocks, Metadata(title="A bell nobody rings"))
    assert [block.words for block in kept] == [LONG, "Features", LONG]
    assert [(one.words, one.reason) for one in dropped] == [("Features", "a label of the page")]


def test_a_title_of_one_word_that_is_no_label_is_the_title() -> None:
    metadata, kept, dropped = without_title(
        [Block(line, 0, line) for line in ("Bells", "A short history of them", LONG)], Metadata()
    )
    assert (metadata.title, len(kept), dropped) == ("Bells", 2, [])


def test_a_label_below_the_title_is_not_above_it() -> None:
    title = Block("A bell nobody rings", 1, "A bell nobody rings")
    label, more = Block("Opinion", 0, "Opinion"), Block("Another short line", 0, "Another short line")
    metadata, kept, dropped = without_title([title, label, more, Block(LONG, 0, LONG)], Metadata())
    assert (metadata.title, len(kept), dropped) == ("A bell nobody rings", 3, [])
    _, kept, dropped = without_title([title, label, more], Metadata(title="A bell nobody rings"))
    assert (len(kept), dropped) == (3, [])
