"""What each setting has to be, and what it is for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from tutor.text import safe_line

NARROWEST, WIDEST = 40, 120
"""Bounds of `column`, in terminal cells."""
SMALLEST_SHARE, LARGEST_SHARE = 0.7, 0.97
"""Bounds of `retention`: below, reviews are too few to learn from; above, their number has no end."""
_LONGEST_NAME = 64
_LONGEST_KEYS = 200


class Rule(NamedTuple):
    """What a value has to be."""

    kinds: tuple[type, ...]
    words: str
    """What it has to be, in words that follow “has to be”."""
    purpose: str
    """What it does."""
    least: float = 0
    most: float = 0
    among: tuple[str, ...] = ()
    """The texts that a text has to be one of; () for any."""

    def holds(self, value: object) -> bool:
        """Whether the value may be used; a size is a number's value and a text's length."""
        if type(value) not in self.kinds:
            return False
        if self.among:
            return value in self.among
        size = value if isinstance(value, int | float) else len(str(value))
        return self.least <= size <= self.most


RULES: Mapping[str, Rule] = {
    "column": Rule(
        (int,), f"a whole number from {NARROWEST} to {WIDEST}", "width of the text", NARROWEST, WIDEST
    ),
    "theme": Rule((str,), "the name of a theme, in quotation marks", "colours", 0, _LONGEST_NAME),
    "marks": Rule(
        (str,),
        '"first", "all" or "none", or "" for what the lesson says',
        "which occurrences of a term are marked",
        among=("", "first", "all", "none"),
    ),
    "confidence": Rule((bool,), "true or false", "ask how sure you are of every first answer", 0, 1),
    "new_a_day": Rule(
        (int,), "a whole number from 0 to 1000", "what a day adds to the review, at most", 0, 1000
    ),
    "reviews_a_sitting": Rule(
        (int,), "a whole number from 1 to 1000", "reviews in a sitting, at most", 1, 1000
    ),
    "retention": Rule(
        (float,),
        f"a number from {SMALLEST_SHARE:.2f} to {LARGEST_SHARE:.2f}",
        "the chance of knowing it at which something comes back",
        SMALLEST_SHARE,
        LARGEST_SHARE,
    ),
    "day_start": Rule((int,), "an hour from 0 to 12", "the hour at which a new day of reviews begins", 0, 12),
    "keys": Rule((), "a table of keys by what they do", "your own keys, by the id of what they do"),
}
"""By name, in the order in which they are shown."""


def key_bindings(written: Mapping[str, Any], within: str = "") -> tuple[dict[str, str], list[str]]:
    """The keys by id, and a line about each that cannot be used.

    An id has points in it, which TOML takes for tables unless it stands in quotation marks: both are read.
    """
    usable: dict[str, str] = {}
    problems: list[str] = []
    for name, value in written.items():
        full = f"{within}{name}"
        if isinstance(value, dict):
            found, wrong = key_bindings(value, f"{full}.")
            usable |= found
            problems += wrong
        elif isinstance(value, str) and value.strip(" ,") and len(value) <= _LONGEST_KEYS:
            usable[full] = ",".join(part.strip() or "," for part in value.split(",") if part)
        else:
            problems.append(
                f"`keys.{safe_line(full, 60)}` has to be a key in quotation marks, or several with commas "
                "between them; its own keys stay."
            )
    return usable, problems
