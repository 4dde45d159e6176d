"""The order in which options are shown: shuffled, yet the same every time for the same seed and showing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import TypeVar

from tutor.lesson.question import Choice, Multiple, Option, Question

T = TypeVar("T")


def shuffled(
    things: Sequence[T], seed: str, name: Callable[[T], str], pinned: Callable[[T], bool]
) -> tuple[T, ...]:
    """The things in an order that `seed` and their names alone decide; pinned ones keep their place.

    A thing's rank hangs on its own name, so adding or removing one leaves the order of the others alone.
    """
    free = sorted((t for t in things if not pinned(t)), key=lambda t: _rank(seed, name(t)))
    loose = iter(free)
    return tuple(t if pinned(t) else next(loose) for t in things)


def options(question: Choice | Multiple, seed: str, showing: int, shuffle: bool) -> tuple[Option, ...]:
    """The options as they are shown at the given showing (0 is the first)."""
    if not shuffle:
        return question.options
    return shuffled(question.options, f"{seed}/{question.id}/{showing}", lambda o: o.text, lambda o: o.pin)


def returning(questions: Sequence[Question], seed: str) -> tuple[Question, ...]:
    """The order in which missed questions come back."""
    return shuffled(questions, f"{seed}/again", lambda q: q.id, lambda q: q.pin)


def _rank(seed: str, name: str) -> bytes:
    return sha256(f"{seed}\x1f{name}".encode()).digest()
