"""How much memory the program needs, at most, from its first frame through some reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from tests.bench.figure import Figure, ratio_figure
from tests.bench.first_frame import book, bundled
from tests.bench.home import Home, Program
from tests.bench.pairing import compare

CAN_MEASURE: Final = Path("/proc/self/status").exists()
_READING: Final = (b" ", b"\t", b"\r", b"q", b"l", b" ", b"l", b"G", b"d", b"\x1b", b"t", b"\x1b")
"""A page, a term and its card, two sections, the glossary, the contents."""


def memory(folder: Path, pairs: int) -> Iterator[Figure]:
    """The bundled lesson and the book against a bare Textual program at its first frame.

    Nothing where the system does not tell how much a program held.
    """
    if not CAN_MEASURE:
        return
    control = Home(folder / "control").bare()
    for name, program, goal in (
        ("memory: the bundled lesson / bare Textual", bundled(folder / "bundled"), 1.4),
        ("memory: a book / bare Textual", book(folder / "book"), 3.0),
    ):
        found = compare(partial(_peak, program, _READING), partial(_peak, control), pairs)
        yield ratio_figure(name, found, goal, unit="B")


def _peak(program: Program, keys: Sequence[bytes] = ()) -> float:
    with program.opened() as terminal:
        for key in keys:
            terminal.press(key)
        return float(terminal.peak_memory())
