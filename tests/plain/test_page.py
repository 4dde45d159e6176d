"""A section in pages: nothing left out, nothing said twice, sentences whole."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tutor.plain.console import PAGE
from tutor.plain.page import Page, last_page, page_after, page_at, page_before, said
from tutor.plain.prose import prose
from tutor.reading.markdown import blocks
from tutor.reading.passage import Passage

SENTENCE = "The bridge stood for three days in the cold and rising water of the river. "
WHOLE = st.sampled_from(["# ", "    "])
"""Headings and code are not parted; code in one line cannot be."""
markdown = st.lists(
    st.builds(
        lambda kind, count: f"{kind}{(SENTENCE * count).strip()}",
        st.sampled_from(["", "> ", "- "]),
        st.integers(1, 40),
    )
    | st.builds(
        lambda kind, count: kind + SENTENCE * count, st.sampled_from(["# ", "    "]), st.integers(1, 9)
    ),
    max_size=8,
).map("\n\n".join)
few = settings(max_examples=30, deadline=None)


def passage_of(text: str) -> Passage:
    """The passage of a Markdown text."""
    return Passage(blocks(text))


def pages_of(passage: Passage) -> list[Page]:
    """All pages, in order."""
    pages = [page_at(passage, "en", 0)]
    while not pages[-1].is_last:
        pages.append(page_after(passage, "en", pages[-1]))
    return pages


@few
@given(markdown)
def test_the_pages_are_the_whole_section_and_nothing_twice(text: str) -> None:
    passage = passage_of(text)
    pages = pages_of(passage)
    told = "".join(passage.text[page.start : page.end] for page in pages)
    assert "".join(told.split()) == "".join(passage.text.split())
    assert last_page(passage, "en") == pages[-1]


@few
@given(markdown)
def test_a_page_is_no_longer_than_a_page_or_one_sentence(text: str) -> None:
    for page in pages_of(passage_of(text)):
        assert cell_len("".join(said(passage_of(text), page))) <= PAGE + 100


@few
@given(markdown, st.integers(0, 5000))
def test_a_place_opens_the_page_with_its_sentence(text: str, offset: int) -> None:
    passage = passage_of(text)
    offset = min(offset, len(passage.text))
    page = page_at(passage, "en", offset)
    assert page.start <= offset
    assert page_at(passage, "en", page.start) == page


@few
@given(markdown)
def test_the_page_before_leads_back_to_the_beginning(text: str) -> None:
    passage = passage_of(text)
    pages = pages_of(passage)
    for before, page in pairwise(pages):
        assert page_before(passage, "en", page.start) == before
    assert page_before(passage, "en", 0) == pages[0]


def test_a_heading_stays_with_what_it_is_the_heading_of() -> None:
    passage = passage_of(f"{SENTENCE * 14}\n\n## Next\n\n{SENTENCE * 5}")
    first, second = pages_of(passage)
    assert passage.text[first.start : first.end].endswith("river.")
    assert passage.text[second.start :].startswith("Next")


def test_a_section_without_words_is_one_page() -> None:
    assert page_at(passage_of(""), "en", 7) == Page(0, 0, (), True)


def test_what_only_a_style_says_is_said_by_signs() -> None:
    assert prose("Not *that* but **this**, ~~no~~.\n\n> Quoted.\n\n1. one\n2. two") == [
        "Not *that* but *this*, ~~no~~.",
        "Quote: Quoted.",
        "1. one",
        "2. two",
    ]
    assert prose("***both*** and `code`") == ["*both* and code"]
    assert prose("```\na\n  b\n```", "Hint: ") == ["Hint: Code:\na\n  b"]
