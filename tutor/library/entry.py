"""What the library knows of a lesson file without opening it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tutor.lesson.diagnostic import Diagnostic, Loaded
from tutor.text import safe_line

if TYPE_CHECKING:
    from tutor.lesson.head import Source


class Entry(NamedTuple):
    """One lesson file in the library's list, broken ones included."""

    path: Path
    id: str
    """Empty when the file is too broken to tell."""
    title: str
    """The file's name when the lesson has none that can be read."""
    usable: bool
    """Whether it can be opened."""
    source: str = ""
    """Author, publisher and date of the article, as one line; empty when the lesson is its own text."""
    summary: str = ""
    level: str = ""
    tags: tuple[str, ...] = ()
    words: int = 0
    sections: int = 0
    questions: int = 0
    """Those of the sections and of the last check."""
    section_words: tuple[int, ...] = ()
    """Words of each section, in order: what is left can be told from the sections that were read."""
    problem: Diagnostic | None = None
    """The first thing that makes the file unusable or that `check` fails on."""
    shadowed_by: Path | None = None
    """The file of the same id that comes first and is opened instead."""
    digest: str = ""
    """SHA-256 of the file's bytes, in hexadecimal; empty when it was not read."""


def entry_of(path: Path, digest: str, loaded: Loaded) -> Entry:
    """The entry of a file that was read."""
    from tutor.lesson.outline import outline_of
    from tutor.reading.minutes import count_words

    problem = first_problem(loaded.diagnostics)
    if loaded.lesson is None:
        return broken_entry(path, problem, digest)
    outline = outline_of(loaded.lesson, count_words)
    section_words = tuple(heading.words for heading in outline.sections)
    return Entry(
        path=path,
        id=outline.id,
        title=outline.title,
        source=_source_line(outline.source),
        summary=outline.summary,
        level=outline.level,
        tags=outline.tags,
        words=sum(section_words),
        sections=len(section_words),
        questions=sum(len(heading.questions) for heading in outline.sections) + len(outline.last),
        section_words=section_words,
        problem=problem,
        usable=True,
        digest=digest,
    )


def broken_entry(path: Path, problem: Diagnostic | None, digest: str = "") -> Entry:
    """The entry of a file that cannot be opened."""
    return Entry(path=path, id="", title=safe_line(path.name), problem=problem, usable=False, digest=digest)


def unreadable(why: str) -> Diagnostic:
    """The finding about a file that could not be read; `why` follows the file's name."""
    return Diagnostic(line=0, column=0, code="unreadable", level="fatal", message=f"The file {why}.")


def first_problem(diagnostics: Sequence[Diagnostic]) -> Diagnostic | None:
    """The first fatal finding, else the first error."""
    for level in ("fatal", "error"):
        for diagnostic in diagnostics:
            if diagnostic.level == level:
                return diagnostic
    return None


def _source_line(source: Source) -> str:
    return ", ".join(part for part in (source.author, source.publisher, source.date) if part)


def encode_diagnostic(diagnostic: Diagnostic) -> list[Any]:
    """A finding as JSON can hold it."""
    return [
        diagnostic.line,
        diagnostic.column,
        diagnostic.code,
        diagnostic.level,
        diagnostic.message,
        diagnostic.end_column,
    ]


def decode_diagnostic(values: Sequence[Any]) -> Diagnostic:
    """The finding that was encoded."""
    line, column, code, level, message, end_column = values
    return Diagnostic(
        line=line, column=column, code=code, level=level, message=message, end_column=end_column
    )


def encode_entry(entry: Entry) -> list[Any]:
    """An entry as JSON can hold it, but for its path and for what shadows it."""
    return [
        entry.id,
        entry.title,
        entry.source,
        entry.summary,
        entry.level,
        entry.tags,
        entry.words,
        entry.questions,
        entry.section_words,
        encode_diagnostic(entry.problem) if entry.problem else None,
        entry.usable,
        entry.digest,
    ]


def decode_entry(path: Path, values: Sequence[Any]) -> Entry:
    """The entry that was encoded."""
    id_, title, source, summary, level, tags, words, questions, section_words, problem, usable, digest = (
        values
    )
    return Entry(
        path=path,
        id=id_,
        title=title,
        source=source,
        summary=summary,
        level=level,
        tags=tuple(tags),
        words=words,
        sections=len(section_words),
        questions=questions,
        section_words=tuple(section_words),
        problem=decode_diagnostic(problem) if problem else None,
        usable=usable,
        digest=digest,
    )
