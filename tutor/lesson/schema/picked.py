"""Questions that are answered by picking: options, true or false, sentences."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Tag

from tutor.lesson.schema.question import Question
from tutor.lesson.schema.table import Many, OneOrMany, Table, TextOrTable


class Option(Table):
    """One option of a question."""

    text: str
    """What it says."""
    correct: bool = False
    """It is a right answer."""
    why: str = ""
    """Why it is right or wrong."""
    pin: bool = False
    """It keeps its place when options are shuffled."""


OptionForm = Annotated[Annotated[str, Tag("<text>")] | Annotated[Option, Tag("<table>")], TextOrTable]


class Choice(Question):
    """Pick one option."""

    type: Literal["choice"]
    """The type of the question."""
    options: Many[OptionForm]
    """Two or more; one is right."""
    answer: str | None = None
    """The right option, when the options are texts only."""


class Multiple(Question):
    """Tick every option that applies."""

    type: Literal["multiple"]
    """The type of the question."""
    options: Many[OptionForm]
    """Two or more; at least one is right and one is wrong."""
    answer: OneOrMany | None = None
    """The right options, when the options are texts only."""
    scoring: Literal["partial", "exact"] = "partial"
    """Credit for each right tick, or all or nothing."""


class TrueFalseWhy(Table):
    """What is said about each of the two answers."""

    true: str = ""
    """Why it is, or is not, true."""
    false: str = ""
    """Why it is, or is not, false."""


class TrueFalse(Question):
    """Say whether the prompt is true."""

    type: Literal["true_false"]
    """The type of the question."""
    answer: bool
    """Whether the prompt is true."""
    why: TrueFalseWhy = TrueFalseWhy()
    """Feedback, for `true` and for `false`."""


class Evidence(Question):
    """Point at the sentences of the text that hold the quotes of `evidence`."""

    type: Literal["evidence"]
    """The type of the question."""
    need: Literal["all", "any"] = "all"
    """Whether every sentence is asked for, or one is enough."""
