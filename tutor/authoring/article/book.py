"""An EPUB book as blocks, its chapters in the order of its spine; nothing is unpacked to the disk."""

from __future__ import annotations

import posixpath
import re
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from tutor.authoring.article.block import Article, Block, Dropped, Metadata, Unimportable, one_line
from tutor.authoring.article.bound import parsed
from tutor.authoring.article.page import MISSING

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_MEMBERS: Final = 10_000
LARGEST_MEMBER: Final = 8 * 1024 * 1024
LARGEST_TEXT: Final = 16 * 1024 * 1024
"""Bytes of all that is read of a book."""
_FONTS: Final = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Ways to scramble fonts, which keep nobody from reading."""
_APART: Final = re.compile(
    r"\b(?:toc|nav|cover|title-?page|copyright|colophon|landmarks|index|page-list)\b", re.IGNORECASE
)
_DAMAGED: Final = (BadZipFile, LargeZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)
_PROTECTED: Final = "is protected against copying (DRM); only its shop's program can read it"
_DOCUMENTS: Final = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


def read(source: bytes, *, keep_all: bool) -> Article:
    """The chapters of a book. Raises `Unimportable` for what is damaged, protected or hostile."""
    try:
        import lxml.html  # noqa: F401
    except ImportError:
        raise Unimportable(MISSING) from None
    try:
        with ZipFile(BytesIO(source)) as archive:
            return _Book(archive).read(keep_all)
    except _DAMAGED as error:
        raise Unimportable("is a damaged book: its archive cannot be read") from error


class _Book:
    """An open archive, and how much of it was read."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._read = 0
        members = archive.infolist()
        if len(members) > MOST_MEMBERS:
            raise Unimportable(f"has more than {MOST_MEMBERS:,} files in it; that is no book")
        if any(member.flag_bits & 1 for member in members):
            raise Unimportable("is locked with a password; import an unlocked copy")
        self._members: dict[str, ZipInfo] = {member.filename: member for member in members}

    def read(self, keep_all: bool) -> Article:
        self._refuse_protected()
        container = self._xml("META-INF/container.xml")
        path = next((one.get("full-path", "") for one in _named(container, "rootfile")), "")
        if not path:
            raise Unimportable("is a damaged book: it does not say where its contents are")
        package = self._xml(path)
        blocks: list[Block] = []
        dropped: list[Dropped] = []
        for name, why in self._spine(package, posixpath.dirname(path)):
            chapter = self._chapter(name)
            if why and not keep_all:
                words = one_line(" ".join(block.words for block in chapter))
                dropped += [Dropped(words, why)] if words else []
            else:
                blocks += chapter
        if not blocks:
            raise Unimportable("has no text in it; it may be a book of pictures")
        return Article(_metadata(package), tuple(blocks), tuple(dropped))

    def _refuse_protected(self) -> None:
        if "META-INF/encryption.xml" in self._members:
            methods = _named(self._xml("META-INF/encryption.xml"), "EncryptionMethod")
            ways = {one.get("Algorithm", "") for one in methods}
            if ways - set(_FONTS):
                raise Unimportable(_PROTECTED)
        if {"META-INF/rights.xml", "META-INF/license.lcpl"} & set(self._members):
            raise Unimportable(_PROTECTED)

    def _bytes(self, name: str) -> bytes:
        """A member, read to its end or refused; what its header says of its size is not believed."""
        member = self._members.get(name)
        if member is None:
            raise Unimportable("is a damaged book: a file that it names is not in it")
        with self._archive.open(member) as file:
            data = file.read(LARGEST_MEMBER + 1)
        self._read += len(data)
        if len(data) > LARGEST_MEMBER or self._read > LARGEST_TEXT:
            raise Unimportable("has more text in it than any book; it is not read")
        return data

    def _xml(self, name: str) -> _Element:
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=True
        )
        try:
            root = etree.fromstring(self._bytes(name), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Unimportable("is a damaged book: its contents cannot be read") from error
        if root is None:
            raise Unimportable("is a damaged book: its contents cannot be read")
        return root

    def _spine(self, package: _Element, folder: str) -> list[tuple[str, str]]:
        """The documents in reading order, each with why it is left out, if it is."""
        items = {one.get("id", ""): one for one in _named(package, "item")}
        guide = {
            _inside(folder, one.get("href", "")): one.get("type", "") for one in _named(package, "reference")
        }
        found = []
        for ref in _named(package, "itemref"):
            item = items.get(ref.get("idref", ""))
            if item is None or item.get("media-type") not in _DOCUMENTS:
                continue
            name = _inside(folder, item.get("href", ""))
            if name not in self._members:
                continue
            sign = f"{item.get('properties', '')} {guide.get(name, '')} {item.get('id', '')}"
            why = "contents, cover or imprint" if _APART.search(sign.replace("_", "-")) else ""
            found.append((name, why or ("beside the text" if ref.get("linear") == "no" else "")))
        return found

    def _chapter(self, name: str) -> list[Block]:
        from tutor.authoring.article.tree import blocks_of

        data = self._bytes(name)
        wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        page = parsed(data.decode("utf-16" if wide else "utf-8", "replace"))
        body = None if page is None else page.find("body")
        return blocks_of(body) if body is not None else []


def _named(root: _Element, name: str) -> list[_Element]:
    """The elements of that name, whatever their namespace."""
    return [one for one in root.iter() if isinstance(one.tag, str) and one.tag.rpartition("}")[2] == name]


def _inside(folder: str, href: str) -> str:
    """The name of a member as the archive has it. It serves for looking up only, so `..` leads nowhere."""
    return posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))


def _metadata(package: _Element) -> Metadata:
    def every(name: str) -> list[str]:
        return [text for one in _named(package, name) if (text := one_line(one.text or ""))]

    def first(name: str) -> str:
        return next(iter(every(name)), "")

    date = re.match(r"\d{4}(-\d\d(-\d\d)?)?", first("date"))
    source = first("source")
    return Metadata(
        title=first("title"),
        author=", ".join(every("creator")[:5]),
        publisher=first("publisher"),
        date=date[0] if date else "",
        url=source if re.match(r"https?://\S+$", source) else "",
        language=first("language").replace("_", "-").split("-")[0].lower(),
    )
