"""What `tutor import` says: what was found, what was guessed from which words, what was left out and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tutor.authoring.article.block import Article
from tutor.authoring.article.lesson_draft import Draft
from tutor.cli.output import count
from tutor.text import safe_line

_FACTS: Final = ("title", "author", "publisher", "date", "url", "language")
_LONGEST: Final = 2000
_LONGEST_WORD: Final = 20
"""Characters that are given up so that no word is cut."""


def report(article: Article, made: Draft, width: int) -> list[str]:
    """The lines, none wider than `width` cells."""
    lines = (*_found(article, made), *_left_out(article), *article.notes)
    return [_fitted(safe_line(line, _LONGEST), width) for line in lines]


def _found(article: Article, made: Draft) -> Iterator[str]:
    yield "Found:"
    for name in _FACTS:
        value = getattr(article.metadata, name) or "not found"
        words = article.guessed.get(name)
        yield f"  {name:10} {value}" + (f", from “{words}”" if words else "")
    sizes = [part.words for part in made.parts]
    span = f"{sizes[0]} words" if len(sizes) == 1 else f"{min(sizes)} to {max(sizes)} words each"
    yield f"  {'sections':10} {len(sizes)}, {span}"
    proposed = len(made.proposals.names) + len(made.proposals.rare)
    yield f"  {'glossary':10} {count(proposed, 'proposal')}, as comments"
    if not made.proposals.knows_words:
        yield f"  {'':10} names only: no word frequencies are installed for this language"


def _left_out(article: Article) -> Iterator[str]:
    if not article.dropped:
        yield "Left out: nothing."
        return
    yield f"Left out ({len(article.dropped)}); --keep-all drops nothing:"
    for one in article.dropped:
        yield f"  {one.reason}: “{one.words}”"


def _fitted(line: str, width: int) -> str:
    """The line, cut to so many cells, with the closing mark of what was quoted."""
    from rich.cells import cell_len, set_cell_size

    if cell_len(line) <= width:
        return line
    end = " …”" if line.endswith("”") else " …"
    begun = set_cell_size(line, width - len(end))
    words, _, last = begun.rpartition(" ")
    return (words if len(last) < _LONGEST_WORD else begun).rstrip(" ,;:.–—-") + end
