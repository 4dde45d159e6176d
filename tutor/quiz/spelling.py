"""How far one spelling is from another, and which letters make the difference."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tutor.quiz.normal import letter

PieceKind = Literal["same", "extra", "missing", "changed"]
"""Of letters: as meant, typed too much, left out, or others than meant (two that changed places included)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters that were typed, against those that were meant."""

    kind: PieceKind
    typed: str
    meant: str


def distance(one: str, other: str) -> int:
    """Optimal string alignment: letters put in, left out, replaced, or two neighbours swapped, each 1.

    Written out here, since the words are short and an import for it would cost more than all comparisons of
    a sitting.
    """
    return _table(one, other)[len(one)][len(other)]


def difference(typed: str, meant: str) -> tuple[Piece, ...]:
    """Where what was typed differs from what was meant; case and accents make no difference."""
    typed, meant = (unicodedata.normalize("NFC", text) for text in (typed, meant))
    ones, others = ([letter(char) for char in text] for text in (typed, meant))
    pieces: list[Piece] = []
    for kind, one, other in reversed(_steps(ones, others)):
        piece = Piece(kind, typed[one], meant[other])
        if pieces and pieces[-1].kind == kind:
            before = pieces.pop()
            piece = Piece(kind, before.typed + piece.typed, before.meant + piece.meant)
        pieces.append(piece)
    return tuple(pieces)


def _table(one: Sequence[str], other: Sequence[str]) -> list[list[int]]:
    """The distances of all beginnings of one to all beginnings of the other."""
    table = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        above = table[-1]
        for j, b in enumerate(other, 1):
            best = min(above[j] + 1, row[-1] + 1, above[j - 1] + (a != b))
            if _is_swap(one, other, i, j):
                best = min(best, table[i - 2][j - 2] + 1)
            row.append(best)
        table.append(row)
    return table


def _is_swap(one: Sequence[str], other: Sequence[str], i: int, j: int) -> bool:
    return i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1] != one[i - 1]


def _steps(one: Sequence[str], other: Sequence[str]) -> list[tuple[PieceKind, slice, slice]]:
    """The alignment from its end to its beginning."""
    table = _table(one, other)
    i, j = len(one), len(other)
    steps: list[tuple[PieceKind, slice, slice]] = []
    while i or j:
        kind, back_i, back_j = _step(table, one, other, i, j)
        steps.append((kind, slice(i - back_i, i), slice(j - back_j, j)))
        i, j = i - back_i, j - back_j
    return steps


def _step(
    table: list[list[int]], one: Sequence[str], other: Sequence[str], i: int, j: int
) -> tuple[PieceKind, int, int]:
    here = table[i][j]
    if i and j and one[i - 1] == other[j - 1] and here == table[i - 1][j - 1]:
        return "same", 1, 1
    if _is_swap(one, other, i, j) and here == table[i - 2][j - 2] + 1:
        return "changed", 2, 2
    if i and j and here == table[i - 1][j - 1] + 1:
        return "changed", 1, 1
    if i and here == table[i - 1][j] + 1:
        return "extra", 1, 0
    return "missing", 0, 1
