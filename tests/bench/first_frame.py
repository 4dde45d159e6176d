"""How long it takes until the first frame is on the screen, on a second start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.bench.book import lesson
from tests.bench.figure import Figure, ratio_figure
from tests.bench.home import BUNDLED, Home, Program, bundled_title, bundled_words
from tests.bench.pairing import compare


def bundled(folder: Path) -> Program:
    """The bundled lesson, open, in a home that holds nothing else."""
    home = Home(folder)
    return home.tutor("read", BUNDLED, shown=bundled_words(), title=bundled_title()).warmed_up()


def book(folder: Path) -> Program:
    """A whole book in one lesson, open."""
    return alone(folder, "book", words=560_000, sections=1_000, terms=10_000, questions=5_000)


def alone(folder: Path, name: str, *, words: int, sections: int, terms: int, questions: int) -> Program:
    """A generated lesson, open."""
    home = Home(folder)
    toml, shown = lesson(name, words=words, sections=sections, terms=terms, questions=questions)
    home.add(name, toml)
    return home.tutor("read", name, shown=shown, title=f"The lesson {name}").warmed_up()


def library(folder: Path, lessons: int) -> Program:
    """A library of so many lessons, the bundled one among them; the one at the top is known by its title."""
    home = Home(folder)
    for number in range(lessons - 1):
        name = f"a-{number:04}"
        toml, _ = lesson(name, words=500, sections=2, terms=5, questions=4, seed=number)
        home.add(name, toml)
    first = "The lesson a-0000" if lessons > 1 else bundled_title()
    return home.tutor(shown=first, title=first).warmed_up()


def against_bare(folder: Path, pairs: int) -> Iterator[Figure]:
    """The library and the bundled lesson against a bare Textual program."""
    control = Home(folder / "control").bare().warmed_up()
    started = library(folder / "library", 1)
    found = compare(started.first_frame, control.first_frame, pairs)
    yield ratio_figure("first frame: tutor / bare Textual", found, 1.25)
    opened = bundled(folder / "bundled")
    found = compare(opened.first_frame, control.first_frame, pairs)
    yield ratio_figure(f"first frame: tutor read {BUNDLED} / bare Textual", found, 1.25)


def against_small(folder: Path, pairs: int) -> Iterator[Figure]:
    """What is large against the same in small."""
    found = compare(book(folder / "book").first_frame, bundled(folder / "bundled").first_frame, pairs)
    yield ratio_figure("first frame: a book / the bundled lesson", found, 1.3)
    many, few = library(folder / "many", 1_000), library(folder / "few", 2)
    yield ratio_figure(
        "first frame: library of 1 000 / of 2", compare(many.first_frame, few.first_frame, pairs), 1.3
    )
    long = alone(folder / "long", "long", words=50_000, sections=1, terms=40, questions=4)
    short = alone(folder / "short", "short", words=500, sections=1, terms=40, questions=4)
    found = compare(long.first_frame, short.first_frame, pairs)
    yield ratio_figure("first frame: section of 50 000 words / of 500", found, 1.3)
