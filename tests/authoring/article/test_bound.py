"""What is refused before it is read, because reading it would take too long or end in nothing."""

from __future__ import annotations

from contextlib import suppress

import pytest

from tutor.authoring.article.block import Unimportable
from tutor.authoring.article.bound import MOST_ATTRIBUTES, MOST_TAGS, parsed, refuse_bomb
from tutor.authoring.article.intake import LARGEST, Wishes, read_article

TAGS = "<i>x" * (MOST_TAGS + 1)
ATTRIBUTES = " ".join(f"a{number}" for number in range(MOST_ATTRIBUTES + 1))


@pytest.mark.parametrize("ending", [".txt", ".md"])
def test_more_text_than_any_book_has_is_refused_at_once(ending: str) -> None:
    with pytest.raises(Unimportable, match="larger than 8 MiB, more text than any book"):
        read_article(b"word " * (LARGEST["text"] // 5 + 1), Wishes(ending=ending))


def test_a_page_larger_than_any_article_is_refused_at_once() -> None:
    with pytest.raises(Unimportable, match="larger than 16 MiB"):
        read_article(b"<p>" + b"word " * (LARGEST["html"] // 5 + 1), Wishes(ending=".html"))


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (TAGS, "more than 100,000 tags"),
        (f"<p {ATTRIBUTES}>", "more than 5,000 attributes"),
        (f"<p\n{ATTRIBUTES.replace(' ', '/')}", "more than 5,000 attributes"),
        (f"<p x='>' {ATTRIBUTES}>", "more than 5,000 attributes"),
        (f'<p x=a"b {ATTRIBUTES} c="d">', "more than 5,000 attributes"),
        (f"<script>a<b</script><p {ATTRIBUTES}>", "more than 5,000 attributes"),
        (f"<script><p {ATTRIBUTES}>", "more than 5,000 attributes"),
    ],
)
def test_a_page_that_takes_the_parser_too_long_is_refused(page: str, said: str) -> None:
    with pytest.raises(Unimportable, match=said):
        refuse_bomb(page)


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{ATTRIBUTES}</p>",
        f"<p title='{ATTRIBUTES}'>",
        f'<p title = "{ATTRIBUTES}">',
        f"<script>if (a<b {ATTRIBUTES}) c()</script><p>",
        f"<style>a<b {ATTRIBUTES}</style>",
        f"<!-- <p {ATTRIBUTES}> -->",
        "<p " + "data-x='y' " * (MOST_ATTRIBUTES - 1) + ">",
    ],
)
def test_long_texts_scripts_and_values_are_no_attributes(page: str) -> None:
    refuse_bomb(page)


@pytest.mark.parametrize("body", ["<div>" * 400 + "<p>Deep</p>", f"<p>{'word ' * 2_100_000}</p>"])
def test_a_page_that_the_parser_gives_up_halfway_is_refused_and_not_cut(body: str) -> None:
    with pytest.raises(Unimportable, match="too deep or too long"):
        parsed(f"<html><body><p>First</p>{body}<p>Last</p></body></html>")


def test_an_empty_page_is_none_and_others_are_trees() -> None:
    assert parsed("") is None
    page = parsed("<p>One<p>Two")
    assert page is not None
    assert page.text_content() == "OneTwo"


@pytest.mark.parametrize("piece", ["<", "<p ", "<script", "<p '", '<p x="', "</script>", "<!--", "<p a=b/"])
def test_looking_takes_time_that_grows_with_the_page(piece: str) -> None:
    for page in (piece * 90_000, "<p " + piece * 90_000):
        with suppress(Unimportable):
            refuse_bomb(page)
