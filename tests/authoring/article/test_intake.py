"""An article as a whole: what is kept, what is left out and told, what is found."""

from __future__ import annotations

from collections import Counter

import pytest

from tutor.authoring.article.block import Article, Unimportable
from tutor.authoring.article.dividing import divided
from tutor.authoring.article.intake import Wishes, read_article


def test_what_is_known_of_the_article_is_found(imported: Article) -> None:
    known = imported.metadata
    assert known.title == "Ferry council’s late-night vote hands bargaining power to the islands"
    assert (known.author, known.publisher) == ("Elsbeth Rowan", "The Gazette")
    assert (known.date, known.url, known.language) == ("", "", "en")
    assert imported.guessed["publisher"] == "The Gazette's Morning Report"
    assert imported.guessed["author"].startswith("Elsbeth Rowan is a research fellow")


def test_the_clutter_is_gone_and_listed_with_its_reason(imported: Article) -> None:
    assert Counter(one.reason for one in imported.dropped) == {
        "repeats the headline": 1,
        "a photo credit": 1,
        "links that ran into a sentence": 2,
        "about the author": 1,
        "a follow-us footer": 2,
    }
    kept = " ".join(block.words for block in imported.blocks)
    for words in ("©", "MORE", "Salt tax", "crane", "Morning Report", "Twitter", "ITP", "Rowan"):
        assert words not in kept
    assert imported.blocks[0].words.startswith(
        "Wednesday evening, Mayor Quillen confirmed that Tomas Ordway, the ferry company’s new director"
    )


def test_every_paragraph_is_kept_or_listed(stand_in: bytes, imported: Article) -> None:
    everything = " ".join([*(b.words for b in imported.blocks), *(d.words for d in imported.dropped)])
    for word in stand_in.decode().split():
        assert word.strip("“”,.@") in everything or word.startswith(("Quillen", "Ordway"))


def test_keeping_all_drops_nothing(stand_in: bytes) -> None:
    article = read_article(stand_in, Wishes(ending=".txt", keep_all=True))
    assert article.dropped == ()
    assert "".join(" ".join(block.words for block in article.blocks).split()) == "".join(
        stand_in.decode().split()
    )


def test_it_is_divided_where_something_new_begins(imported: Article) -> None:
    parts = divided(imported.blocks)
    assert [" ".join(part.title.split()[:2]) for part in parts] == [
        "Wednesday evening,",
        "Relations between",
        "As relations",
        "Despite these",
        "The winter",
        "Since the",
        "The mayor",
    ]
    assert [block for part in parts for block in part.blocks] == list(imported.blocks)
    assert len(divided(imported.blocks, 120)) == 5


@pytest.mark.parametrize(
    ("source", "ending", "said"),
    [
        (b"", ".txt", "is empty"),
        (b" \n", ".txt", "is empty"),
        (b"%PDF-1.7", ".pdf", "is a PDF"),
        (b"{\\rtf1 a}", ".rtf", "rich text"),
        (b"PK\x03\x04 word/document.xml", ".docx", "an archive or an office document"),
        (b"PK\x03\x04 broken", ".epub", "damaged book"),
        (b"no archive", ".epub", "is not an EPUB book"),
        (b"\x89PNG\r\n\x1a\n", ".txt", "a picture"),
        (b"a\0b", ".txt", "is not text"),
        (b"\x1f\x8b\x08", ".gz", "is compressed"),
        (b"<html><body></body></html>", ".html", "no text in it"),
        (b"<html><script>document.write('x')</script>", ".html", "no text in it"),
        (b"Subscribe to our newsletter\n\nShare on Facebook\n", ".txt", "--keep-all drops nothing"),
        (b"# Only a heading\n", ".md", "no paragraph left"),
    ],
)
def test_what_cannot_be_imported_says_why(source: bytes, ending: str, said: str) -> None:
    with pytest.raises(Unimportable, match=said):
        read_article(source, Wishes(ending=ending))


def test_characters_that_no_lesson_may_hold_are_taken_out_and_counted() -> None:
    text = "The \x1b[2Jbell\u202e is\u200b silent,\u00ad and nobody minds. [@click=app.quit]x[/]"
    article = read_article(text.encode(), Wishes())
    assert article.blocks[0].words == ("The [2Jbell is silent, and nobody minds. [@click=app.quit]x[/]")
    assert article.notes == ("4 invisible characters removed.",)
