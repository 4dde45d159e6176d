"""An article as the draft of a lesson: its head, its sections, and proposals for the glossary as comments."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tutor.authoring import toml_text
from tutor.authoring.article.block import Article, Unimportable
from tutor.authoring.article.candidate import Candidate, Proposals, proposals
from tutor.authoring.article.dividing import Part, divided
from tutor.authoring.schema_file import LINE
from tutor.authoring.slug import slug
from tutor.lesson.guard import MAX_BYTES
from tutor.lesson.intake import MAX_SECTIONS

_UNTITLED: Final = "Untitled"
_LANGUAGE: Final = "en"


@dataclass(frozen=True, slots=True)
class Draft:
    """The file, and what can be said about it."""

    text: str
    id: str
    parts: tuple[Part, ...]
    proposals: Proposals


def draft(
    article: Article,
    *,
    title: str = "",
    lesson_id: str = "",
    language: str = "",
    words: int = 0,
    with_schema: bool = False,
) -> Draft:
    """The lesson; `title`, `lesson_id` and `language` go before what was found, `words` before the usual.

    Raises `Unimportable` when it would be too large for a lesson.
    """
    parts = divided(article.blocks, words)
    if len(parts) > MAX_SECTIONS:
        raise Unimportable(
            f"makes {len(parts):,} sections, and a lesson can have {MAX_SECTIONS:,}; raise --words"
        )
    known = article.metadata
    title = title or known.title or _UNTITLED
    lesson_id = lesson_id or slug(title, "article")
    language = language or known.language or _LANGUAGE
    terms = proposals(parts, language)
    ids = _ids(parts)
    pieces = [
        *([LINE] if with_schema else []),
        _HEAD.format(
            id=toml_text.line(lesson_id), title=toml_text.line(title), language=toml_text.line(language)
        ),
        *_source(article),
        *_glossary(terms, ids),
        _SECTIONS,
        *(_section(part, name) for part, name in zip(parts, ids, strict=True)),
        _QUESTIONS.format(id=toml_text.line(ids[-1])),
    ]
    text = "\n".join(pieces)
    if len(text.encode()) > MAX_BYTES:
        raise Unimportable("makes a draft that is larger than a lesson can be; import it in parts")
    return Draft(text, lesson_id, tuple(parts), terms)


_HEAD: Final = """\
# A draft: the words are the article's, and nothing is asked yet. Compare it with the article, then ask.
# May you hand it out? The article belongs to who wrote it, unless its licence says otherwise.

format = 1
id = {id}
# The id stays as it is once students have the lesson: their progress is kept under it.
title = {title}
summary = ""
language = {language}
# genre = "opinion"            # opinion, news, exposition, narrative or reference
# level = "B2"                 # for whom, in your words
"""
_SECTIONS: Final = """\
# ---------------------------------------------------------------- sections
"""
_QUESTIONS: Final = """\
# ---------------------------------------------------------------- questions
# Two to four after each section, below its text. One looks like this:
#
# [[sections.questions]]
# id = "why-so"
# type = "choice"              # or multiple, true_false, short, number, cloze, order, match, classify,
#                              # evidence, explain
# skill = "infer"
# prompt = "Why ...?"
# options = [
#   {{ text = "...", why = "..." }},
#   {{ text = "...", correct = true, why = "..." }},
#   {{ text = "...", why = "..." }},
# ]
# explanation = "..."
# evidence = ["words of the text that settle it"]
#
# Six to eight [[questions]] at the end of the file are the last check, over the whole lesson.
#
# [[questions]]
# id = "main-point"
# type = "evidence"
# skill = "main_idea"
# prompt = "Point at the sentence that ..."
# explanation = "..."
# evidence = [{{ quote = "words of the text", section = {id} }}]
"""


def _source(article: Article) -> Iterator[str]:
    known = article.metadata
    yield "[source]"
    for name in ("title", "author", "publisher", "date", "url"):
        value = getattr(known, name)
        if not value:
            yield f'# {name} = ""'
            continue
        if words := article.guessed.get(name):
            yield toml_text.comment(f"{name}: found in “{shortened(words, 80)}”")
        yield f"{name} = {_day(value) if name == 'date' else toml_text.line(value)}"
    yield ""


def _day(date: str) -> str:
    try:
        return datetime.date.fromisoformat(date).isoformat()
    except ValueError:
        return toml_text.line(date[:4] if len(date) > 7 else date)


def _ids(parts: Sequence[Part]) -> list[str]:
    taken: set[str] = set()
    ids = []
    for at, part in enumerate(parts, 1):
        made = slug(part.title, f"part-{at}") if part.is_named else f"part-{at}"
        name, number = made, 1
        while name in taken:
            number += 1
            name = f"{made}-{number}"
        taken.add(name)
        ids.append(name)
    return ids


def _section(part: Part, name: str) -> str:
    text = "\n\n".join(
        f"{'#' * max(2, block.level)} {block.text}" if block.level else block.text for block in part.blocks
    )
    named = "" if part.is_named else "   # its first words; give it a name"
    return (
        f"[[sections]]\nid = {toml_text.line(name)}\ntitle = {toml_text.line(part.title)}{named}\n"
        f"text = {toml_text.text(text)}\n\n# [[sections.questions]] on this section go here.\n"
    )


def _glossary(terms: Proposals, ids: Sequence[str]) -> Iterator[str]:
    if not terms.names and not terms.rare:
        return
    yield "# ---------------------------------------------------------------- glossary"
    yield "# Proposals: take the # away from those that a reader needs, and say what they mean."
    yield ""
    for candidate in (*terms.names, *terms.rare):
        yield _proposal(candidate, ids)
    if terms.more:
        yield f"# {terms.more} more names and rare words were found.\n"


def _proposal(candidate: Candidate, ids: Sequence[str]) -> str:
    where = ", ".join(
        f"{ids[at]}{f' ({count} times)' if count > 1 else ''}" for at, count in candidate.places[:6]
    )
    more = f" and {len(candidate.places) - 6} more sections" if len(candidate.places) > 6 else ""
    lines = ["[[glossary]]", f"term = {toml_text.line(candidate.term)}"]
    if candidate.aliases:
        lines.append(f"aliases = [{', '.join(map(toml_text.line, candidate.aliases[:8]))}]")
    lines += ['definition = ""', f"# in {where}{more}: … {candidate.excerpt} …"]
    return toml_text.comment("\n".join(lines)) + "\n"


def shortened(words: str, length: int) -> str:
    """The beginning of a text, cut after a word."""
    words = re.sub(r"\s+", " ", words)
    if len(words) <= length:
        return words
    return words[:length].rsplit(" ", 1)[0].rstrip(" ,;:.–—-") + " …"
