"""Clutter: what is known as such, and what only looks like it."""

from __future__ import annotations

import pytest

from tutor.authoring.article.block import Block
from tutor.authoring.article.clutter import cleaned, reason_for, without_cards

CLUTTER = {
    "a photo credit": (
        "© Getty Images",
        "Photo: A. Writer",
        "Image credit: Quay Press",
        "Photograph by A. Writer",
        "A crane at the quay. (AP Photo/A. Writer)",
        "Foto: dpa",
        "The dam in the dry summer of 1962. Photograph: A. Writer/Quay Images",
        "The old quay, seen from the sea. Credit: A. Writer",
    ),
    "share buttons": ("Share Tweet Email", "Share this article on Facebook", "Print", "Teilen Drucken"),
    "a link to something else": (
        "Read more: Ten bells of the coast",
        "Related:",
        "Related stories",
        "You may also like",
        "See also: the horn",
        "Most read",
        "Mehr zum Thema",
    ),
    "a newsletter or subscription box": (
        "Sign up for our newsletter.",
        "Get the best of the harbour in your inbox every morning.",
        "Already a subscriber? Log in.",
        "Subscribe",
        "The best of the Gazette in your inbox every Saturday. You can unsubscribe at any time.",
        "Delivered to your inbox each week.",
        "Want more? Sign up here for updates.",
    ),
    "a follow-us footer": (
        "Follow us on Twitter",
        "Follow the Gazette on Facebook and Instagram.",
        "Like us on Facebook",
        "@quaygazette",
        "Follow her on Twitter @writer.",
    ),
    "a counter of comments or a call for them": (
        "12 comments",
        "Show all 1,204 comments",
        "Leave a comment",
        "Comments (3)",
        "Join the conversation",
        "3.2k shares",
    ),
    "an advertisement, or a word about one": (
        "ADVERTISEMENT",
        "Story continues below",
        "Scroll to continue with content",
        "Loading weather data ...",
    ),
    "small print of the page": (
        "Copyright 1962 The Quay Gazette",
        "All rights reserved.",
        "We use cookies to make the page better.",
        "Privacy Policy",
        "This material may not be published or rewritten.",
    ),
    "a line of the page": (
        "5 min read",
        "· 6 min read",
        "| 12 minute read |",
        "Back to top",
        "Filed under: harbours",
        "Listen to this article",
    ),
}
PROSE = (
    "The council shared the article by email with every member of the crew.",
    "Voters must register by email before the end of the month.",
    "Readers may subscribe to the view that the bell should stay.",
    "He follows the harbour on foot, from the quay to the lighthouse.",
    "The photo shows the bell as it was in 1961.",
    "Related questions were asked by the council in the same week.",
    "See also what the crews wrote, said the chairman, and decide then.",
    "Their comments were short: the bell stays.",
    "An advertisement in the Gazette brought the buyers to the town.",
    "Copy the list, and print it on good paper, said the keeper of the archive.",
    "More from habit than from need, he rang the bell.",
    "Twelve comments reached the council before the vote.",
    "Home is where the bell is heard.",
    "It was old. Photographs: that was all he kept of it, and they were enough for him.",
    "Nothing was in the box. He said: in your inbox there is more.",
    "Credit was scarce in 1961, and bronze was dear.",
)


@pytest.mark.parametrize(
    ("words", "reason"), [(words, reason) for reason, many in CLUTTER.items() for words in many]
)
def test_clutter_is_known_by_what_it_says(words: str, reason: str) -> None:
    assert reason_for(words) == reason


@pytest.mark.parametrize("words", PROSE)
def test_prose_that_speaks_of_such_things_stays(words: str) -> None:
    assert reason_for(words) == ""


def test_long_paragraphs_are_never_clutter() -> None:
    assert reason_for("Subscribe to our newsletter. " + "The bell is silent now. " * 20) == ""


def blocks(*lines: str) -> list[Block]:
    """Paragraphs; a line that begins with `# ` is a heading."""
    return [
        Block(line.removeprefix("# "), int(line.startswith("# ")), line.removeprefix("# ")) for line in lines
    ]


def kept(*lines: str, title: str = "The Bell") -> list[str]:
    """What is left of these."""
    return [block.words for block in cleaned(blocks(*lines), title)[0]]


def test_the_links_below_a_related_line_go_with_it_up_to_the_next_sentence() -> None:
    assert kept(
        "It is silent.", "Related:", "Storm hits the quay", "Ten best crab cakes", "It was sold."
    ) == [
        "It is silent.",
        "It was sold.",
    ]


def test_a_list_of_links_goes_whole() -> None:
    links = "Most popular\\\nTen walks, with a map of each\\\nWho owns the wood?"
    said = Block("I said:\\\nMost popular", 0, "I said: Most popular")
    block = Block(links, 0, links.replace("\\\n", " "))
    left, dropped = cleaned([block, said], "The Bell")
    assert left == [said]
    assert [(one.words, one.reason) for one in dropped] == [(block.words, "a link to something else")]


def test_a_line_without_a_stop_that_follows_no_list_stays() -> None:
    assert kept("It is silent.", "Storm hits the quay", "It was sold.") == [
        "It is silent.",
        "Storm hits the quay",
        "It was sold.",
    ]


def test_the_headline_is_dropped_wherever_it_is_repeated() -> None:
    assert kept("The bell!", "It is silent.", "The Bell", "It was sold.") == ["It is silent.", "It was sold."]


QUOTE = "Nobody can live by a paper for fifty years and then disown it."
SAYS_IT = f"It was so, said the judge. {QUOTE} That was the whole of the judgment."


def test_a_quote_that_was_pulled_out_of_the_text_is_dropped() -> None:
    for lines in ((SAYS_IT, QUOTE, "It was sold."), ("It was sold.", QUOTE, "He came.", SAYS_IT)):
        left, dropped = cleaned(blocks(*lines), "The Bell")
        assert [block.words for block in left] == [line for line in lines if line != QUOTE]
        assert [one.reason for one in dropped] == ["repeats words of the text, as pulled-out quotes do"]


def test_what_is_said_again_later_on_or_in_passing_stays() -> None:
    far = (SAYS_IT, *[f"Sentence number {n}." for n in range(8)], QUOTE)
    assert kept(*far) == list(far)
    short = ("He said no, and went.", "He said no")
    assert kept(*short) == list(short)
    heading = (f"# {QUOTE}", SAYS_IT)
    assert kept(*heading) == [QUOTE, SAYS_IT]


def test_a_heading_above_nothing_is_dropped() -> None:
    assert kept("# One", "It is silent.", "# Comments", "Leave a comment") == ["One", "It is silent."]


def test_paragraphs_that_are_all_links_are_dropped() -> None:
    menu = Block("- Home\n- News", 0, "Home News", 1.0)
    cited = Block("It is silent, as the Gazette wrote.", 0, "It is silent, as the Gazette wrote.", 0.9)
    left, dropped = cleaned([menu, cited], "The Bell")
    assert left == [cited]
    assert [(one.words, one.reason) for one in dropped] == [("Home News", "links to other pages")]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (
            "Then Mayor QuillenAda Maria QuillenStorm hits the quay Council votes again MORE said no.",
            "Then Mayor Quillen said no.",
        ),
        (
            "Sen. OrdwayTomas (Tom) Ivar Ordway3 dockers hurt Who pays? MORE, of the islands, came.",
            "Sen. Ordway, of the islands, came.",
        ),
        ("MORE is not less.", "MORE is not less."),
        ("McDonald said MORE than he knew.", "McDonald said MORE than he knew."),
        ("Quillen asked for MORE, and Quillen got it.", "Quillen asked for MORE, and Quillen got it."),
    ],
)
def test_cards_that_ran_into_a_sentence_are_taken_out_of_it(words: str, left: str) -> None:
    (block,), dropped = without_cards(blocks(words))
    assert block.words == left
    assert bool(dropped) == (words != left)


def test_a_hostile_paragraph_of_capitals_is_looked_at_in_time_that_grows_with_it() -> None:
    words = "AaBb Cc " * 2_000 + "aMOREa"
    (block,), dropped = without_cards(blocks(words))
    assert (block.words, dropped) == (words, [])
