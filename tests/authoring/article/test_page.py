"""Saved pages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tutor.authoring.article.block import Article, Unimportable
from tutor.authoring.article.intake import Wishes, read_article

PROSE = (
    "The bell on the harbour wall has been silent since the lighthouse got its horn, and nobody minds. "
    "In 1961 the council wanted to sell it for the price of the bronze, and nearly did. "
)
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><title>The Harbour Bell - The Quay Gazette</title>
<meta property="og:site_name" content="The Quay Gazette"><meta name="author" content="A. Writer">
<meta property="article:published_time" content="2018-04-19T08:00:00Z">
<link rel="canonical" href="https://example.org/bell"><style>p {{ color: red }}</style></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li><li><a href="/s">Sea</a></li></ul></nav>
<article>
<h1>The Harbour Bell</h1>
<p>{PROSE}It cost <em>nothing</em>, said <strong>one</strong> man of 10 m<sup>2</sup>.<sup>[1]</sup></p>
<p>{PROSE * 2}</p>
<h2>The petition</h2>
<p>{PROSE}Then a petition came in, signed by forty-one crews. * Not * emphasis_here_.</p>
<blockquote><p>It is the last thing that the drowned had heard of the town.</p></blockquote>
<ul><li>The council kept the bell.</li><li>Nobody rings it on weekdays.</li></ul>
<p>{PROSE}</p>
<p>Share this article on Facebook</p>
<p>Sign up for our newsletter and get the best of the harbour in your inbox.</p>
</article>
<aside><h3>Most read</h3><p>A long teaser about another story, which the page would like to be opened.</p>
<ul><li><a href="/1">Storm hits the quay</a></li><li><a href="/2">Ten best crab cakes</a></li></ul></aside>
<footer><p>Copyright 1962 The Quay Gazette. All rights reserved, and so on and so forth.</p></footer>
<script>alert('x')</script></body></html>"""


@pytest.fixture(scope="module")
def page() -> Article:
    """The page, imported."""
    return read_article(PAGE.encode(), Wishes(ending=".html"))


def test_the_article_is_found_with_its_headings_and_its_emphasis(page: Article) -> None:
    texts = [f"{'#' * block.level} {block.text}".strip() for block in page.blocks]
    assert texts[0].endswith("*nothing*, said **one** man of 10 m².")
    assert "## The petition" in texts
    assert any(text.endswith(r"\* Not \* emphasis\_here\_.") for text in texts)
    assert "> It is the last thing that the drowned had heard of the town." in texts
    assert "- The council kept the bell.\n- Nobody rings it on weekdays." in texts


def test_what_the_page_says_of_itself_is_taken(page: Article) -> None:
    known = page.metadata
    assert (known.title, known.author, known.publisher) == (
        "The Harbour Bell",
        "A. Writer",
        "The Quay Gazette",
    )
    assert (known.date, known.url, known.language) == ("2018-04-19", "https://example.org/bell", "en")


def test_all_the_rest_of_the_page_is_listed(page: Article) -> None:
    told = {one.reason: one.words for one in page.dropped}
    assert told["share buttons"] == "Share this article on Facebook"
    assert told["a newsletter or subscription box"].startswith("Sign up")
    everything = " ".join(one.words for one in page.dropped)
    for words in ("Home News Sea", "Storm hits the quay", "A long teaser", "All rights reserved"):
        assert words in everything
    kept = " ".join(block.words for block in page.blocks)
    assert "crab cakes" not in kept
    for words in ("alert", "color", "[1]"):
        assert words not in kept + everything


def test_keeping_all_keeps_the_whole_page() -> None:
    page = read_article(PAGE.encode(), Wishes(ending=".html", keep_all=True))
    kept = " ".join(block.words for block in page.blocks)
    for words in ("Home", "crab cakes", "All rights reserved", "Share this article"):
        assert words in kept
    assert page.dropped == ()


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252"])
def test_an_older_page_is_read_in_the_encoding_that_it_declares(declared: str) -> None:
    source = PAGE.replace("<head>", f'<head><meta charset="{declared}">').replace("nothing", "café “x”")
    page = read_article(source.encode("cp1252"), Wishes(ending=".html"))
    assert "café “x”" in page.blocks[0].words


def test_nothing_is_fetched_and_no_entity_of_a_page_stands_for_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret words")
    attack = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>' + PAGE.split("\n", 1)[1].replace(
        "nothing", '&x;<img src="http://127.0.0.1:9/x"><link href="http://127.0.0.1:9/y" rel="stylesheet">'
    )
    page = read_article(attack.encode(), Wishes(ending=".html", keep_all=True))
    assert "secret words" not in " ".join(block.text for block in page.blocks)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 5_000 + PROSE + "</div>" * 5_000,
        "<b>" * 5_000 + PROSE,
        "<p>" + "<span>x</span> " * 4_000,
        "<ul><li>" * 300 + PROSE,
        "<blockquote>" * 300 + PROSE,
        "<table><tr><td>" * 200 + PROSE,
        f"<p>{PROSE}" * 400,
    ],
    ids=["divs", "bold", "spans", "lists", "quotes", "tables", "paragraphs"],
)
def test_a_page_of_any_depth_and_width_is_read_or_refused(body: str) -> None:
    source = f"<html><body>{body}</body></html>".encode()
    for keep_all in (False, True):
        try:
            article = read_article(source, Wishes(ending=".html", keep_all=keep_all))
        except Unimportable as refused:
            assert str(refused)
        else:
            assert article.blocks


@pytest.mark.parametrize("missing", ["trafilatura", "lxml.html"])
def test_the_libraries_are_asked_for_when_they_are_not_there(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(Unimportable, match=r"needs libraries that are not installed; .* brings them"):
        read_article(PAGE.encode(), Wishes(ending=".html"))
