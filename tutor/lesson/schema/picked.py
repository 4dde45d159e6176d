"""Questions that are answered by picking: options, true or false, sentences."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Tag

from tutor.lesson.schema.question import Question
from tutor.lesson.schema.table import FILLED, Many, OneOrMany, Table, TextOrTable, shown


class Option(Table):
    """One option of a question: a text, or a table with these keys."""

    text: Annotated[str, shown("The fishermen asked for it.", pattern=FILLED)]
    """What it says."""
    correct: Annotated[bool, shown(True)] = False
    """It is a right answer."""
    why: Annotated[str, shown("They signed the petition.")] = ""
    """Why it is right or wrong. After a miss the student reads that of the chosen one; at the end, of all."""
    pin: Annotated[bool, shown(True)] = False
    """It keeps its place when options are shuffled, as “None of these” should."""


OptionForm = Annotated[Annotated[str, Tag("<text>")] | Annotated[Option, Tag("<table>")], TextOrTable]


class Choice(Question):
    """Pick one option."""

    type: Annotated[Literal["choice"], shown("choice")]
    """The type of the question."""
    options: Annotated[
        Many[OptionForm],
        shown(
            ["Iron", "Bronze", "Silver"],
            [{"text": "Iron", "why": "It would have rusted."}, {"text": "Bronze", "correct": True}],
            minItems=2,
        ),
    ]
    """Two or more, one of them right: texts, or tables."""
    answer: Annotated[str | None, shown("Bronze")] = None
    """The right option's text, when no option says `correct`."""


class Multiple(Question):
    """Tick every option that applies."""

    type: Annotated[Literal["multiple"], shown("multiple")]
    """The type of the question."""
    options: Annotated[
        Many[OptionForm],
        shown(
            ["It is silent.", "It was for sale.", "It was broken."],
            [{"text": "It is silent.", "correct": True}, {"text": "It was broken."}],
            minItems=2,
        ),
    ]
    """Two or more, at least one right and one wrong: texts, or tables."""
    answer: Annotated[OneOrMany | None, shown(["It is silent.", "It was for sale."])] = None
    """The right options' texts, when no option says `correct`."""
    scoring: Annotated[Literal["partial", "exact"], shown("exact")] = "partial"
    """`"partial"`: the share of right options ticked minus the share of wrong ones ticked, never below 0.
    `"exact"`: all or nothing."""


class TrueFalseWhy(Table):
    """What is said about each of the two answers."""

    true: Annotated[str, shown("It has been silent for years.")] = ""
    """What is said to who answers that it is true."""
    false: Annotated[str, shown("The horn took its place.")] = ""
    """What is said to who answers that it is false."""


class TrueFalse(Question):
    """Say whether the prompt is true."""

    type: Annotated[Literal["true_false"], shown("true_false")]
    """The type of the question."""
    answer: Annotated[bool, shown(False)]
    """Whether the prompt is true."""
    why: Annotated[
        TrueFalseWhy,
        shown({"true": "It has been silent for years.", "false": "The horn took its place."}),
    ] = TrueFalseWhy()
    """What is said about each of the two answers: a table with `true` and `false`."""


class Evidence(Question):
    """Point at the sentences of the text that hold the quotes of `evidence`."""

    type: Annotated[Literal["evidence"], shown("evidence")]
    """The type of the question."""
    need: Annotated[Literal["all", "any"], shown("any")] = "all"
    """`"all"` of the sentences, or `"any"` one of them."""
