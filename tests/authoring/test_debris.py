"""What a web page left in a text is taken out, and nothing else."""

from __future__ import annotations

import pytest

from tutor.authoring.debris import without_debris
from tutor.reading.passage import Block


def cleaned(*texts: str) -> tuple[list[str], list[tuple[str, str]]]:
    kept, dropped = without_debris([Block("paragraph", text) for text in texts], ["The Last Ferry"])
    return [block.text for block in kept], [(piece.why, piece.words) for piece in dropped]


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("headline", "THE LAST FERRY"),
        ("photo credit", "© Harbour Pictures"),
        ("photo credit", "Photo: A. Writer/Harbour Pictures"),
        ("photo credit", "Getty Images"),
        ("invitation", "Follow us on Facebook"),
        ("invitation", "Sign up for our newsletter, which comes every Monday."),
        ("invitation", "Share this article"),
        ("invitation", "ADVERTISEMENT"),
        ("invitation", "12 comments"),
        ("related links", "Read more: how the quay was built"),
        ("related links", "Related articles"),
    ],
)
def test_a_piece_of_a_page_is_taken_out_with_its_reason(why: str, text: str) -> None:
    assert cleaned("The boat left.", text, "It came back.") == (
        ["The boat left.", "It came back."],
        [(why, text)],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Follow the coast and you will come to the quay.",
        "Share prices fell when the ferry stopped.",
        "Photographs of the ferry hang in every kitchen of the island, next to the saints and the calendars.",
        "Print was how the island learned of the vote.",
        "Related or not, the two storms came in one week.",
        "More from the sea than from the land came to this town in those years, and it shows in its houses.",
        "E-mail came late to the island.",
        "The captain of the McArthur and the DeVries, MORE than once, turned back.",
    ],
)
def test_a_sentence_of_the_article_stays(text: str) -> None:
    assert cleaned("The boat left.", text, "It came back.")[0][1] == text


def test_a_list_of_links_ends_where_the_article_goes_on() -> None:
    kept, dropped = cleaned("Related articles", "Island school keeps its roof", "The boat left.", "A heading")
    assert kept == ["The boat left.", "A heading"]
    assert len(dropped) == 2


def test_links_that_ran_into_a_sentence_leave_the_sentence() -> None:
    text = (
        "President VennOrla VennStorm closes road MORE said that Captain RuneJan Rune2 boats lost MORE, left."
    )
    kept, dropped = cleaned(text)
    assert kept == ["President Venn said that Captain Rune, left."]
    assert [why for why, _ in dropped] == ["related links", "related links"]


def test_a_pointer_in_brackets_is_taken_out_of_its_sentence() -> None:
    assert cleaned("The boat [Read more: boats of the coast] left.")[0] == ["The boat left."]
