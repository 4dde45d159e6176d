"""EPUB books, good and hostile."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.authoring.article.conftest import PACKAGE
from tutor.authoring.article import book
from tutor.authoring.article.block import Article, Unimportable
from tutor.authoring.article.intake import Wishes, read_article

MakeBook = Callable[..., bytes]
EPUB = Wishes(ending=".epub")


def read(source: bytes) -> Article:
    """The book, imported."""
    return read_article(source, EPUB)


def test_chapters_come_in_the_order_of_the_spine(make_book: MakeBook) -> None:
    article = read(make_book())
    assert [block.words for block in article.blocks if block.level] == ["One", "Two"]
    assert article.blocks[2].text == "A *second* paragraph with m² & more."
    assert [(one.words, one.reason) for one in article.dropped] == [("One Two", "contents, cover or imprint")]


def test_what_the_book_says_of_itself_is_taken(make_book: MakeBook) -> None:
    known = read(make_book()).metadata
    assert (known.title, known.author, known.publisher) == ("The Bell Book", "A. Writer", "Quay Press")
    assert (known.date, known.language) == ("1962-03-01", "en")


def test_keeping_all_keeps_the_contents_too(make_book: MakeBook) -> None:
    article = read_article(make_book(), Wishes(keep_all=True))
    assert article.blocks[0].text == "1. One\n2. Two"
    assert article.dropped == ()


PROTECTED = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
 xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>
 <enc:EncryptionMethod Algorithm="%s"/></enc:EncryptedData></encryption>"""
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "xxxxxxxxxx">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><package><metadata><title>&j;</title></metadata></package>"
)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"META-INF/container.xml": None}, "damaged book"),
        ({"META-INF/container.xml": "<no"}, "damaged book"),
        ({"META-INF/container.xml": "<container/>"}, "damaged book"),
        ({"OEBPS/book.opf": None}, "damaged book"),
        ({"OEBPS/book.opf": ""}, "damaged book"),
        ({"OEBPS/book.opf": BOMB}, "no text in it|damaged book"),
        ({"OEBPS/text/one.xhtml": "", "OEBPS/text/two b.xhtml": ""}, "no text in it"),
        ({"META-INF/encryption.xml": PROTECTED % "http://www.w3.org/2001/04/xmlenc#aes128-cbc"}, "DRM"),
        ({"META-INF/rights.xml": "<rights/>"}, "DRM"),
        ({"META-INF/license.lcpl": "{}"}, "DRM"),
    ],
)
def test_a_book_that_cannot_be_read_says_why(
    changes: dict[str, str | None], said: str, make_book: MakeBook
) -> None:
    with pytest.raises(Unimportable, match=said):
        read(make_book(changes))


def test_no_entity_of_a_book_stands_for_a_file(make_book: MakeBook, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret words")
    declaration = f'<!DOCTYPE package [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    package = PACKAGE.replace("<package", f"{declaration}<package", 1).replace("Bell Book", "Bell Book &x;")
    article = read(make_book({"OEBPS/book.opf": package}))
    assert "secret" not in f"{article.metadata} {article.blocks}"


def test_scrambled_fonts_keep_nobody_from_reading(make_book: MakeBook) -> None:
    fonts = {"META-INF/encryption.xml": PROTECTED % "http://www.idpf.org/2008/embedding"}
    assert len(read(make_book(fonts)).blocks) == 6


def test_an_archive_with_a_password_is_told(make_book: MakeBook) -> None:
    source = bytearray(make_book())
    at = source.rindex(b"PK\x01\x02")
    source[at + 8] |= 1
    with pytest.raises(Unimportable, match="locked with a password"):
        read(bytes(source))


@pytest.mark.parametrize("cut", [10, 60, 400, 900])
def test_half_a_book_is_a_damaged_one(cut: int, make_book: MakeBook) -> None:
    with pytest.raises(Unimportable, match="damaged book"):
        read(make_book()[:-cut])


def test_damaged_members_are_told(make_book: MakeBook) -> None:
    source = bytearray(make_book())
    for at in range(300, len(source) - 900, 7):
        source[at] ^= 0xFF
    with pytest.raises(Unimportable):
        read(bytes(source))


def test_a_member_that_swells_is_refused_before_it_fills_the_memory(
    make_book: MakeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book, "LARGEST_MEMBER", 100_000)
    with pytest.raises(Unimportable, match="more text in it than any book"):
        read(make_book({"OEBPS/text/one.xhtml": "<p>" + "a" * 100_001}))


def test_many_members_that_swell_together_are_refused(
    make_book: MakeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book, "LARGEST_TEXT", 1_500)
    with pytest.raises(Unimportable, match="more text in it than any book"):
        read(make_book())


def test_an_archive_of_countless_files_is_refused(
    make_book: MakeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book, "MOST_MEMBERS", 10)
    with pytest.raises(Unimportable, match="more than 10 files"):
        read(make_book({f"x{number}": "" for number in range(10)}))


def test_names_lead_nowhere_and_books_in_books_are_left_alone(make_book: MakeBook) -> None:
    hostile = """<package><manifest>
      <item id="a" href="../../../../etc/passwd" media-type="application/xhtml+xml"/>
      <item id="b" href="/etc/passwd" media-type="application/xhtml+xml"/>
      <item id="c" href="inner.epub" media-type="application/epub+zip"/>
      <item id="d" href="text/one.xhtml#x" media-type="application/xhtml+xml"/></manifest>
      <spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/><itemref idref="d"/></spine>
      </package>"""
    article = read(make_book({"OEBPS/book.opf": hostile, "OEBPS/inner.epub": make_book()}))
    assert article.metadata.title == "One"
    assert len(article.blocks) == 2


def test_the_libraries_are_asked_for_when_they_are_not_there(
    make_book: MakeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "lxml.html", None)
    with pytest.raises(Unimportable, match="needs libraries that are not installed"):
        read(make_book())
