"""Questions that are answered by arranging: in order, in pairs, in classes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from tutor.lesson.schema.question import Question
from tutor.lesson.schema.table import Many, Table


class Order(Question):
    """Put items in order."""

    type: Literal["order"]
    """The type of the question."""
    items: Many[str]
    """Three or more, in the right order."""


class Pair(Table):
    """What belongs together."""

    left: str
    """Stands fixed; no two are the same."""
    right: str
    """Is picked for it; may be right for several."""
    why: str = ""
    """Why they belong together."""


PairForm = Annotated[
    Annotated[Many[str], Tag("<list>")] | Annotated[Pair, Tag("<table>")],
    Discriminator(lambda value: "<list>" if isinstance(value, list | tuple) else "<table>"),
]


class Match(Question):
    """Pair each left side with a right one."""

    type: Literal["match"]
    """The type of the question."""
    pairs: Many[PairForm]
    """Two or more, each ["left", "right"] or a table."""
    distractors: Many[str] = ()
    """Right sides that belong to nothing."""


class Classified(Table):
    """An item and the class it belongs to."""

    text: str
    """The item."""
    group: Annotated[str, Field(alias="class")]
    """One of the question's classes."""
    why: str = ""
    """Why it belongs there."""


class Classify(Question):
    """Put each item in a class."""

    type: Literal["classify"]
    """The type of the question."""
    classes: Many[str]
    """Two or more, in the order they are shown in; not each has to be used."""
    items: Many[Classified]
    """What is to be put in them."""
