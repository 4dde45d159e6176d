"""When a card is asked again: FSRS behind one function, and the day that follows from what it says.

How long something is remembered (stability, difficulty) follows from the answers alone. On which day it comes
back follows from that and from the retention that the learner wants, and is worked out when it is asked for;
so a changed setting holds for every card at once.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from tutor.memory.rating import Rating

if TYPE_CHECKING:
    from collections.abc import Callable
    from hashlib import _Hash

    from fsrs import Scheduler

AT_STABILITY: Final = 0.9
"""The chance of knowing a card when as many days have gone by as it has stability; by definition."""
DECAY: Final = -0.1542
"""How the curve of forgetting falls: FSRS 6, parameter 20."""
_BEFORE: Final = datetime.min.replace(tzinfo=UTC)
"""FSRS counts the days from one answer to the next; it does not matter when the first one was."""
_SPREAD: Final = 0.05
"""The share of an interval by which it may be longer or shorter."""


class Options(NamedTuple):
    """What decides on which day a card comes back."""

    retention: float = 0.9
    """The chance of knowing it at which it does, above 0 and below 1."""
    longest: int = 180
    """Days after which it does in any case."""


class Memory(NamedTuple):
    """What the answers to a card say of it."""

    stability: float
    """Days after which the chance of knowing it is 90 %."""
    difficulty: float
    """1 to 10."""
    last: int
    """The learning day of the last answer, as `date.toordinal` counts."""
    spread: float
    """By how much its interval is longer (above 1) or shorter: cards learnt together come back one by one."""
    lapses: int = 0
    """How often it was forgotten again."""
    answers: int = 1
    """Days with an answer."""


def after(before: Memory | None, rating: Rating, day: int, card: str) -> Memory:
    """The memory of a card after the first answer of a day, which is later than `before.last`.

    `before` is None for the first answer of all; `card` names the card, so that the spread is its own.
    """
    if before is None:
        return Memory(*_learnt(rating), day, _spread(card, 1))
    stability, difficulty = _learnt(rating, day - before.last, (before.stability, before.difficulty))
    lapses, answers = before.lapses + (rating is Rating.AGAIN), before.answers + 1
    return Memory(stability, difficulty, day, _spread(card, answers), lapses, answers)


def interval(memory: Memory, options: Options) -> int:
    """Days from the last answer until the card comes back, 1 at least.

    With stability S it is S times what `stretch` gives [FSRS 6], spread and rounded. SQL works out the same
    in `tutor.progress.agenda`.
    """
    days = min(memory.stability * stretch(options.retention), options.longest)
    return max(1, min(options.longest, int(days * memory.spread + 0.5)))


def due(memory: Memory, options: Options) -> int:
    """The learning day on which the card comes back, as `date.toordinal` counts."""
    return memory.last + interval(memory, options)


def stretch(retention: float) -> float:
    """The time until the chance of knowing a card has fallen to `retention`, in units of its stability.

    (r^(1/d) - 1) / (0.9^(1/d) - 1), with the decay d [FSRS 6]. Raises ValueError for what is no chance.
    """
    if not 0 < retention < 1:
        raise ValueError(f"{retention!r} is not a chance between 0 and 1")
    return float((retention ** (1 / DECAY) - 1) / (AT_STABILITY ** (1 / DECAY) - 1))


def retrievability(memory: Memory, day: int) -> float:
    """The chance, 0 to 1, of knowing the card on that day [FSRS 6]."""
    elapsed = max(0, day - memory.last)
    return float((1 + (AT_STABILITY ** (1 / DECAY) - 1) * elapsed / memory.stability) ** DECAY)


def _spread(card: str, answers: int) -> float:
    """Between 1 - _SPREAD and 1 + _SPREAD, always the same for a card and its number of answers."""
    drawn = int.from_bytes(_sha256()(f"{card}\x1f{answers}".encode()).digest()[:8]) / 2**64
    return 1 - _SPREAD + 2 * _SPREAD * drawn


@lru_cache(maxsize=64)
def _learnt(rating: Rating, days: int = 0, before: tuple[float, float] | None = None) -> tuple[float, float]:
    """Stability and difficulty after an answer, from those `days` before it or from nothing [FSRS 6].

    Kept, since most answers are the first to their question, and so are one of three.
    """
    from fsrs import Card, State
    from fsrs import Rating as Said

    now = _BEFORE + timedelta(days)
    known = Card(card_id=0, due=now)
    if before is not None:
        known.state, known.step = State.Review, None
        known.stability, known.difficulty = before
        known.last_review = _BEFORE
    new, _ = _scheduler().review_card(known, Said(rating.value), now)
    assert new.stability is not None
    assert new.difficulty is not None
    return new.stability, new.difficulty


@cache
def _sha256() -> Callable[[bytes], _Hash]:
    """Imported when something was answered: it takes milliseconds."""
    from hashlib import sha256

    return sha256


@cache
def _scheduler() -> Scheduler:
    """FSRS with whole days only. What it would say about days is not used, so its limits do not matter."""
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
