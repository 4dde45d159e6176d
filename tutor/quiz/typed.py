"""What was typed against what the author accepts.

In this order: rejected, accepted, the same number written otherwise, a near miss, wrong. A near miss is a
slip of the pen: it earns nothing, costs no try, and counts as right when it is typed a second time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from tutor.lesson.question import Accepted, Rejected
from tutor.quiz import numeral
from tutor.quiz.normal import normal, plain, primary, tidy
from tutor.quiz.number import evenly_written
from tutor.quiz.spelling import Piece, difference, distance
from tutor.reading.script import NO_SPACES

OutcomeKind = Literal["rejected", "accepted", "number", "near", "wrong"]

_MOST_SLIPS: Final = 2
"""In a whole answer."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How what was typed compares."""

    kind: OutcomeKind
    credit: float = 0.0
    """0 to 1."""
    why: str = ""
    matched: str = ""
    """The author's text that decided, as the author wrote it."""
    difference: tuple[Piece, ...] = ()
    """Of a near miss, also when it counts as right the second time."""


WRONG = Outcome("wrong")


def compare(
    typed: str,
    accepted: Sequence[Accepted],
    rejected: Sequence[Rejected] = (),
    *,
    language: str,
    words: frozenset[str] = frozenset(),
    near_before: str | None = None,
) -> Outcome:
    """The outcome for what was typed.

    `words` is the vocabulary of passage, glossary, options and reject list: a word of theirs is never a slip
    of the pen. `near_before` is what was typed last when that was a near miss.
    """
    given = normal(typed, language)
    if not given:
        return WRONG
    best = sorted(accepted, key=lambda answer: -answer.credit)
    even = evenly_written(given, language)
    return (
        _match(given, best, rejected, "accepted", lambda text: normal(text, language))
        or _match(
            even, best, rejected, "number", lambda text: evenly_written(normal(text, language), language)
        )
        or _near(typed, best, rejected, language, words, _is_again(given, near_before, language))
        or WRONG
    )


def vocabulary(texts: Iterable[str], language: str) -> frozenset[str]:
    """Every word of the texts, in the forms in which typed words are compared.

    The parts of `l'eau` and `China's` are words too, and the article at the beginning of a text is one.
    """
    words = {word for text in texts for word in (*plain(text, "").split(), *normal(text, language).split())}
    return frozenset(words.union(*(word.split("'") for word in words)) - {""})


def _match(
    given: str,
    accepted: Sequence[Accepted],
    rejected: Sequence[Rejected],
    kind: Literal["accepted", "number"],
    form: Callable[[str], str],
) -> Outcome | None:
    for wrong in rejected:
        if form(wrong.text) == given:
            return Outcome("rejected", 0.0, wrong.why, wrong.text)
    for right in accepted:
        if form(right.text) == given:
            return Outcome(kind, right.credit, right.why, right.text)
    return None


def _near(
    typed: str,
    accepted: Sequence[Accepted],
    rejected: Sequence[Rejected],
    language: str,
    words: frozenset[str],
    is_again: bool,
) -> Outcome | None:
    def slips(meant: str) -> int:
        return _slips(plain(typed, language).split(), plain(meant, language).split(), language, words)

    nearest = min(accepted, key=lambda answer: slips(answer.text), default=None)
    if nearest is None:
        return None
    least = slips(nearest.text)
    if least > _MOST_SLIPS or any(slips(wrong.text) <= least for wrong in rejected):
        return None
    pieces = difference(tidy(typed, language), tidy(nearest.text, language))
    if is_again:
        return Outcome("accepted", nearest.credit, nearest.why, nearest.text, pieces)
    return Outcome("near", 0.0, "", nearest.text, pieces)


def _slips(typed: Sequence[str], meant: Sequence[str], language: str, words: frozenset[str]) -> int:
    """How many letters part the two; more than are let pass when a word differs by more than a slip."""
    if len(typed) != len(meant):
        return _joints(typed, meant, language, words)
    slips = 0
    for one, other in zip(typed, meant, strict=True):
        if one == other:
            continue
        allowed = _allowed(other)
        if abs(len(one) - len(other)) > allowed or not _may_slip(one, other, language, words):
            return _MOST_SLIPS + 1
        apart = distance(one, other)
        slips += apart if apart <= allowed else _MOST_SLIPS + 1
    return slips


def _joints(typed: Sequence[str], meant: Sequence[str], language: str, words: frozenset[str]) -> int:
    """How many spaces are typed too much or too few, where nothing else parts the two: `clock work`.

    Words written in one are a word, which must be no other word of the lesson, as a misspelt one must not.
    """
    slips = abs(len(typed) - len(meant))
    typed_only = [word for word in typed if word not in meant]
    if "".join(typed) != "".join(meant) or not all(map(_is_spelled, (*typed, *meant))):
        return _MOST_SLIPS + 1
    if any(numeral.is_numeric(word) for word in numeral.digits(typed_only, primary(language))):
        return _MOST_SLIPS + 1
    if len(typed) < len(meant) and not words.isdisjoint(typed_only):
        return _MOST_SLIPS + 1
    return slips


def _allowed(word: str) -> int:
    """Slips in one word by its number of letters [thresholds as H5P]."""
    letters = len(word) - word.count("'")
    return 0 if letters <= 3 else 1 if letters <= 9 else 2


def _may_slip(one: str, other: str, language: str, words: frozenset[str]) -> bool:
    """Whether one word can be a misspelling of the other: both of letters, the typed one no other word."""
    if one in words or not (_is_spelled(one) and _is_spelled(other)):
        return False
    return not numeral.is_numeric(numeral.digits([one], primary(language))[0])


def _is_spelled(word: str) -> bool:
    """Whether the word is made of letters, in a script that parts words by spaces."""
    if not all(char == "'" or unicodedata.category(char)[0] in "LM" for char in word):
        return False
    return word.isascii() or not _run_on().search(word)


@cache
def _run_on() -> re.Pattern[str]:
    return re.compile(f"[{NO_SPACES}]")


def _is_again(given: str, before: str | None, language: str) -> bool:
    return before is not None and normal(before, language) == given
