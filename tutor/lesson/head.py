"""What stands at the head of a lesson: the article it teaches, and how it is to be studied."""

from __future__ import annotations

from typing import Literal, NamedTuple

Gate = Literal["open", "attempt", "pass"]
LookBack = Literal["free", "after_first", "closed"]
Marks = Literal["first", "all", "none"]


class Source(NamedTuple):
    """The article that the lesson teaches, when it is somebody else's."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    """ISO 8601, as exact as the author knew it: `2018-04-19`, `2018-04` or `2018`."""
    url: str = ""


class Study(NamedTuple):
    """How the lesson is to be studied; the defaults are those of the format."""

    gate: Gate = "open"
    pass_mark: float = 0.8
    tries: int = 2
    shuffle: bool = True
    marks: Marks = "first"
    look_back: LookBack = "after_first"
    confidence: bool = False


NO_SOURCE = Source()
"""The lesson's own text, or nobody said."""
USUAL_STUDY = Study()
