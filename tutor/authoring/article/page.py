"""A saved page as blocks: the article that trafilatura finds, and the rest as what was dropped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tutor.authoring.article.block import Article, Block, Dropped, Metadata, Unimportable, one_line
from tutor.authoring.article.bound import parsed

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

INSTALL: Final = 'python3 -m uv tool install --force ".[import]"'
"""The command that brings the libraries for pages and books, in the folder of the project."""
MISSING: Final = (
    f"needs libraries that are not installed; in the folder of the project, {INSTALL} brings them"
)
_COOKED = re.compile(r"\W+")
_LEAD: Final = 4
"""Blocks before the article among which its lead is looked for."""
_PROSE: Final = 15
"""Words of a paragraph that is no caption and no box."""
_OWN_LINE: Final = 12
"""Words of a dropped piece that is told of on its own; shorter ones beside one another share a line."""
_PIECES: Final = 12
"""Of these, how many are named."""


def read(text: str, *, keep_all: bool) -> Article:
    """The article of a page, or with `keep_all` everything on it. Raises `Unimportable`."""
    try:
        import lxml.html  # noqa: F401
        import trafilatura  # noqa: F401
    except ImportError:
        raise Unimportable(MISSING) from None
    page = parsed(text)
    if page is None:
        raise Unimportable("cannot be read as HTML")
    body = page.find("body")
    from tutor.authoring.article.tree import blocks_of

    everything = blocks_of(body if body is not None else page)
    if not everything:
        raise Unimportable(
            "has no text in it; a page that is filled in when it is opened has to be saved from the browser"
        )
    loose = _extracted(page, precise=False)
    metadata = _metadata(loose, page)
    if keep_all or loose is None:
        return Article(metadata, tuple(everything))
    strict = _extracted(page, precise=True)
    blocks = _between(_blocks_of(loose), _blocks_of(strict)) if strict is not None else _blocks_of(loose)
    return Article(metadata, tuple(blocks), tuple(_rest(everything, blocks)))


def _extracted(page: HtmlElement, *, precise: bool) -> Document | None:
    """What trafilatura makes of the page. It works on a copy, since it takes the tree apart."""
    from lxml import html
    from trafilatura import bare_extraction

    found = bare_extraction(
        html.fromstring(html.tostring(page)),
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
        with_metadata=True,
        favor_precision=precise,
        url=_address(page),
    )
    return None if found is None or isinstance(found, dict) else found


def _blocks_of(found: Document) -> list[Block]:
    from tutor.authoring.article.tree import blocks_of

    return blocks_of(found.body)


def _between(loose: list[Block], strict: list[Block]) -> list[Block]:
    """The loose finding from where the strict one begins, or a lead before it, to where it ends.

    What is loosely found before and after it is mostly comments, boxes and small print; what is within, and
    strictly missed, is mostly a heading, a list or a short paragraph of the article.
    """
    sure = {_cooked(block.words) for block in strict}
    within = [at for at, block in enumerate(loose) if _cooked(block.words) in sure]
    if not within:
        return loose
    leads = [at for at in range(max(0, within[0] - _LEAD), within[0]) if _is_prose(loose[at])]
    return loose[min([*leads, within[0]]) : within[-1] + 1]


def _is_prose(block: Block) -> bool:
    many = len(block.words.split()) >= _PROSE or len(block.words) >= 8 * _PROSE
    return many and not block.level and block.links < 0.3 and block.words[-1:] in '.!?…”"’»。！？'


def _address(page: HtmlElement) -> str | None:
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content", "//base/@href"):
        for found in page.xpath(path):
            if re.match(r"https?://", str(found)):
                return str(found)
    return None


def _metadata(found: object, page: HtmlElement) -> Metadata:
    def known(name: str) -> str:
        value = getattr(found, name, None)
        return one_line(value) if isinstance(value, str) else ""

    language = next((str(one) for one in page.xpath("/html/@lang | /html/@xml:lang")), "") or known(
        "language"
    )
    publisher = known("sitename")
    title = known("title")
    headings = [one_line(one.text_content()) for one in page.iter("h1", "h2", "h3")]
    title = max((one for one in headings if len(one) >= 15 and title.startswith(one)), key=len, default=title)
    return Metadata(
        title=title,
        author=_author(known("author"), page),
        publisher="" if _is_host(publisher) or publisher == title else publisher,
        date=known("date"),
        url=known("url") or _address(page) or "",
        language=re.split(r"[-_]", language)[0].lower(),
    )


def _author(found: str, page: HtmlElement) -> str:
    """The author as the page writes the name: trafilatura takes the stop from an initial."""
    written = [one_line(str(one)) for one in page.xpath("//meta[@name='author']/@content")]
    return next((one for one in written if _cooked(one) == _cooked(found)), found.replace("; ", ", "))


def _is_host(name: str) -> bool:
    return re.fullmatch(r"[\w-]+(\.[\w-]+)+", name) is not None


def _rest(everything: list[Block], kept: list[Block]) -> list[Dropped]:
    """What is on the page and not in the article: paragraphs one by one, menus and the like together."""
    article = _cooked(" ".join(block.words for block in kept))
    rest: list[Dropped] = []
    small: list[str] = []
    for block in everything:
        cooked = _cooked(block.words)
        if not cooked:
            continue
        if cooked in article:
            _settle(small, rest)
        elif len(block.words.split()) >= _OWN_LINE:
            _settle(small, rest)
            rest.append(Dropped(block.words, "outside the article"))
        else:
            small.append(block.words)
    _settle(small, rest)
    return rest


def _settle(small: list[str], rest: list[Dropped]) -> None:
    if small:
        named = " · ".join(small[:_PIECES])
        more = f" · and {len(small) - _PIECES} more" if len(small) > _PIECES else ""
        rest.append(Dropped(named + more, "outside the article"))
        small.clear()


def _cooked(words: str) -> str:
    return _COOKED.sub("", words).casefold()
