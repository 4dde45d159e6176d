"""How long it takes from a key to a screen at rest, and what is sent for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from tests.bench.figure import Figure, count_figure, time_figure
from tests.bench.first_frame import alone, book, bundled
from tests.bench.home import Program
from tests.bench.pairing import spread
from tests.bench.terminal import NotShown, Reaction, Terminal

_NEXT_PAGE: Final = b" "
_LAST_PAGE: Final = b"b"
_TAB: Final = b"\t"
_TAB_BACK: Final = b"\x1b[Z"
_ENTER: Final = b"\r"
_CLOSE: Final = b"q"
_BEGINNING: Final = (b"g",)
_NEXT: Final = b"l"
_PREVIOUS: Final = b"h"

_CALM: Final = 0.5
"""Seconds without output before a measured key: what another left over must not fall into its time."""
_PAGE_BYTES: Final = 10_000
"""Of a page, on 80 columns and 24 rows."""
_NARROW: Final = (80, 24)
_WIDE: Final = (120, 40)


@dataclass(frozen=True, slots=True)
class Move:
    """Something the learner does: the measured key, and the keys that lead to it and back from it."""

    name: str
    goal: float
    """Seconds."""
    before: tuple[bytes, ...]
    key: bytes | None
    """None stands for a resize to half as wide again."""
    after: tuple[bytes, ...]


MOVES: Final = (
    Move("next page", 0.040, (), _NEXT_PAGE, (_LAST_PAGE,)),
    Move("next term", 0.015, (_TAB,), _TAB, (_TAB_BACK, _TAB_BACK)),
    Move("card open", 0.080, (_TAB,), _ENTER, (_CLOSE, _TAB_BACK)),
    Move("next section", 0.060, (), _NEXT, (_PREVIOUS,)),
    Move("resize", 0.200, (), None, ()),
)


def presses(folder: Path, times: int) -> Iterator[Figure]:
    """Every move in a small lesson, a long section and a book, the last with its contents on the screen."""
    small = bundled(folder / "small")
    long = alone(folder / "long", "long", words=100_000, sections=2, terms=80, questions=8)
    for title, program, size in (
        ("bundled lesson", small, _NARROW),
        ("sections of 50 000 words", long, _NARROW),
        ("book, 120x40", book(folder / "book"), _WIDE),
    ):
        yield from _figures(title, program, size, times)


def _figures(title: str, program: Program, size: tuple[int, int], times: int) -> Iterator[Figure]:
    clears = 0
    for move in MOVES:
        with program.opened(size) as terminal:
            reactions = _reactions(terminal, move, size, times)
        middle = round(median(reaction.sent for reaction in reactions))
        clears += sum(reaction.clears for reaction in reactions) if move.key else 0
        seconds = spread([reaction.seconds for reaction in reactions])
        yield time_figure(f"{title}: {move.name}", seconds, move.goal, f"{middle:,} bytes")
        if move.key == _NEXT_PAGE and size == _NARROW:
            yield count_figure(f"{title}: bytes of a page", middle, _PAGE_BYTES, "")
    yield count_figure(f"{title}: screens cleared by a key", clears, 0, "")


def _reactions(terminal: Terminal, move: Move, size: tuple[int, int], times: int) -> Sequence[Reaction]:
    """So many times the same move, the first of them not counted. Raises NotShown if it draws nothing."""
    found: list[Reaction] = []
    _press(terminal, _BEGINNING)
    for number in range(times + 1):
        _press(terminal, move.before)
        terminal.settle(_CALM)
        if move.key is not None:
            reaction = terminal.press(move.key)
        else:
            reaction = terminal.resize(size if number % 2 else (size[0] * 3 // 2, size[1]))
        if reaction is None:
            raise NotShown(f"{move.name!r} drew nothing. The screen:\n{terminal.screen.text()}")
        found.append(reaction)
        _press(terminal, move.after)
    return found[1:]


def _press(terminal: Terminal, keys: Sequence[bytes]) -> None:
    for key in keys:
        terminal.press(key)
