"""Questions that are answered by typing: a few words, a number, gaps, an explanation."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Discriminator, Field, Tag

from tutor.lesson.schema.question import Question
from tutor.lesson.schema.table import Figure, Many, OneOrMany, Table, TextOrTable

CLOZE_PROMPT: Final = "Fill the gaps."


class Accepted(Table):
    """An answer that counts."""

    text: str
    """What may be typed."""
    credit: Annotated[float, Field(gt=0, le=1)] = 1
    """What it is worth: 1 is right, less is partly right."""
    why: str = ""
    """What is said about it."""


class Rejected(Table):
    """An answer that does not count, however near it comes."""

    text: str
    """What may be typed."""
    why: str = ""
    """Why it is wrong."""


AcceptedForm = Annotated[Annotated[str, Tag("<text>")] | Annotated[Accepted, Tag("<table>")], TextOrTable]
RejectedForm = Annotated[Annotated[str, Tag("<text>")] | Annotated[Rejected, Tag("<table>")], TextOrTable]
ToleranceForm = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[Figure, Tag("<number>")],
    Discriminator(lambda value: "<text>" if isinstance(value, str) else "<number>"),
]


class Short(Question):
    """Type a few words."""

    type: Literal["short"]
    """The type of the question."""
    answer: OneOrMany | None = None
    """What is right, one text or several, when there is nothing more to say of them."""
    answers: Many[AcceptedForm] | None = None
    """Instead of `answer`: what is right or partly right, with credit and feedback."""
    reject: Many[RejectedForm] = ()
    """What is wrong although it comes near, or deserves an explanation."""


class Number(Question):
    """Type a number."""

    type: Literal["number"]
    """The type of the question."""
    answer: Figure | None = None
    """The number that is right."""
    tolerance: ToleranceForm = 0
    """How far from `answer` is still right: a number, or a share of it such as "5%"."""
    range: Many[Figure] | None = None
    """Instead of `answer`: the least and the greatest number that are right."""
    unit: OneOrMany = ()
    """Ways to write the unit, the one to show first; it may be left out."""
    unit_required: bool = False
    """The unit must be typed."""


class Cloze(Question):
    """Fill the gaps of a text."""

    type: Literal["cloze"]
    """The type of the question."""
    prompt: str = CLOZE_PROMPT
    """What is asked."""
    text: str
    """The text; {one|other} is a gap and what fills it, {{ and }} are braces."""
    bank: Many[str] | None = None
    """Wrong words. With it the gaps are picked, from these and the right ones; without it they are typed."""


class Criterion(Table):
    """What a good explanation does."""

    text: str
    """The student ticks it when it was done."""
    points: Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)] = 1
    """What it weighs among the others."""


CriterionForm = Annotated[Annotated[str, Tag("<text>")] | Annotated[Criterion, Tag("<table>")], TextOrTable]


class Explain(Question):
    """Write, then compare with a model answer."""

    type: Literal["explain"]
    """The type of the question."""
    model: str
    """An answer that does all that is asked. Markdown."""
    rubric: Many[CriterionForm]
    """What the student checks the own answer for."""
