"""Questions that are answered by typing: a few words, a number, gaps, an explanation."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Discriminator, Field, Tag

from tutor.lesson.schema.question import Question
from tutor.lesson.schema.table import FILLED, Figure, Many, OneOrMany, Table, TextOrTable, shown

CLOZE_PROMPT: Final = "Fill the gaps."
_GAP: Final = r"(^|[^{])\{[^{}|]"
"""A pattern: there is a gap somewhere."""


class Accepted(Table):
    """An answer that counts: a text, or a table with these keys."""

    text: Annotated[str, shown("the fishermen", pattern=FILLED)]
    """What may be typed."""
    credit: Annotated[float, Field(gt=0, le=1), shown(0.5)] = 1
    """Above 0, up to 1. Less than 1 is partly right, and ends the question. One answer has 1."""
    why: Annotated[str, shown("The text says crews; not every crew fishes.")] = ""
    """What is said about it."""


class Rejected(Table):
    """An answer that does not count, however near it comes: a text, or a table with these keys."""

    text: Annotated[str, shown("the council", pattern=FILLED)]
    """What may be typed."""
    why: Annotated[str, shown("It decided; it did not ask.")] = ""
    """Why it is wrong."""


AcceptedForm = Annotated[Annotated[str, Tag("<text>")] | Annotated[Accepted, Tag("<table>")], TextOrTable]
RejectedForm = Annotated[Annotated[str, Tag("<text>")] | Annotated[Rejected, Tag("<table>")], TextOrTable]
ToleranceForm = Annotated[
    Annotated[
        str, Field(json_schema_extra={"pattern": r"^\s*\+?[0-9.]+([eE][0-9]+)?\s*%\s*$"}), Tag("<text>")
    ]
    | Annotated[Figure, Tag("<number>")],
    Discriminator(lambda value: "<text>" if isinstance(value, str) else "<number>"),
]


class Short(Question):
    """Type a few words."""

    type: Annotated[Literal["short"], shown("short")]
    """The type of the question."""
    answer: Annotated[OneOrMany | None, shown("petition", ["petition", "a request"])] = None
    """What is right: a text, or a list of texts."""
    answers: Annotated[
        Many[AcceptedForm] | None, shown(["the crews", {"text": "the fishermen", "credit": 0.5}], minItems=1)
    ] = None
    """Instead of `answer`: texts and tables, when there is more to say about them."""
    reject: Annotated[
        Many[RejectedForm], shown(["letter", {"text": "the council", "why": "It decided; it did not ask."}])
    ] = ()
    """What is wrong although it comes near, or deserves a word of its own: texts and tables."""


class Number(Question):
    """Type a number."""

    type: Annotated[Literal["number"], shown("number")]
    """The type of the question."""
    answer: Annotated[Figure | None, shown(41)] = None
    """The number that is right."""
    tolerance: Annotated[ToleranceForm, shown(2, "5%", minimum=0)] = 0
    """How far from `answer` is still right: a number, or a share of it such as `"5%"`."""
    range: Annotated[Many[Figure] | None, shown([1960, 1969], minItems=2, maxItems=2)] = None
    """Instead of `answer`: the least and the greatest number that are right."""
    unit: Annotated[OneOrMany, shown("%", ["crews", "ships"], pattern=FILLED)] = ()
    """Ways to write the unit, a text or a list; the first is shown. It may be left out by the student."""
    unit_required: Annotated[bool, shown(True)] = False
    """The unit may not be left out."""


class Cloze(Question):
    """Fill the gaps of a text."""

    type: Annotated[Literal["cloze"], shown("cloze")]
    """The type of the question."""
    prompt: Annotated[str, shown("Pick what fits.")] = CLOZE_PROMPT
    """What is asked. Markdown."""
    text: Annotated[str, shown("In 1961 the {council|town council} wanted to sell the {bell}.", pattern=_GAP)]
    """The text. `{one}` is a gap; `{one|other}` one that either of two fills; `{{` and `}}` are braces."""
    bank: Annotated[Many[str] | None, shown(["sold", "contract"], minItems=1)] = None
    """Wrong words. With it the gaps are picked from these and the right words; without it they are typed."""


class Criterion(Table):
    """What a good explanation does: a text, or a table with these keys."""

    text: Annotated[str, shown("says what the bell meant to the crews", pattern=FILLED)]
    """The student ticks it when it was done."""
    points: Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False), shown(2)] = 1
    """What it weighs among the others, above 0, up to 1000."""


CriterionForm = Annotated[Annotated[str, Tag("<text>")] | Annotated[Criterion, Tag("<table>")], TextOrTable]


class Explain(Question):
    """Write, then compare with a model answer."""

    type: Annotated[Literal["explain"], shown("explain")]
    """The type of the question."""
    model: Annotated[str, shown("The petition. It showed what the bell stood for.", pattern=FILLED)]
    """An answer that does all that is asked. Markdown."""
    rubric: Annotated[
        Many[CriterionForm],
        shown(
            ["names the petition", {"text": "says what the bell meant to the crews", "points": 2}], minItems=1
        ),
    ]
    """What a good answer does: texts, or tables."""
