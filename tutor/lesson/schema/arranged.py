"""Questions that are answered by arranging: in order, in pairs, in classes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from tutor.lesson.schema.question import Question
from tutor.lesson.schema.table import FILLED, Many, Table, shown


class Order(Question):
    """Put items in order."""

    type: Annotated[Literal["order"], shown("order")]
    """The type of the question."""
    items: Annotated[
        Many[str],
        shown(["The horn is built.", "The bell is silent.", "The crews sign."], minItems=3, uniqueItems=True),
    ]
    """Three or more, no two alike, in the right order. They are shown in another."""


class Pair(Table):
    """What belongs together: a list `["left", "right"]`, or a table with these keys."""

    left: Annotated[str, shown("The crews", pattern=FILLED)]
    """Stands fixed; no two are the same."""
    right: Annotated[str, shown("the bell on its wall", pattern=FILLED)]
    """Is picked for it; may be right for several."""
    why: Annotated[str, shown("That is what the petition asks for.")] = ""
    """Why they belong together."""


PairForm = Annotated[
    Annotated[Many[str], Field(json_schema_extra={"minItems": 2, "maxItems": 2}), Tag("<list>")]
    | Annotated[Pair, Tag("<table>")],
    Discriminator(lambda value: "<list>" if isinstance(value, list | tuple) else "<table>"),
]


class Match(Question):
    """Pair each left side with a right one."""

    type: Annotated[Literal["match"], shown("match")]
    """The type of the question."""
    pairs: Annotated[
        Many[PairForm],
        shown(
            [["The council", "the price of the bronze"], ["The crews", "the bell on its wall"]],
            [["The crews", "the bell"], {"left": "The council", "right": "money", "why": "It was poor."}],
            minItems=2,
        ),
    ]
    """Two or more: `["left", "right"]`, or tables. Left sides are all different; a right side may return."""
    distractors: Annotated[Many[str], shown(["a new lighthouse"])] = ()
    """Right sides that belong to nothing."""


class Classified(Table):
    """An item and the class it belongs to."""

    text: Annotated[str, shown("Forty-one crews signed.", pattern=FILLED)]
    """The item."""
    group: Annotated[str, Field(alias="class"), shown("fact")]
    """One of the question's `classes`."""
    why: Annotated[str, shown("The names can be counted.")] = ""
    """Why it belongs there."""


class Classify(Question):
    """Put each item in a class."""

    type: Annotated[Literal["classify"], shown("classify")]
    """The type of the question."""
    classes: Annotated[
        Many[str], shown(["fact", "opinion", "reasoned judgement"], minItems=2, uniqueItems=True)
    ]
    """Two or more, in the order they are shown in; not each of them has to be used."""
    items: Annotated[
        Many[Classified], shown([{"text": "Forty-one crews signed.", "class": "fact"}], minItems=1)
    ]
    """What is to be put in them: tables."""
