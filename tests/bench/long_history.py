"""Screens over a history of a million answers against the same over one of a thousand.

Making the long one takes some minutes: every answer goes through the store as it does when it is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tests.bench.command import seconds
from tests.bench.figure import Figure, ratio_figure
from tests.bench.history import Shape, lesson_text, write_history
from tests.bench.home import Home, tutor_command
from tests.bench.pairing import compare

LONG: Final = Shape(lessons=50, sections=20, questions=5, terms=100, answers=1_000_000, days=1_000)
SHORT: Final = Shape(lessons=50, sections=20, questions=5, terms=100, answers=1_000, days=30)


def against_short(folder: Path, pairs: int) -> Iterator[Figure]:
    """The library, the progress screen, the first card that is due, and how many are."""
    long, short = _home(folder / "long", LONG), _home(folder / "short", SHORT)
    shown = {
        "library": ((), "How the flood came"),
        "progress screen": (("progress",), "Days active"),
        "review": (("review",), "Card 1 of"),
    }
    for name, (arguments, words) in shown.items():
        measured, control = (
            home.tutor(*arguments, shown=words, title=words).warmed_up() for home in (long, short)
        )
        found = compare(measured.first_frame, control.first_frame, pairs)
        yield ratio_figure(f"first frame: {name}, 1 000 000 answers / 1 000", found, 1.5)
    count = [*tutor_command(), "review", "--count"]
    found = compare(lambda: seconds(long, count), lambda: seconds(short, count), pairs)
    yield ratio_figure("tutor review --count, 1 000 000 answers / 1 000", found, 1.5)


def _home(folder: Path, shape: Shape) -> Home:
    home = Home(folder)
    for number in range(shape.lessons):
        home.add(f"lesson-{number}", lesson_text(number, shape))
    write_history(home.lessons.parent / "progress.db", shape, datetime.now(UTC))
    return home
