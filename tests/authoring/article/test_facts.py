"""What a text says about itself in passing."""

from __future__ import annotations

import pytest

from tutor.authoring.article.block import Block, Metadata
from tutor.authoring.article.facts import date_in, told

LONG = "The bell on the harbour wall has been silent since the lighthouse got its horn, and nobody minds."


def found(*lines: str, known: Metadata | None = None) -> tuple[Metadata, list[str], list[str]]:
    """What was found, what is left, and why the rest is not."""
    blocks = [Block(line, 0, line) for line in lines]
    metadata, kept, dropped, _ = told(blocks, (), known or Metadata())
    return metadata, [block.words for block in kept], [one.reason for one in dropped]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ann Writer", "Ann Writer"),
        ("BY Ann B. Writer | March 1, 1962", "Ann B. Writer"),
        ("By Ann Writer and Bob van der Quay", "Ann Writer, Bob van der Quay"),
        ("Von Jürgen Müller", "Jürgen Müller"),
        ("Written by Ann Writer, the Quay Gazette", "Ann Writer"),
    ],
)
def test_a_byline_is_the_author_and_no_paragraph(line: str, author: str) -> None:
    metadata, kept, why = found(line, LONG, LONG)
    assert (metadata.author, kept, why) == (author, [LONG, LONG], ["the byline"])


@pytest.mark.parametrize("line", ["By night the harbour sleeps.", "By the quay", "By then it was late", LONG])
def test_what_only_begins_like_a_byline_stays(line: str) -> None:
    assert found(line, LONG)[1] == [line, LONG]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("March 1, 1962", "1962-03-01"),
        ("1 March 1962", "1962-03-01"),
        ("1st of March 1962", "1962-03-01"),
        ("Published: Thu, Mar. 1, 1962 at 10:00", "1962-03-01"),
        ("1. März 1962", "1962-03-01"),
        ("1 de marzo de 1962", "1962-03-01"),
        ("Updated 1962-03-01T10:00Z", "1962-03-01"),
        ("99 March 1962", ""),
        ("March 1962", ""),
        ("03/01/1962", ""),
    ],
)
def test_a_full_date_is_read(text: str, date: str) -> None:
    assert date_in(text.replace("T10", " T10")) == date


def test_a_date_line_is_the_date_and_no_paragraph_but_a_sentence_with_a_date_stays() -> None:
    assert found("March 1, 1962", LONG)[0].date == "1962-03-01"
    assert found("March 1, 1962", LONG)[1] == [LONG]
    told_of = "On March 1, 1962, the council met for the last time in the old hall by the quay."
    assert found(told_of, LONG) == (Metadata(), [told_of, LONG], [])


def test_a_byline_with_a_date_tells_both() -> None:
    metadata, kept, why = found("By Ann Writer 1 March 1962", LONG, LONG)
    assert (metadata.author, metadata.date, kept) == ("Ann Writer", "1962-03-01", [LONG, LONG])
    assert why == ["the byline"]


@pytest.mark.parametrize(
    "about",
    [
        "Ann Writer writes about land and water. Her book on farming appears next year.",
        "Ann Writer lives by the sea.",
        "Ann Writer has been to every harbour of the coast.",
    ],
)
def test_what_is_said_of_the_known_author_at_the_end_is_no_paragraph(about: str) -> None:
    known = Metadata(author="Ann Writer")
    assert found(LONG, LONG, about, known=known)[1:] == ([LONG, LONG], ["about the author"])
    assert found("By Ann Writer", LONG, LONG, LONG, about)[1:] == (
        [LONG, LONG, LONG],
        ["the byline", "about the author"],
    )
    assert found(LONG, about, LONG, LONG, LONG, LONG, LONG, known=known)[1][1] == about
    assert found(LONG, LONG, about, known=Metadata(author="Bob Quay"))[1] == [LONG, LONG, about]


def test_the_last_words_about_the_author_name_the_author() -> None:
    about = "Ann Writer is a reporter at the Quay Gazette. Follow her on Twitter."
    metadata, kept, why = found(LONG, LONG, about)
    assert (metadata.author, kept, why) == ("Ann Writer", [LONG, LONG], ["about the author"])
    quoted = "Bob Quay is a former member of the council and sold the bell."
    assert found(LONG, quoted, known=Metadata(author="Ann Writer"))[1] == [LONG, quoted]


def test_what_the_page_itself_says_goes_before_what_is_guessed() -> None:
    known = Metadata(author="Somebody Else", date="1999-01-01")
    assert found("By Ann Writer", "March 1, 1962", LONG, known=known)[0] == known


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("© 1962 The Quay Gazette. All rights reserved.", "The Quay Gazette"),
        ("This piece originally appeared in The Quay Gazette", "The Quay Gazette"),
        ("© Getty Images", ""),
        ("© 2018 Associated Press", ""),
    ],
)
def test_small_print_names_the_publisher(line: str, publisher: str) -> None:
    assert found(LONG, line)[0].publisher == publisher


def test_a_date_line_that_looks_like_a_heading_is_one_all_the_same() -> None:
    heading = Block("March 1, 1962", 2, "March 1, 1962")
    metadata, kept, dropped, _ = told([heading, Block(LONG, 0, LONG)], (), Metadata())
    assert (metadata.date, len(kept), dropped[0].reason) == ("1962-03-01", 1, "the date line")
