"""Where in the file each part of a lesson was written, for whoever says something about it afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tutor.lesson.position import Path


class Origin(NamedTuple):
    """The place of one part, and what it is called in messages."""

    path: Path
    name: str
    """Such as "question `why-kept`"; one without an id is counted."""


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of a lesson's parts, by what the lesson calls them."""

    sections: dict[str, Origin] = field(default_factory=dict)
    """By id."""
    questions: dict[str, Origin] = field(default_factory=dict)
    """By id."""
    terms: dict[str, Origin] = field(default_factory=dict)
    """By the term."""
