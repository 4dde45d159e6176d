"""Articles to import: one of ours with the clutter of a saved page, pages and books made for a test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from tutor.authoring.article.block import Article
from tutor.authoring.article.intake import Wishes, read_article

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <metadata><dc:title>The Bell Book</dc:title><dc:creator>A. Writer</dc:creator>
    <dc:language>en-GB</dc:language>
    <dc:publisher>Quay Press</dc:publisher><dc:date>1962-03-01T00:00:00Z</dc:date></metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="two" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/>
    <item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
    <item id="pic" href="p.png" media-type="image/png"/>
  </manifest>
  <spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="pic"/><itemref idref="two"/>
    <itemref idref="gone"/></spine>
</package>"""
PARAGRAPH = "The bell on the harbour wall is silent since the lighthouse got its horn, and nobody minds. " * 3
CHAPTER = f"""<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><h1>%s</h1>
<p>{PARAGRAPH}</p><p>A <em>second</em> paragraph with m<sup>2</sup>&nbsp;&amp; more.</p></body></html>"""
BOOK = {
    "META-INF/container.xml": CONTAINER,
    "OEBPS/book.opf": PACKAGE,
    "OEBPS/nav.xhtml": "<html><body><ol><li>One</li><li>Two</li></ol></body></html>",
    "OEBPS/text/one.xhtml": CHAPTER % "One",
    "OEBPS/text/two b.xhtml": CHAPTER % "Two",
}


def book_of(members: Mapping[str, str | bytes]) -> bytes:
    """The bytes of a book with these members."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip", ZIP_STORED)
        for name, content in members.items():
            archive.writestr(name, content, ZIP_DEFLATED)
    return out.getvalue()


@pytest.fixture
def make_book() -> Callable[..., bytes]:
    """Makes a book of two chapters; a member can be changed, added, or taken out with None."""

    def make(changes: Mapping[str, str | bytes | None] | None = None) -> bytes:
        members: dict[str, str | bytes | None] = {**BOOK, **(changes or {})}
        return book_of({name: content for name, content in members.items() if content is not None})

    return make


@pytest.fixture(scope="session")
def stand_in() -> bytes:
    """An article with the clutter that a saved page brings along."""
    return (Path(__file__).parent / "stand_in.txt").read_bytes()


@pytest.fixture(scope="session")
def imported(stand_in: bytes) -> Article:
    """That article, read."""
    return read_article(stand_in, Wishes(ending=".txt"))
