"""Markdown."""

from __future__ import annotations

from tutor.authoring.article.intake import Wishes, read_article
from tutor.authoring.article.marked import read

SOURCE = """\
---
title: "The Harbour Bell"
author: A. Writer
date: 1962-03-01T10:00
source: The Quay Gazette
url: https://example.org/bell
---

# The Harbour Bell

The bell has been *silent* since [the horn](https://example.org/horn) came.
It was not missed.

## A petition

> Then a petition came in.

- signed by crews
- forty-one of them

| a | b |
|---|---|

```
code # stays
```

<div class="ad">Buy <b>this</b></div>

***

The end of it came later, and it came with a vote.
"""


def test_blocks_stay_as_they_were_written() -> None:
    article = read(SOURCE)
    assert [(block.level, block.text) for block in article.blocks[:5]] == [
        (1, "The Harbour Bell"),
        (
            0,
            "The bell has been *silent* since [the horn](https://example.org/horn) came.\nIt was not missed.",
        ),
        (2, "A petition"),
        (0, "> Then a petition came in."),
        (0, "- signed by crews\n- forty-one of them"),
    ]
    assert article.blocks[1].words == "The bell has been silent since the horn came. It was not missed."
    assert "```\ncode # stays\n```" in [block.text for block in article.blocks]


def test_html_between_is_left_out_and_told() -> None:
    assert [(one.words, one.reason) for one in read(SOURCE).dropped] == [
        ("Buy this", "HTML between the Markdown")
    ]


def test_front_matter_and_the_first_heading_say_what_it_is() -> None:
    article = read_article(SOURCE.encode(), Wishes(ending=".md"))
    known = article.metadata
    assert (known.title, known.author, known.publisher) == (
        "The Harbour Bell",
        "A. Writer",
        "The Quay Gazette",
    )
    assert (known.date, known.url) == ("1962-03-01", "https://example.org/bell")
    assert "repeats the headline" in {one.reason for one in article.dropped}


def test_markdown_is_known_by_its_signs_when_the_name_does_not_say() -> None:
    for source in ("# A bell\n\nIt is silent.", "It is [silent](https://a.org/b) now, they say."):
        article = read_article(source.encode(), Wishes())
        assert "#" not in article.metadata.title
        assert "silent" in article.blocks[-1].words
        assert "https" not in article.blocks[-1].words
    assert read_article(b"# A bell\n\nIt is silent.", Wishes(ending=".txt")).metadata.title == "# A bell"
